"""The forms of a draft version: its header, and one form for each of the 14 components."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms

from standards import fact_fields
from standards.citations import Citation, citations
from standards.drafting import FOLLOW, Place, Wording, wording
from standards.models import Version
from standards.outline import parse
from standards.transcription import LEGAL_BASIS

LONGEST_TEXT = 100_000
# About as many letters as one line of the box holds.
COLUMNS = 65
WRITE, SHARED, START = "tulis", "bersama", "semula"
# Regulations as a select shows them, and by the key that a citation gives them.
Regulations = tuple[list[tuple[Any, str]], dict[str, int]]


class HeaderForm(forms.ModelForm):
    """What the title line of the annex says. All of it is needed unless the standard is withdrawn."""

    needed = ("activity", "name", "risk", "licence_type")

    class Meta:
        model = Version
        fields = ["annex_number", "activity", "name", "risk", "licence_type", "withdrawn"]

    def clean(self) -> dict[str, Any] | None:
        values = super().clean() or self.cleaned_data
        for name in self.needed:
            if not values.get("withdrawn") and name not in self.errors and not values.get(name):
                self.add_error(name, f"Isi {self.fields[name].label.lower()}.")
        return values


class ComponentForm(forms.Form):
    """One component: its words, its facts as fields, and for component 7 its regulations.

    `seen` is a fingerprint of what the page showed: a component the editor left alone is not
    saved again, so it cannot undo what a colleague changed meanwhile.
    """

    source = forms.ChoiceField(label="Pilihan", required=False, widget=forms.RadioSelect)
    text = forms.CharField(label="Uraian", required=False, max_length=LONGEST_TEXT, widget=forms.Textarea)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, place: Place, regulations: Regulations, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=f"k{place.number}")
        self.place, self.regulations = place, regulations
        self.shown = wording(place.shown)
        self.facts = dict(fact_fields.fact_fields(place.number))
        self.fields.update(self.facts)
        self._offer_sources()
        self._describe_text()
        self.bases = {f"dasar-{each.key}": each for each in self._citations()}
        self.fields.update({name: self._basis_field(each) for name, each in self.bases.items()})
        self.initial = self._initial()
        self.initial["seen"] = _fingerprint(self.initial, self._names())

    @property
    def fact_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.facts]

    @property
    def basis_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.bases]

    @property
    def is_touched(self) -> bool:
        return self.cleaned_data.get("seen") != _fingerprint(self.cleaned_data, self._names())

    @property
    def said(self) -> Wording:
        """What to keep of this component; only for a valid form."""
        source = self.cleaned_data["source"]
        if source == SHARED:
            return FOLLOW
        if source == START:
            return wording(self.place.start)
        text = self.cleaned_data["text"]
        facts = fact_fields.settled(self.place.number, text, self._typed_facts(), self.shown.facts)
        return Wording(text, facts, self._chosen_bases())

    def clean_text(self) -> str:
        return _tidy(self.cleaned_data["text"])

    def clean_source(self) -> str:
        return self.cleaned_data["source"] or WRITE

    def clean(self) -> None:
        text, source = self.cleaned_data.get("text", ""), self.cleaned_data.get("source")
        if source == WRITE and not text and (self.shown.text or self._typed_facts()):
            self.add_error("text", "Uraian tidak boleh kosong: setiap komponen wajib ada.")
        if source == SHARED and text not in (_tidy(self.shown.text), ""):
            message = "Uraian diubah, tetapi pilihannya kembali ke teks bersama. Pilih salah satu."
            self.add_error("source", message)

    def _typed_facts(self) -> dict[str, Any]:
        return fact_fields.filled({name: self.cleaned_data.get(name) for name in self.facts})

    def _names(self) -> list[str]:
        return ["source", "text", *self.facts, *self.bases]

    def _offer_sources(self) -> None:
        place, offered = self.place, [(WRITE, "Pakai uraian di kotak ini")]
        if place.shared is not None and not (place.starts_shared and place.row is None):
            offered.append((SHARED, "Kembali ke teks bersama kantor"))
        follows_anyway = place.starts_shared and place.shared is not None
        if place.row is not None and place.start is not None and not follows_anyway:
            offered.append((START, "Batalkan perubahan, pakai lagi uraian yang berlaku"))
        self.fields["source"].choices = offered
        if len(offered) == 1:
            self.fields["source"].widget = forms.HiddenInput()

    def _describe_text(self) -> None:
        lines = sum(1 + len(line) // COLUMNS for line in self.shown.text.split("\n"))
        self.fields["text"].widget.attrs |= {"rows": min(max(lines + 1, 3), 24), "spellcheck": "false"}
        self.fields["text"].label = f"Uraian komponen {self.place.number}"

    def _initial(self) -> dict[str, Any]:
        row = self.place.row
        source = SHARED if row is not None and row.follows_shared else WRITE
        known = {name: self.shown.facts.get(name) for name in self.facts}
        return {**known, "source": source, "text": self.shown.text, **self._initial_bases()}

    def _citations(self) -> Iterable[Citation]:
        if self.place.number != LEGAL_BASIS:
            return ()
        text = self.data.get(self.add_prefix("text")) if self.is_bound else self.shown.text
        return citations(parse(_tidy(text or "")))

    def _basis_field(self, citation: Citation) -> forms.Field:
        return forms.TypedChoiceField(
            label=citation.words, choices=self.regulations[0], coerce=int, empty_value=None, required=False
        )

    def _initial_bases(self) -> dict[str, int | None]:
        """As on record for this text; a citation not on record gets the regulation of its key."""
        recorded, by_key = dict(self.shown.bases), self.regulations[1]
        return {
            name: recorded.get(each.position) or by_key.get(each.key) for name, each in self.bases.items()
        }

    def _chosen_bases(self) -> tuple[tuple[int, int], ...]:
        found = ((each.position, self._basis(each)) for each in self._citations())
        return tuple((position, regulation) for position, regulation in found if regulation)

    def _basis(self, citation: Citation) -> int | None:
        """A citation typed just now had no select yet: the regulation of its key stands in."""
        name = f"dasar-{citation.key}"
        if self.add_prefix(name) in self.data:
            return self.cleaned_data[name]
        return self.regulations[1].get(citation.key)


def component_forms(
    places: Iterable[Place], regulations: Regulations, data: Mapping[str, Any] | None = None
) -> Iterator[ComponentForm]:
    for place in places:
        yield ComponentForm(place, regulations, data)


def _tidy(text: str) -> str:
    """As stored: one line break, no blanks at a line's end."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip("\n").split("\n")).strip()


def _fingerprint(values: Mapping[str, Any], names: Iterable[str]) -> str:
    said = fact_fields.filled({name: values.get(name) for name in names})
    said["text"] = _tidy(values.get("text") or "")
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
