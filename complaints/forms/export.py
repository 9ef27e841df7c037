"""What kind of file, and whether the complainants' names leave in it."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from complaints.forms.fields import Words
from complaints.models import FileFormat
from complaints.permissions import may_open_identities


class ExportForm(forms.Form):
    use_required_attribute = False
    conditional_fields = ("reason",)

    file_format = forms.ChoiceField(
        label="Bentuk berkas",
        choices=FileFormat.choices(),
        initial=FileFormat.XLSX.value,
        widget=forms.RadioSelect(attrs={"class": "inline"}),
        error_messages={"required": "Pilih bentuk berkasnya.", "invalid_choice": "Pilih dari daftar."},
    )
    with_identity = forms.BooleanField(
        label="Sertakan identitas pelapor",
        required=False,
        help_text="Setiap nama yang ikut tercatat sebagai pembukaan identitas atas nama Anda (Pasal 49).",
    )
    reason = Words(
        what="Alasan",
        limit=180,
        label="Alasan menyertakan identitas",
        required=False,
        help_text="Wajib bila identitas disertakan. Jangan menulis nama pelapor.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_open_identities(user):
            del self.fields["with_identity"], self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("with_identity") and "reason" not in self.errors and len(values["reason"]) < 5:
            self.add_error("reason", "Tulis alasan menyertakan identitas pelapor.")
        return values

    @property
    def names(self) -> bool:
        return bool(self.cleaned_data.get("with_identity"))

    @property
    def why(self) -> str:
        return str(self.cleaned_data.get("reason", ""))
