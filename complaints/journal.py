"""The counter's journal: what was recorded there on a day or in a week, by whom; numbers, no identity."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from complaints.intake import Kind
from complaints.models import Complaint
from complaints.officers import name_of


@dataclass(frozen=True)
class Line:
    """How many of each kind, in the order of `Kind`; `day` for a line that is one."""

    name: str
    counts: tuple[int, ...]
    day: date | None = None

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Journal:
    first: date
    last: date
    cases: tuple[Complaint, ...]
    days: tuple[Line, ...]
    people: tuple[Line, ...]
    channels: tuple[Line, ...]
    together: Line


def week_of(day: date) -> tuple[date, date]:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def journal(user: User, first: date, last: date) -> Journal:
    """Of the cases that exist for this account. One query."""
    cases = tuple(Complaint.objects.visible_to(user).recorded_at_counter(first, last))
    return Journal(
        first,
        last,
        cases,
        days=tuple(
            _line("", [case for case in cases if _recorded_on(case) == day], day)
            for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        ),
        people=_lines(cases, lambda case: name_of(case.entered_by)),
        channels=_lines(cases, lambda case: str(case.channel)),
        together=_line("Jumlah", cases),
    )


def _lines(cases: Iterable[Complaint], name: Callable[[Complaint], str]) -> tuple[Line, ...]:
    """One line a name, the fullest first."""
    groups: dict[str, list[Complaint]] = {}
    for case in cases:
        groups.setdefault(name(case), []).append(case)
    lines = (_line(each, found) for each, found in groups.items())
    return tuple(sorted(lines, key=lambda line: (-line.total, line.name)))


def _line(name: str, cases: Iterable[Complaint], day: date | None = None) -> Line:
    kinds = [case.kind for case in cases]
    return Line(name, tuple(kinds.count(kind.value) for kind in Kind), day)


def _recorded_on(case: Complaint) -> date:
    return timezone.localdate(case.entered_at)
