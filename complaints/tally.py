"""Standards and complaints read together: how many came about each component, how many were late,
what was found. Numbers only; a case in quarantine, or closed as no report, is in none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, F, Q

from complaints.intake import Kind
from complaints.models import Complaint
from complaints.models.case_lists import ComplaintQuerySet
from complaints.workflow import Outcome, State
from standards.components import COMPONENTS, Component
from standards.in_force import in_force
from standards.models import ComponentText, ServiceStandard


@dataclass(frozen=True)
class Tally:
    """`complaints` holds the five after it; suggestions stand apart and have no due date."""

    complaints: int = 0
    open: int = 0
    late: int = 0
    proven: int = 0
    partly_proven: int = 0
    not_proven: int = 0
    suggestions: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    def __bool__(self) -> bool:
        return bool(self.complaints or self.suggestions)

    @property
    def findings(self) -> list[tuple[Outcome, int]]:
        return [(each, getattr(self, each)) for each in FOUND]

    @property
    def in_words(self) -> str:
        """ "3 pengaduan, 1 terlambat, 1 terbukti"; what is none is not said."""
        parts = [f"{self.complaints} pengaduan"] if self.complaints else []
        parts += [f"{self.late} terlambat"] if self.late else []
        parts += [f"{count} {outcome.label.lower()}" for outcome, count in self.findings if count]
        parts += [f"{self.suggestions} saran"] if self.suggestions else []
        return ", ".join(parts)


FOUND = (Outcome.PROVEN, Outcome.PARTLY_PROVEN, Outcome.NOT_PROVEN)


@dataclass(frozen=True)
class Row:
    """One standard with its 14 components in order."""

    standard: int
    cells: tuple[tuple[Component, Tally], ...]
    total: Tally
    name: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Line:
    """One component: what came about the words in force, and about those they replaced."""

    component: Component
    text: ComponentText | None
    now: Tally
    earlier: Tally


@dataclass(frozen=True)
class Reading:
    """One standard beside its complaints. `elsewhere`: about the service as a whole."""

    lines: tuple[Line, ...]
    elsewhere: Tally

    @cached_property
    def total(self) -> Tally:
        return sum((line.now + line.earlier for line in self.lines), self.elsewhere)


def counted(user: User) -> ComplaintQuerySet:
    """What this account may know of: the same as on its lists."""
    return Complaint.objects.visible_to(user).reports()


def late_on(today: date) -> Q:
    """deadlines.standing for many at once: past the due date on the day of the answer, or today.
    What was withdrawn needed no answer, and is neither late nor on time."""
    unanswered = Q(answered_on__isnull=True, due_on__lt=today)
    return (unanswered | Q(due_on__lt=F("answered_on"))) & ~Q(outcome=Outcome.WITHDRAWN)


def rows(cases: ComplaintQuerySet, today: date) -> list[Row]:
    """Every standard that something came about, the most complained of first. One query."""
    found: dict[int, dict[int | None, Tally]] = {}
    for (standard, number), tally in _tallies(cases, today, "standard_id", "component").items():
        found.setdefault(standard, {})[number] = tally
    each = [_row(standard, tallies) for standard, tallies in found.items()]
    return sorted(each, key=lambda row: (-row.total.complaints, -row.total.suggestions, row.standard))


def _row(standard: int, tallies: Mapping[int | None, Tally]) -> Row:
    cells = tuple((component, tallies.get(component.number, Tally())) for component in COMPONENTS)
    return Row(standard, cells, sum(tallies.values(), Tally()))


def reading(cases: ComplaintQuerySet, standard: ServiceStandard, today: date) -> Reading:
    """By the words that were in force on the day each report was received."""
    known = in_force(standard, today)
    tallies = _tallies(cases.filter(standard=standard), today, "component", "clause_text_id")
    lines = []
    for component in COMPONENTS:
        text = known.clause(component.number).text if known else None
        mine = {key: each for (number, key), each in tallies.items() if number == component.number}
        now = mine.pop(text.pk, Tally()) if text else Tally()
        lines.append(Line(component, text, now, sum(mine.values(), Tally())))
    elsewhere = (each for (number, _), each in tallies.items() if number is None)
    return Reading(tuple(lines), sum(elsewhere, Tally()))


def of_texts(
    cases: ComplaintQuerySet, texts: Collection[int], today: date, standard: ServiceStandard | None = None
) -> dict[int, Tally]:
    """By the key of the words; of shared words over all standards, without a standard. One query."""
    chosen = cases.filter(clause_text__in=texts)
    chosen = chosen.filter(standard=standard) if standard else chosen
    return {key: tally for (key,), tally in _tallies(chosen, today, "clause_text_id").items()}


def _tallies(cases: ComplaintQuerySet, today: date, *by: str) -> dict[tuple[Any, ...], Tally]:
    complaint = Q(kind=Kind.COMPLAINT)
    measures = {
        "complaints": complaint,
        "open": complaint & ~Q(state=State.CLOSED),
        "late": complaint & late_on(today),
        **{outcome.value: complaint & Q(outcome=outcome) for outcome in FOUND},
        "suggestions": Q(kind=Kind.SUGGESTION),
    }
    asked = cases.filter(standard__isnull=False).order_by().values_list(*by)
    counts: Iterable[tuple[Any, ...]] = asked.annotate(
        **{f"n_{name}": Count("pk", filter=condition) for name, condition in measures.items()}
    )
    return {row[: len(by)]: Tally(*row[len(by) :]) for row in counts if any(row[len(by) :])}
