"""The question of the page that counts a licence's own working days."""

from datetime import date
from typing import Any

from django import forms

from complaints.forms.dates import DayFirstDateField
from complaints.workdays import in_words


class ServiceDaysForm(forms.Form):
    """The names of the fields are words of the address, which people read."""

    use_required_attribute = False

    diterima = DayFirstDateField(
        label="Berkas lengkap dan benar diterima kantor pada",
        help_text="Hari itu adalah hari ke-0 dan belum dihitung. Contoh: 17-8-2026.",
        error_messages={"required": "Isi tanggal berkas lengkap diterima kantor."},
    )
    terbit = DayFirstDateField(
        label="Izin terbit pada",
        help_text="Kosongkan bila izin Anda belum terbit.",
        required=False,
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_terbit(self) -> date | None:
        issued: date | None = self.cleaned_data["terbit"]
        received = self.cleaned_data.get("diterima")
        if issued and issued > self.today:
            raise forms.ValidationError(f"{in_words(issued)} belum tiba. Kosongkan bila izin belum terbit.")
        if issued and received and issued < received:
            raise forms.ValidationError(
                f"Izin tidak mungkin terbit sebelum berkasnya diterima, {in_words(received)}."
            )
        return issued
