"""The query string of the list → words and filters; whatever it holds, nothing is raised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import slugify

from standards.models import LicenceType, RiskLevel, Sector
from standards.stems import SILENT_WORDS, joined_numbers, words_in

LONGEST_TEXT = 200
MOST_WORDS = 8

# How many standards there are: sector, risk, licence type → count.
Tally = Mapping[tuple[Any, ...], int]


@dataclass(frozen=True)
class Choice:
    """One option of a filter: `value` stands in the URL, `stored` in the column."""

    value: str
    label: str
    stored: Any
    count: int = 0


@dataclass(frozen=True)
class Filter:
    """One <select>. A value that is not among the choices is ignored, and the page says so."""

    name: str
    label: str
    everything: str
    column: str
    choices: tuple[Choice, ...]
    given: str = ""

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.value == self.given), None)

    @property
    def offered(self) -> tuple[Choice, ...]:
        """Without those that would lead nowhere, but never without the one that is chosen."""
        return tuple(each for each in self.choices if each.count or each == self.chosen)

    @property
    def is_unknown(self) -> bool:
        return bool(self.given) and self.chosen is None


@dataclass(frozen=True)
class Search:
    """`is_literal`: exactly these words, nothing mended."""

    text: str
    filters: tuple[Filter, ...]
    is_literal: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return words_of(self.text)

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(each.chosen for each in self.filters if each.chosen)

    @property
    def has_unknown(self) -> bool:
        return any(each.is_unknown for each in self.filters)

    @property
    def narrows(self) -> bool:
        """Whether this is a result page: not for search engines, and not the list of everything."""
        return bool(self.text or self.chosen or self.has_unknown)

    def columns(self) -> dict[str, Any]:
        """What the chosen filters ask of an entry."""
        return {each.column: each.chosen.stored for each in self.filters if each.chosen}

    def counted(self, tally: Tally) -> "Search":
        """With the number of standards beside every choice, the other filters applied."""
        filters = tuple(
            replace(each, choices=tuple(_counted(choice, place, self, tally) for choice in each.choices))
            for place, each in enumerate(self.filters)
        )
        return replace(self, filters=filters)

    def total(self, tally: Tally) -> int:
        return sum(count for key, count in tally.items() if self._takes(key))

    def _takes(self, key: tuple[Any, ...], but: int | None = None) -> bool:
        return all(
            each.chosen is None or place == but or each.chosen.stored == key[place]
            for place, each in enumerate(self.filters)
        )


def read_search(given: Mapping[str, str], sectors: Iterable[Sector]) -> Search:
    """The filters stand in the order of a tally's key."""
    filters = (
        Filter("sektor", "Sektor", "Semua sektor", "sector_id", _sectors(sectors)),
        Filter("risiko", "Tingkat risiko", "Semua tingkat", "risk", _labels(RiskLevel)),
        Filter("jenis", "Jenis izin", "Semua jenis", "licence_type", _labels(LicenceType)),
    )
    read = tuple(replace(each, given=given.get(each.name, "")) for each in filters)
    return Search(given.get("q", "").strip()[:LONGEST_TEXT], read, bool(given.get("persis")))


def words_of(text: str) -> tuple[str, ...]:
    """The words that count. "KBLI 33.152" is one code, as people copy it from a form. Cut here,
    for every caller: nobody means more."""
    words = [word for word in words_in(joined_numbers(text[:LONGEST_TEXT])) if word not in SILENT_WORDS]
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def _sectors(sectors: Iterable[Sector]) -> tuple[Choice, ...]:
    return tuple(Choice(each.slug, each.name, each.pk) for each in sectors)


def _labels(kind: type[RiskLevel] | type[LicenceType]) -> tuple[Choice, ...]:
    return tuple(Choice(slugify(label), label, value) for value, label in kind.choices)


def _counted(choice: Choice, place: int, search: Search, tally: Tally) -> Choice:
    alike = (n for key, n in tally.items() if key[place] == choice.stored and search._takes(key, but=place))
    return replace(choice, count=sum(alike))
