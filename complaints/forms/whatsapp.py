"""Which message by WhatsApp, and why the number is opened."""

from typing import Any

from django import forms

from complaints.wording import MessageKind


class WhatsAppForm(forms.Form):
    use_required_attribute = False

    kind = forms.ChoiceField(
        label="Pesan",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih pesannya.",
            "invalid_choice": "Pesan ini tidak cocok lagi dengan keadaan perkara. Pilih dari daftar.",
        },
    )
    reason = forms.CharField(
        label="Alasan membuka nomor pelapor",
        min_length=5,
        max_length=200,
        help_text="Dicatat bersama nama Anda dan waktunya. Jangan menulis nama atau nomor pelapor.",
        error_messages={"required": "Tulis alasan membuka nomor pelapor."},
    )

    def __init__(self, *args: Any, kinds: list[MessageKind], **options: Any) -> None:
        first = kinds[0] if kinds else ""
        options.setdefault("initial", {"kind": first, "reason": "Mengirim kabar kepada pelapor"})
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(str(kind), kind.label) for kind in kinds]

    def clean_kind(self) -> MessageKind:
        return MessageKind(self.cleaned_data["kind"])
