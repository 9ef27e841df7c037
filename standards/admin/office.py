"""The office, where it can be visited, and its channels."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards.models import Channel, NextDoor, Office, ServiceLocation


@admin.register(Office)
class OfficeAdmin(PortalModelAdmin):
    """A single row: its list is its own page."""

    fieldsets = (
        (None, {"fields": ("name", "short_name", "regency", "head_name", "direct_superior", "duties")}),
        (
            "Penanggung jawab pengaduan",
            {"fields": ("complaint_officer_name", "complaint_officer_address")},
        ),
        ("Maklumat pelayanan", {"fields": ("pledge_text", "pledge_signed_on")}),
        (
            "Sistem OSS",
            {
                "description": "Ditunjukkan kepada warga yang izinnya terbit dari OSS sendiri, juga bila "
                "pencarian tidak menemukan apa pun.",
                "fields": ("oss_url", "oss_source", "oss_checked_on"),
            },
        ),
        ("Data terbuka", {"fields": ("data_licence", "data_licence_url")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Office.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        office = Office.objects.first()
        if office is None or not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        return redirect("admin:standards_office_change", office.pk)


@admin.register(ServiceLocation)
class ServiceLocationAdmin(PortalModelAdmin):
    list_display = ("name", "address")
    fields = ("slug", "name", "address", "position")


@admin.register(Channel)
class ChannelAdmin(PortalModelAdmin):
    list_display = ("code", "name", "is_in_use", "is_oral", "is_referral")
    list_display_links = ("code", "name")
    list_filter = ("is_in_use", "is_oral", "is_referral")
    fields = ("code", "name", "words", "is_oral", "is_referral", "is_public", "is_in_use", "position")


@admin.register(NextDoor)
class NextDoorAdmin(PortalModelAdmin):
    list_display = ("name", "phone", "website", "checked_on")
    fields = (
        *("code", "is_superior", "name", "purpose", "address", "phone", "sms", "website"),
        *("source", "checked_on", "position"),
    )
