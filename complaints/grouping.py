"""The queue's groups asked of the database: how many cases stand in each, and which come first.

The group of a case is queue.py's to say. It is asked once for every combination of what decides it,
a few hundred for any number of cases; the database then counts and finds by combination.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from complaints.models import Complaint
from complaints.models.case_lists import ComplaintQuerySet
from complaints.queue import Group, group
from complaints.workdays import Calendar

DECIDING = ("quarantine", "state", "kind", "due_on")


@dataclass(frozen=True)
class Grouping:
    """The open ones of these cases; `totals` is 0 for a group that is not in it."""

    cases: ComplaintQuerySet
    totals: Mapping[Group, int]
    _conditions: Mapping[Group, Q]

    @property
    def total(self) -> int:
        return sum(self.totals.values())

    def of(self, group: Group) -> ComplaintQuerySet:
        """All cases of one group, most pressing first."""
        if group not in self._conditions:
            return self.cases.none()
        return self.cases.filter(self._conditions[group]).by_urgency()

    def beginnings(self, most: int) -> Sequence[Complaint]:
        """The first cases of every group, most pressing first. One query."""
        first, *rest = [self.of(group).values("pk")[:most] for group in self.totals] or [self.cases.none()]
        keys = first.union(*rest, all=True) if rest else first
        return list(Complaint.objects.keyed(keys).for_list().by_urgency())


def grouping(cases: ComplaintQuerySet, today: date, calendar: Calendar) -> Grouping:
    """One query, whatever is waiting."""
    totals: dict[Group, int] = defaultdict(int)
    days: dict[Group, dict[tuple[str, ...], list[date | None]]] = defaultdict(lambda: defaultdict(list))
    waiting = cases.open()
    for *stage, due_on, count in waiting.order_by().values_list(*DECIDING).annotate(count=Count("pk")):
        found = group(Complaint(**dict(zip(DECIDING, (*stage, due_on), strict=True))), today, calendar)
        totals[found] += count
        days[found][tuple(stage)].append(due_on)
    conditions = {found: _any_of(stages) for found, stages in days.items()}
    return Grouping(waiting, dict(totals), conditions)


def _any_of(stages: Mapping[tuple[str, ...], Sequence[date | None]]) -> Q:
    condition = Q()
    for stage, days in stages.items():
        due = Q(due_on__in=[day for day in days if day is not None])
        if None in days:
            due |= Q(due_on__isnull=True)
        condition |= Q(**dict(zip(DECIDING, stage, strict=False))) & due
    return condition
