"""Which standards a machine asks for: filters and page in the query string. An unknown value is
an error, not an empty list: a program would take the empty list for an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.text import slugify

from standards.in_force import newest_versions
from standards.models import BusinessActivity, LicenceType, RiskLevel, Sector, Version

PAGE_SIZE = 200
LONGEST_NUMBER = 6


class UnknownValue(ValueError):
    """A filter that cannot be obeyed; the message says what it takes."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True)
class Selection:
    """Empty values do not narrow."""

    edition: int = 0
    risk: str = ""
    licence_type: str = ""
    sector: str = ""
    page: int = 1

    def versions(self, on: date) -> QuerySet[Version]:
        """By KBLI code, an order that stays when an annex is numbered anew."""
        wanted = {
            "activity__edition": self.edition,
            "risk": self.risk,
            "licence_type": self.licence_type,
            "standard__sector__slug": self.sector,
        }
        chosen = {column: value for column, value in wanted.items() if value}
        return newest_versions(on).filter(**chosen).order_by("activity__code", "standard__slug")


def read_selection(given: Mapping[str, str]) -> Selection:
    """Raises UnknownValue, whatever the query string holds."""
    return Selection(
        edition=_edition(given.get("edisi", "")),
        risk=_choice("risiko", given.get("risiko", ""), RiskLevel),
        licence_type=_choice("jenis", given.get("jenis", ""), LicenceType),
        sector=_sector(given.get("sektor", "")),
        page=_number("hal", given.get("hal", "1")),
    )


def _edition(text: str) -> int:
    if not text:
        return 0
    known = sorted(set(BusinessActivity.objects.values_list("edition", flat=True)))
    if text not in map(str, known):
        raise UnknownValue("edisi", f"Edisi KBLI yang ada: {_list(known)}.")
    return int(text)


def _choice(parameter: str, text: str, kind: type[RiskLevel] | type[LicenceType]) -> str:
    codes = {slugify(label): value for value, label in kind.choices}
    if text and text not in codes:
        raise UnknownValue(parameter, f"Nilai yang dikenal: {_list(codes)}.")
    return codes.get(text, "")


def _sector(text: str) -> str:
    if text and not Sector.objects.filter(slug=text).exists():
        known = Sector.objects.values_list("slug", flat=True)
        raise UnknownValue("sektor", f"Sektor yang dikenal: {_list(known)}.")
    return text


def _number(parameter: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text)):
        raise UnknownValue(parameter, "Tulis nomor halaman dengan angka, mulai dari 1.")
    return int(text)


def _list(values: Iterable[object]) -> str:
    return ", ".join(map(str, values)) or "belum ada"
