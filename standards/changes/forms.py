"""Two days to compare, typed or chosen by anyone."""

from datetime import date
from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day by the browser's own calendar: 2026-01-31 and nothing else."""

    default_error_messages = {
        "required": "Isi tanggalnya.",
        "invalid": "Tulis tanggal yang ada di kalender, misalnya 2026-01-31.",
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(input_formats=["%Y-%m-%d"], widget=widget, **options)


class StatesForm(forms.Form):
    """The earlier day first, whichever was typed first."""

    use_required_attribute = False

    dari = DayField(label="Keadaan pada tanggal")
    ke = DayField(label="dibandingkan dengan tanggal")

    def days(self) -> tuple[date, date]:
        first, last = sorted((self.cleaned_data["dari"], self.cleaned_data["ke"]))
        return first, last
