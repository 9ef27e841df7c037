"""The words of messages to complainants, with an example beside them."""

from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from complaints.models import MessageWording
from complaints.wording import FIELDS, LONGEST_SUBJECT, SAMPLES, MessageChannel, MessageKind, Text, merge
from purwakarta_ptsp.admin_site import PortalModelAdmin

CHANGED_MEANWHILE = (
    "Kata-kata ini sudah diubah sejak halaman ini dibuka, jadi isian Anda belum tersimpan. Isian itu masih "
    "ada di bawah: salin, buka halaman ini lagi, lalu gabungkan dengan kata-kata yang baru."
)


class WordingForm(forms.ModelForm):
    """`seen`: the words as they were on the page that is saved, as their stamp."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["seen"] = stamp(self.instance)

    def clean(self) -> dict[str, Any]:
        """Compared with the row under its lock, which the admin's transaction holds until it is saved."""
        values: dict[str, Any] = super().clean() or {}
        row = MessageWording.objects.select_for_update().filter(pk=self.instance.pk).first()
        if row and values.get("seen") != stamp(row):
            raise ValidationError(CHANGED_MEANWHILE)
        return values


@admin.register(MessageWording)
class MessageWordingAdmin(PortalModelAdmin):
    """One row for each channel and kind: added only where one is missing, never deleted."""

    form = WordingForm
    list_display = ("kind", "channel", "opening")
    list_filter = ("channel",)
    ordering = ("pk",)
    change_form_template = "admin/complaints/wording.html"

    @admin.display(description="perihal atau kalimat pertama")
    def opening(self, row: MessageWording) -> str:
        return row.subject or row.body.partition("\n")[0][:LONGEST_SUBJECT]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        has_subject = obj is None or obj.channel == MessageChannel.EMAIL
        return ("channel", "kind", "subject", "body") if has_subject else ("channel", "kind", "body")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("channel", "kind") if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        form = super().get_form(request, obj, **options)
        if obj and "subject" in form.base_fields:
            form.base_fields["subject"].required = True
        return form

    def has_add_permission(self, request: HttpRequest) -> bool:
        is_missing = MessageWording.objects.count() < len(MessageChannel) * len(MessageKind)
        return super().has_add_permission(request) and is_missing

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        row: MessageWording | None = options.get("obj")
        if row is not None:
            known = FIELDS[MessageKind(row.kind)]
            context |= {
                "fields_allowed": [(field, field.label, SAMPLES[field]) for field in known],
                "example": merge(_typed(context["adminform"].form, row), SAMPLES),
                "is_mail": row.channel == MessageChannel.EMAIL,
            }
        return super().render_change_form(request, context, *args, **options)


def stamp(row: MessageWording) -> str:
    """Tells one state of a row from another."""
    return sha256(f"{row.subject}\n{row.body}".encode()).hexdigest()


def _typed(form: Any, row: MessageWording) -> Text:
    """What stands in the boxes now: after a refusal, the words that were refused."""
    data = form.data if form.is_bound else {}
    return Text(data.get("subject", row.subject), data.get("body", row.body).replace("\r\n", "\n"))
