"""Linking two reports of one matter, and taking the link back."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from complaints import register
from complaints.forms.fields import Words
from complaints.labels import Labelled
from complaints.models import Complaint

NOBODYS = "Nomor ini tidak ada dalam register. Periksa tahun dan nomor urutnya."


class Leads(Labelled):
    OTHER = "other", "Laporan yang lain itu"
    THIS = "this", "Perkara ini"


def _why(help_text: str) -> Words:
    return Words(
        what="Alasan",
        limit=1_000,
        rows=2,
        label="Alasan",
        help_text=help_text,
        error_messages={"required": "Tulis alasannya."},
    )


class OtherForm(forms.Form):
    """Which report to put beside this one, by its number; as unknown as none where it may not be opened."""

    use_required_attribute = False

    dengan = Words(
        what="Nomor",
        limit=40,
        label="Nomor laporan yang sama",
        help_text="Misalnya P-2026-0012.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis nomor laporan yang sama."},
    )

    def __init__(self, *args: Any, complaint: Complaint, by: User, **kwargs: Any) -> None:
        self.complaint, self.by = complaint, by
        super().__init__(*args, **kwargs)

    def clean_dengan(self) -> Complaint:
        try:
            found = Complaint.objects.visible_to(self.by).numbered(self.cleaned_data["dengan"]).first()
        except register.BadNumber as bad:
            raise forms.ValidationError(str(bad)) from bad
        if found is None:
            raise forms.ValidationError(NOBODYS)
        if found.pk == self.complaint.pk:
            raise forms.ValidationError("Tulis nomor laporan lain, bukan nomor perkara ini sendiri.")
        return found


class LinkForm(OtherForm):
    """`dengan` has been chosen; now which of the two leads, and why."""

    leads = forms.ChoiceField(
        label="Yang memimpin",
        choices=Leads.choices(),
        widget=forms.RadioSelect,
        help_text="Yang memimpin ditelaah dan dijawab; jawabannya diusulkan untuk yang mengikuti.",
        error_messages={"required": "Pilih yang memimpin.", "invalid_choice": "Pilih salah satu."},
    )
    reason = _why("Mengapa keduanya urusan yang sama. Jangan menulis nama pelapor.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dengan"].widget = forms.HiddenInput()

    def pair(self) -> tuple[Complaint, Complaint]:
        """Who follows, and who leads."""
        other: Complaint = self.cleaned_data["dengan"]
        pair = (other, self.complaint)
        return pair if self.cleaned_data["leads"] == Leads.THIS else (pair[1], pair[0])


class PartForm(forms.Form):
    use_required_attribute = False
    reason = _why("Mengapa keduanya ternyata bukan urusan yang sama.")


def leads_by_age(one: Complaint, other: Complaint) -> Leads:
    """The report that came first, unless a person says otherwise."""
    first = min(one, other, key=lambda case: (case.received_on, case.year, case.serial))
    return Leads.THIS if first is one else Leads.OTHER
