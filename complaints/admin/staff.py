"""The staff list: posts, who answers to whom, and deputies."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey
from django.http import HttpRequest

from complaints.admin.nameless_history import NamelessHistory
from complaints.models import Appointment, Complaint, Event, Officer


class OfficerForm(forms.ModelForm):
    def clean_is_active(self) -> bool:
        """Who leaves hands over first: an open case never waits for somebody who is gone."""
        is_active = self.cleaned_data["is_active"]
        if not is_active and self.instance.user_id:
            held = Complaint.objects.open().handled_by(self.instance.user).count()
            if held:
                raise forms.ValidationError(
                    f"Masih menangani {held} perkara terbuka. Kepala seksi atau kepala mengalihkannya dahulu "
                    "di meja petugas, Serah terima perkara."
                )
        return is_active


@admin.register(Officer)
class OfficerAdmin(NamelessHistory):
    form = OfficerForm
    list_display = ("position", "name", "user", "direct_superior", "is_active")
    list_filter = ("is_active",)
    list_select_related = ("user", "direct_superior")
    search_fields = ("position", "name", "user__username")
    fields = ("name", "position", "user", "direct_superior", "is_active", "handles_above")


@admin.register(Appointment)
class AppointmentAdmin(NamelessHistory):
    list_display = ("title", "deputy", "from_on", "to_on", "letter")
    list_select_related = ("absent", "deputy")
    fields = ("kind", "absent", "deputy", "from_on", "to_on", "letter")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What was signed under keeps its words; only its last day may still change."""
        used = obj is not None and Event.objects.filter(acting=obj).exists()
        return ("kind", "absent", "deputy", "from_on", "letter") if used else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        used = obj is not None and Event.objects.filter(acting=obj).exists()
        return super().has_delete_permission(request, obj) and not used

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **options: Any) -> Any:
        options["queryset"] = Officer.objects.filter(is_active=True)
        if db_field.name == "deputy":
            options["queryset"] = options["queryset"].filter(user__isnull=False)
        return super().formfield_for_foreignkey(db_field, request, **options)
