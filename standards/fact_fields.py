"""A form field for every fact of facts.FACTS, so that nobody ever edits raw data.

An empty field means "as the words say": it is read from the text. What is typed must agree with
the words, else publishing refuses it (facts.disagreements).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms

from standards.facts import FACTS, Fact, facts_of

# Words copied out of the text. Left alone by the editor they follow the text; a figure does not,
# so that a slip such as 140 days for 14 is caught by the field beside it.
COPIED = frozenset({"annex", "from", "basis", "product", "documents", "electronic_signature", "motto"})


class NumberListField(forms.CharField):
    """ "4, 8, 13, atau 17" as a list of numbers."""

    default_error_messages = {"numbers": "Tulis angka saja, dipisahkan koma: 4, 8, 13, 17."}

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[int]:
        words = super().to_python(value).replace(",", " ").replace("atau", " ").replace("dan", " ").split()
        if not all(word.isascii() and word.isdigit() and len(word) < 6 for word in words):
            raise forms.ValidationError(self.error_messages["numbers"])
        return [int(word) for word in words]


class LinesField(forms.CharField):
    """A list with one entry a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        lines = super().to_python(value).splitlines()
        return [line.strip() for line in lines if line.strip()]


def fact_fields(number: int) -> Iterator[tuple[str, forms.Field]]:
    """The fields of one component, by fact name, in the order of FACTS."""
    for fact in FACTS:
        if fact.component == number:
            label = f"{fact.label} ({fact.unit})" if fact.unit else fact.label
            yield fact.name, _FIELDS[fact.name](required=False, label=label, help_text=_help(fact))


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what was left empty; a fee of 0 is not empty."""
    return {name: value for name, value in values.items() if value or _is_nought(value)}


def settled(number: int, text: str, typed: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    """The facts to keep: as typed; where the field is empty, or copied words were left as shown,
    as the text says now."""
    read = facts_of(number, text)
    followed = {name for name in COPIED if name in read and typed.get(name) == shown.get(name)}
    kept = {name: value for name, value in typed.items() if name not in followed}
    return {**read, **kept}


def _is_nought(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _help(fact: Fact) -> str:
    return _HELP.get(fact.name, "")


def _whole_number(least: int) -> Callable[..., forms.Field]:
    def field(**options: Any) -> forms.Field:
        return forms.IntegerField(min_value=least, max_value=2_000_000_000, **options)

    return field


def _choice(*choices: tuple[str, str]) -> Callable[..., forms.Field]:
    def field(**options: Any) -> forms.Field:
        return forms.ChoiceField(choices=[("", "Menurut uraian"), *choices], **options)

    return field


_FIELDS: dict[str, Callable[..., forms.Field]] = {
    "classes": NumberListField,
    "annex": forms.CharField,
    "days": _whole_number(1),
    "unit": _choice(("working_day", "hari kerja"), ("calendar_day", "hari kalender")),
    "from": _choice(("complete_application", "berkas lengkap dan benar")),
    "basis": forms.CharField,
    "fee": _whole_number(0),
    "product": forms.CharField,
    "documents": LinesField,
    "electronic_signature": forms.BooleanField,
    "filing_calendar_days": _whole_number(1),
    "answer_working_days": _whole_number(1),
    "staff": _whole_number(1),
    "motto": LinesField,
    "evaluations_per_year": _whole_number(1),
    "surveys_per_year": _whole_number(1),
}

_HELP = {
    "classes": "Nomor klasifikasi, dipisahkan koma.",
    "fee": "0 berarti gratis.",
    "documents": "Satu dokumen sebaris.",
    "motto": "Satu motto sebaris.",
    "filing_calendar_days": "Dihitung sejak pelayanan diterima.",
    "answer_working_days": "Dihitung sejak pengaduan diterima; dipakai menghitung batas jawaban.",
}
