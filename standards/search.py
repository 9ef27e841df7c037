"""The citizen's words and filters → the standards: words of the name, KBLI digits from the left."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.text import slugify

from standards.in_force import newest_versions
from standards.models import LicenceType, RiskLevel, Version

LONGEST_TEXT = 200
MOST_WORDS = 8
# They stand before the words that count: "izin KBLI 33152".
SILENT_WORDS = frozenset({"kbli", "dan", "atau", "untuk"})


@dataclass(frozen=True)
class Choice:
    """One option of a filter: `value` stands in the URL, `stored` in the column."""

    value: str
    label: str
    stored: str


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
    def is_unknown(self) -> bool:
        return bool(self.given) and self.chosen is None


@dataclass(frozen=True)
class Search:
    text: str
    filters: tuple[Filter, ...]

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


@dataclass(frozen=True)
class Found:
    """`is_partial`: no name has all the words, these have some of them, the best ones first."""

    versions: QuerySet[Version]
    is_partial: bool = False


@dataclass(frozen=True)
class SectorCount:
    slug: str
    name: str
    count: int


def read_search(given: Mapping[str, str], sectors: Iterable[SectorCount]) -> Search:
    """The query string as a Search; whatever it holds, nothing is raised."""
    filters = (
        Filter("sektor", "Sektor", "Semua sektor", "standard__sector__slug", _sectors(sectors)),
        Filter("risiko", "Tingkat risiko", "Semua tingkat", "risk", _labels(RiskLevel)),
        Filter("jenis", "Jenis izin", "Semua jenis", "licence_type", _labels(LicenceType)),
    )
    read = tuple(replace(each, given=given.get(each.name, "")) for each in filters)
    return Search(given.get("q", "").strip()[:LONGEST_TEXT], read)


def words_of(text: str) -> tuple[str, ...]:
    """The words that count. "KBLI 33.152" is one code, as people copy it from a form. Cut here,
    for every caller: a longer word is a pattern too large for the database."""
    joined = re.sub(r"(?<=\d)[ .](?=\d)", "", text[:LONGEST_TEXT].casefold())
    words = [word for word in re.findall(r"[^\W_]+", joined) if word not in SILENT_WORDS]
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def find(search: Search, on: date) -> Found:
    """Those with every word; when there are none, those with some of them."""
    versions = newest_versions(on).order_by("name", "activity__code", "pk")
    for each in search.filters:
        if each.chosen:
            versions = versions.filter(**{each.column: each.chosen.stored})
    if not search.words:
        return Found(versions.none() if search.text else versions)
    scored = versions.annotate(hits=_hits(search.words))
    complete = scored.filter(hits=len(search.words))
    if complete.exists():
        return Found(complete)
    return Found(scored.filter(hits__gt=0).order_by("-hits", "name", "pk"), is_partial=True)


def sector_counts(on: date) -> list[SectorCount]:
    """The sectors that have standards on a day, the fullest first."""
    rows = (
        newest_versions(on)
        .filter(standard__sector__isnull=False)
        .values_list("standard__sector__slug", "standard__sector__name")
        .annotate(count=Count("pk"))
        .order_by("-count", "standard__sector__name")
    )
    return [SectorCount(*row) for row in rows]


def _sectors(sectors: Iterable[SectorCount]) -> tuple[Choice, ...]:
    return tuple(Choice(each.slug, f"{each.name} ({each.count})", each.slug) for each in sectors)


def _labels(kind: type[RiskLevel] | type[LicenceType]) -> tuple[Choice, ...]:
    return tuple(Choice(slugify(label), label, value) for value, label in kind.choices)


def _hits(words: Iterable[str]) -> Case:
    """How many of the words a standard has."""
    score = Value(0, output_field=IntegerField())
    for word in words:
        score = score + Case(When(_has(word), then=1), default=0, output_field=IntegerField())
    return score


def _has(word: str) -> Q:
    """A word begins a word of the name; digits begin the code. `words_of` leaves no regex sign."""
    in_name = Q(name__iregex=rf"\m{word}")
    return Q(activity__code__startswith=word) | in_name if word.isdigit() else in_name
