"""The quality of the whole catalogue in a few numbers, for the first page of Pengelolaan portal."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.core.cache import cache

from standards.assessing import Assessed, assess_catalogue
from standards.findings import LABELS, Finding, Grade
from standards.models import Regulation

# A finding with the standard it was found in.
Row: TypeAlias = tuple[str, Finding]
OVERDUE = ("evaluation_overdue", "review_overdue")
LAW_CHANGED = ("law_out_of_force", "law_not_yet")
# Assessing 2,000 standards takes two seconds: not at every visit of the first page. Mutu itself
# always counts anew.
KEPT_SECONDS = 300


@dataclass(frozen=True)
class Count:
    """Findings of one kind, and on how many standards; `code` is empty for a whole grade."""

    label: str
    findings: int
    standards: int
    code: str = ""


@dataclass(frozen=True)
class LawTouched:
    regulation: int
    name: str
    standards: int


@dataclass(frozen=True)
class Health:
    counted_at: datetime
    red: Count
    yellow: Count
    overdue: tuple[Count, ...]
    laws: tuple[LawTouched, ...]


def health(on: date, now: datetime) -> Health:
    """As counted within the last five minutes by this process."""
    return cache.get(_key(on)) or remember(assess_catalogue(on), on, now)


def remember(assessed: Iterable[Assessed], on: date, now: datetime) -> Health:
    """What was just counted, for the visits that follow."""
    known = counted(assessed, now)
    cache.set(_key(on), known, KEPT_SECONDS)
    return known


def counted(assessed: Iterable[Assessed], now: datetime) -> Health:
    rows = [(each.slug, finding) for each in assessed for finding in each.findings]
    red = [row for row in rows if row[1].grade is Grade.RED]
    yellow = [row for row in rows if row[1].grade is Grade.YELLOW]
    overdue = {code: [row for row in yellow if row[1].code == code] for code in OVERDUE}
    return Health(
        now,
        _count("merah", red),
        _count("kuning", yellow),
        tuple(_count(LABELS[code], found, code) for code, found in overdue.items()),
        _laws(row for row in yellow if row[1].code in LAW_CHANGED),
    )


def _key(on: date) -> str:
    return f"catalogue-health-{on:%Y-%m-%d}"


def _count(label: str, rows: Collection[Row], code: str = "") -> Count:
    return Count(label, len(rows), len({slug for slug, _finding in rows}), code)


def _laws(rows: Iterable[Row]) -> tuple[LawTouched, ...]:
    """Those that touch most standards first."""
    touched: dict[str, set[str]] = defaultdict(set)
    for slug, finding in rows:
        touched[finding.about].add(slug)
    known = Regulation.objects.filter(slug__in=touched)
    found = [LawTouched(each.pk, each.short_name, len(touched[each.slug])) for each in known]
    return tuple(sorted(found, key=lambda law: (-law.standards, law.name)))
