"""To whom many cases go, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User

from complaints.forms.assignment import written_reason
from complaints.impartiality import handles_above
from complaints.models import Complaint, Officer


class TransferForm(forms.Form):
    """The cases chosen in a list, all ticked at first, each known by its number."""

    use_required_attribute = False

    perkara = forms.MultipleChoiceField(
        label="Perkara",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang sedikitnya satu perkara.",
            "invalid_choice": "Salah satu perkara tidak ada dalam pilihan Anda. Ulangi dari daftar.",
        },
    )
    to = forms.ModelChoiceField(
        Officer.objects.none(),
        label="Dialihkan kepada",
        empty_label="Pilih pegawai",
        error_messages={"required": "Pilih yang menerima perkara.", "invalid_choice": "Pilih dari daftar."},
    )
    reason = written_reason(
        "Alasan pengalihan", "Tercatat pada jejak setiap perkara. Jangan menulis nama pelapor."
    )

    def __init__(self, *args: Any, cases: Sequence[Complaint], by: User, **kwargs: Any) -> None:
        self.cases = {case.number: case for case in cases}
        kwargs.setdefault("initial", {"perkara": list(self.cases)})
        super().__init__(*args, **kwargs)
        self.fields["perkara"].choices = [(number, _named(case)) for number, case in self.cases.items()]
        receivers = Officer.objects.who_may_handle()
        if handles_above(by):
            receivers = receivers | Officer.objects.who_may_handle_above()
        self.fields["to"].queryset = receivers

    @property
    def chosen(self) -> list[Complaint]:
        return [self.cases[number] for number in self.cleaned_data["perkara"]]


def _named(case: Complaint) -> str:
    matter = case.get_component_display() if case.component else "Tanpa komponen"
    return f"{case.number}: {matter}, {case.get_state_display().lower()}"
