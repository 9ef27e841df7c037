"""Each proposed day off by itself: ticked it is stored, changed or not; unticked it is left out."""

from datetime import date
from typing import Any

from django import forms

from complaints.models import Holiday
from complaints.workdays import DayKind
from purwakarta_ptsp.day_input import DayInput

MOST_ROWS = 120
_REQUIRED = {"required": "Isi tanggal dan nama hari yang dicentang."}


class ProposedDayForm(forms.Form):
    use_required_attribute = False
    accept = forms.BooleanField(label="Simpan", required=False)
    on = forms.DateField(
        label="Tanggal",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
        error_messages={"invalid": "Tulis tanggal yang ada di kalender."},
    )
    name = forms.CharField(label="Nama", max_length=160, required=False)
    kind = forms.ChoiceField(
        label="Jenis", choices=DayKind.choices(), error_messages={"invalid_choice": "Pilih jenisnya."}
    )
    is_estimate = forms.BooleanField(label="Perkiraan", required=False)

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        self.year = year
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("accept"):
            # A row that is left out is not judged: whatever was typed in it is not stored.
            self._errors.clear()
            return values
        for name in ("on", "name"):
            if not values.get(name) and name not in self.errors:
                self.add_error(name, _REQUIRED["required"])
        if (on := values.get("on")) and on.year != self.year:
            self.add_error("on", f"Tanggal ini bukan dalam tahun {self.year}.")
        return values


class BaseProposal(forms.BaseFormSet):
    def clean(self) -> None:
        """One date once a kind, in the proposal and in the table."""
        seen = {(on, kind) for on, kind in Holiday.objects.values_list("on", "kind")}
        for form in self.accepted():
            key = (form.cleaned_data.get("on"), form.cleaned_data.get("kind"))
            if key[0] and key in seen:
                form.add_error("on", "Tanggal ini sudah tercatat dengan jenis yang sama.")
            seen.add(key)

    def accepted(self) -> list[forms.Form]:
        return [form for form in self.forms if form.cleaned_data.get("accept")]

    def holidays(self, decree: str, checked_on: date | None) -> list[Holiday]:
        """Unsaved rows of what was ticked."""
        names = ("on", "name", "kind", "is_estimate")
        return [
            Holiday(**{name: form.cleaned_data[name] for name in names}, decree=decree, checked_on=checked_on)
            for form in self.accepted()
        ]


Proposal = forms.formset_factory(
    ProposedDayForm, formset=BaseProposal, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)
