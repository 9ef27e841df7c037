"""The filters of the lists of cases, as they stand in the address: Indonesian words, never a name. What
cannot be understood narrows nothing, and is told at its field."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.text import slugify

from complaints.case_search import about_standards, found
from complaints.filter_choices import Choices, choices_in_use
from complaints.forms.fields import SearchWords
from complaints.intake import Kind
from complaints.labels import Labelled
from complaints.models.case_lists import ComplaintQuerySet
from complaints.queue import Group
from complaints.workdays import in_words
from complaints.workflow import Outcome, Route, State
from purwakarta_ptsp.day_input import DayInput
from standards.components import COMPONENTS

MINE, NOT_TAKEN, OPEN, ANSWERED_LATE = "saya", "belum-diambil", "terbuka", "dijawab-terlambat"
EVERYTHING = "Semua"


def words_of(kind: type[Labelled]) -> dict[str, Any]:
    """The word in the address of each member: its label, as an address can hold it."""
    return {slugify(each.label): each for each in kind}


STATES, KINDS, OUTCOMES, ROUTES = map(words_of, (State, Kind, Outcome, Route))


def _choice(label: str, choices: Mapping[str, str] | None = None) -> forms.ChoiceField:
    offered = [("", EVERYTHING), *(choices or {}).items()]
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=offered,
        error_messages={"invalid_choice": f"{label}: pilihan di alamat halaman ini tidak dikenal."},
    )


def _labels(words: Mapping[str, Labelled]) -> dict[str, str]:
    return {word: each.label for word, each in words.items()}


def _day(label: str) -> forms.DateField:
    invalid = f"{label}: tulis tanggal yang ada."
    return forms.DateField(
        label=label,
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": invalid},
    )


@dataclass(frozen=True)
class Chip:
    """One active filter; `without` is the address that removes it."""

    label: str
    value: str
    without: str


class CaseFilterForm(forms.Form):
    use_required_attribute = False
    hide_optional = True

    cari = SearchWords(
        what="Pencarian",
        limit=200,
        label="Cari",
        required=False,
        help_text="Nomor register, nomor dari luar, atau kata dalam laporan. Nama pelapor tidak dicari.",
    )
    milik = _choice("Penangan")
    tahap = _choice("Tahap", {OPEN: "Semua yang terbuka", **_labels(STATES)})
    kelompok = _choice(
        "Batas jawaban", {**{str(each): each.label for each in Group}, ANSWERED_LATE: "Dijawab terlambat"}
    )
    jenis = _choice("Jenis", _labels(KINDS))
    standar = SearchWords(
        what="Standar",
        limit=200,
        label="Standar (KBLI atau nama)",
        required=False,
    )
    komponen = _choice("Komponen", {str(each.number): f"{each.number}. {each.label}" for each in COMPONENTS})
    kanal = _choice("Kanal")
    tempat = _choice("Tempat penerimaan")
    dari = _day("Diterima mulai")
    sampai = _day("Diterima sampai")
    hasil = _choice("Hasil", _labels(OUTCOMES))
    jalur = _choice("Jalur penyelesaian", _labels(ROUTES))
    prioritas = _choice("Prioritas", {"didahulukan": "Hanya yang didahulukan"})

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.known = user, choices_in_use()
        own = [("", EVERYTHING), (MINE, "Perkara saya"), (NOT_TAKEN, "Belum diambil")]
        self.fields["milik"].choices = [*own, *_pairs(self.known.handlers)]
        self.fields["kanal"].choices = [("", EVERYTHING), *_pairs(self.known.channels)]
        self.fields["tempat"].choices = [("", EVERYTHING), *_pairs(self.known.locations)]
        self.is_valid()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("dari"), values.get("sampai")
        if first and last and last < first:
            self.add_error("sampai", f"Tanggal ini sebelum {in_words(first)}. Tukar kedua tanggalnya.")
        return values

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """What was understood, by field, without what was left open."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def group(self) -> Group | None:
        """The group of the queue that is asked for: its cases depend on the day."""
        word = self.chosen.get("kelompok", "")
        return None if word in ("", ANSWERED_LATE) else Group(word)

    @property
    def is_closed(self) -> bool:
        return STATES.get(self.chosen.get("tahap", "")) == State.CLOSED

    @property
    def has_days(self) -> bool:
        return bool(self.chosen.keys() & {"dari", "sampai"})

    def narrowed(self, cases: ComplaintQuerySet) -> ComplaintQuerySet:
        """All filters but the group."""
        for name, value in self.chosen.items():
            if narrow := _NARROWING.get(name):
                cases = narrow(cases, value, self)
        return cases.received_between(self.chosen.get("dari"), self.chosen.get("sampai"))

    def chips(self) -> list[Chip]:
        """The active filters, each with the address that removes it and begins on the first page."""
        return [
            Chip(str(self.fields[name].label), self._in_words(name), self._without(name))
            for name in self.chosen
        ]

    def in_words(self) -> str:
        """ "Tahap: Selesai; Kanal: Loket" for the record of an export."""
        return "; ".join(f"{chip.label}: {chip.value}" for chip in self.chips())

    def _in_words(self, name: str) -> str:
        value = self.chosen[name]
        if isinstance(self.fields[name], forms.ChoiceField):
            return str(dict(self.fields[name].choices)[value])
        return in_words(value) if isinstance(self.fields[name], forms.DateField) else f"“{value}”"

    def _without(self, name: str) -> str:
        rest = self.data.copy()
        for each in (name, "hal"):
            rest.pop(each, None)
        return f"?{rest.urlencode()}"


def _pairs(choices: Choices) -> list[tuple[str, str]]:
    return [(word, label) for word, (label, _) in choices.items()]


def _of(cases: ComplaintQuerySet, word: str, form: CaseFilterForm) -> ComplaintQuerySet:
    if word == NOT_TAKEN:
        return cases.not_taken()
    return cases.filter(handler=form.user.pk if word == MINE else form.known.handlers[word][1])


def _in_state(cases: ComplaintQuerySet, word: str, form: CaseFilterForm) -> ComplaintQuerySet:
    return cases.open() if word == OPEN else cases.filter(state=STATES[word])


_NARROWING = {
    "cari": lambda cases, text, form: found(cases, text),
    "milik": _of,
    "tahap": _in_state,
    "kelompok": lambda cases, word, form: cases.answered_late() if word == ANSWERED_LATE else cases,
    "jenis": lambda cases, word, form: cases.filter(kind=KINDS[word]),
    "standar": lambda cases, text, form: about_standards(cases, text),
    "komponen": lambda cases, word, form: cases.filter(component=int(word)),
    "kanal": lambda cases, word, form: cases.filter(channel=form.known.channels[word][1]),
    "tempat": lambda cases, word, form: cases.filter(location=form.known.locations[word][1]),
    "hasil": lambda cases, word, form: cases.filter(outcome=OUTCOMES[word]),
    "jalur": lambda cases, word, form: cases.filter(route=ROUTES[word]),
    "prioritas": lambda cases, word, form: cases.filter(is_priority=True),
}
