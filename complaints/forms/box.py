"""The papers found in the complaint box, entered together: all of them, or none.

Two days each: the box was opened on the day of receipt, from which R5 counts; the paper was written on
the day the complainant spoke, to which R2 counts (R3 m)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.db import transaction
from django.http import QueryDict

from complaints.filing import Filing, file_complaint
from complaints.forms.counter_choices import BOX, options
from complaints.forms.counter_fields import PersonField, TypedDateField
from complaints.forms.counter_page import CounterPage
from complaints.forms.fields import Words
from complaints.intake import Identity, Kind, ServiceStatus, check_receipt_dates
from complaints.models import Complaint
from standards.models import Channel, ServiceLocation

FEWEST, MOST = 5, 50  # papers on one page
KINDS = {Kind.COMPLAINT: "Pengaduan", Kind.SUGGESTION: "Saran atau masukan"}
NO_BOX = "Kanal kotak pengaduan (huruf m) tidak ada atau tidak dipakai. Mintalah administrator memeriksanya."


class PaperForm(forms.Form):
    """One paper; an empty one is skipped. Whether it stays a complaint, the law says (R7)."""

    use_required_attribute = False
    hide_optional = True

    description = Words(what="Isi", limit=10_000, rows=3, label="Isi kertas", required=False)
    written_on = TypedDateField(label="Tertulis tanggal", required=False, help_text="Misalnya 5-11.")
    person = PersonField(label="Dari siapa", required=False)
    kind = forms.ChoiceField(label="Jenis", choices=options(KINDS), initial=Kind.COMPLAINT)

    def clean_description(self) -> str:
        if not self.cleaned_data["description"].strip():
            raise forms.ValidationError("Tulis isi kertas ini, atau kosongkan seluruh barisnya.")
        return self.cleaned_data["description"]


class BoxForm(CounterPage):
    conditional_fields = ("late_entry_reason",)

    received_on = TypedDateField(
        label="Kotak dibuka tanggal",
        help_text="Hari diterima: batas jawaban dihitung dari sini.",
        widget=forms.DateInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True, "accesskey": "1"},
            format="%d-%m-%Y",
        ),
    )
    location = forms.ModelChoiceField(ServiceLocation.objects.all(), label="Letak kotak", empty_label=None)
    late_entry_reason = Words(
        what="Alasan",
        limit=500,
        label="Alasan dicatat susulan",
        required=False,
        help_text="Hanya bila kotak dibuka sebelum hari ini.",
    )

    def __init__(self, *args: Any, kept: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(*args, kept=kept, **kwargs)
        self.fields["received_on"].today = self.on
        count = _rows((self.data if self.is_bound else kept or {}).get("baris", ""))
        self.papers = [self._paper(number, kept) for number in range(1, count + 1)]

    def _paper(self, number: int, kept: QueryDict | None) -> PaperForm:
        prefix = f"kertas-{number}"
        typed = {name: (kept or {}).get(f"{prefix}-{name}") for name in PaperForm.base_fields}
        first = {name: value for name, value in typed.items() if value is not None}
        data = self.data if self.is_bound and _is_filled(self.data, prefix) else None
        paper = PaperForm(data, prefix=prefix, initial=first)
        paper.fields["written_on"].today = self.on
        for field in paper.fields.values() if number > 1 else ():
            field.help_text = ""  # said once, on the first paper
        return paper

    @property
    def filled(self) -> list[PaperForm]:
        """An empty paper is not bound to what was sent."""
        return [paper for paper in self.papers if paper.is_bound]

    @property
    def wrong_fields(self) -> list[forms.BoundField]:
        """Those of the papers, for the summary of errors."""
        return [field for paper in self.filled for field in paper if field.errors]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.filled:
            self.add_error(None, "Belum ada kertas yang diisi.")
        if not Channel.objects.filter(code=BOX, is_in_use=True).exists():
            self.add_error(None, NO_BOX)
        self._check_days(values)
        # Each message stands at its own field; the page as a whole is not to be saved.
        if any(paper.errors for paper in self.filled):
            self.add_error(None, "Perbaiki kertas yang ditandai; belum ada yang tersimpan.")
        return values

    def _check_days(self, values: dict[str, Any]) -> None:
        received_on = values.get("received_on")
        for paper in [None, *self.filled] if received_on else []:
            sent_on = paper.cleaned_data.get("written_on") if paper and paper.is_valid() else None
            errors = check_receipt_dates(
                sent_on=sent_on,
                received_on=received_on,
                entered_on=self.on,
                reason=values.get("late_entry_reason", ""),
            )
            if paper and "sent_on" in errors:
                paper.add_error("written_on", errors["sent_on"])
            elif paper is None:
                for name, error in errors.items():
                    self.add_error("late_entry_reason" if name == "reason" else name, error)

    @transaction.atomic
    def file(self) -> tuple[list[Complaint], bool]:
        """The cases in the order of the papers, and whether this page had made them before."""
        repeated = Complaint.objects.filter(form_key=self._key(1)).exists()
        channel = Channel.objects.get(code=BOX)
        filings = [self._filing(place, paper, channel) for place, paper in enumerate(self.filled, start=1)]
        return [file_complaint(filing, by=self.by, on=self.on) for filing in filings], repeated

    def _key(self, place: int) -> UUID:
        """Of the page's own key, so that a repeat of the page finds the same cases."""
        return uuid5(self.cleaned_data["key"], str(place))

    def _filing(self, place: int, paper: PaperForm, channel: Channel) -> Filing:
        values, person = self.cleaned_data, paper.cleaned_data["person"]
        return Filing(
            form_key=self._key(place),
            wants=Kind(paper.cleaned_data["kind"]),
            identity=Identity.OPEN if person else Identity.NONE,
            complainant=person,
            service_status=ServiceStatus.NOT_REMEMBERED,  # in time until somebody finds the day (R2)
            channel=channel,
            location=values["location"],
            sent_on=paper.cleaned_data["written_on"],
            received_on=values["received_on"],
            late_entry_reason=values["late_entry_reason"],
            description=paper.cleaned_data["description"],
        )


def _is_filled(typed: Mapping[str, Any], prefix: str) -> bool:
    names = ("description", "written_on", "person")
    return any(str(typed.get(f"{prefix}-{name}", "")).strip() for name in names)


def with_more_rows(typed: QueryDict) -> QueryDict:
    """The same page with five more empty rows."""
    more = typed.copy()
    more["baris"] = str(_rows(typed.get("baris", "")) + FEWEST)
    return more


def _rows(word: str) -> int:
    number = int(word) if word.isascii() and word.isdecimal() and len(word) < 4 else FEWEST
    return max(FEWEST, min(number, MOST))
