"""The law's clock of one case, ready to be shown: due date, count and warnings."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from complaints.deadlines import SoftAlarm, soft_alarms
from complaints.intake import Kind
from complaints.outcomes import Outcome
from complaints.stages import State
from complaints.workdays import Calendar, CalendarTooShort, CountedDay


class Timed(Protocol):
    kind: str
    state: str
    outcome: str
    due_on: date | None
    answered_on: date | None
    completed_on: date | None
    was_told: bool
    answer_working_days: int | None

    @property
    def clock_began_on(self) -> date: ...

    @property
    def is_quarantined(self) -> bool: ...


def alarms_of(case: Timed, today: date) -> tuple[SoftAlarm, ...]:
    """By the clock of the present round. None where nothing waits: not a complaint, closed, held until
    a person has read it; and whoever withdrew need not be told. Source: UU 25/2009 Art 44 and 50."""
    if case.kind != Kind.COMPLAINT or case.state == State.CLOSED or case.is_quarantined:
        return ()
    return soft_alarms(
        case.clock_began_on,
        today,
        complete_on=case.completed_on,
        answered_on=case.answered_on,
        is_told=case.was_told or case.outcome == Outcome.WITHDRAWN,
    )


@dataclass(frozen=True)
class Clock:
    """`days` is the count that leads to the due date, empty when it cannot be shown; `moved`: the
    calendar changed since and this date did not move with it (the case was answered or closed), so
    that today's count would contradict what was promised; it leads to `recounted_on`."""

    due_on: date | None
    working_days: int | None
    days: tuple[CountedDay, ...] = ()
    moved: bool = False
    recounted_on: date | None = None
    unconfirmed: bool = False
    alarms: tuple[SoftAlarm, ...] = ()

    @property
    def ringing(self) -> tuple[SoftAlarm, ...]:
        return tuple(alarm for alarm in self.alarms if alarm.rings)


def clock(case: Timed, today: date, calendar: Calendar) -> Clock:
    """Never raises."""
    if case.kind != Kind.COMPLAINT:
        return Clock(None, None)
    days = _counted(case, calendar)
    moved = bool(days and case.due_on and days[-1].on != case.due_on)
    return Clock(
        case.due_on,
        case.answer_working_days,
        () if moved else days,
        moved=moved,
        recounted_on=days[-1].on if moved else None,
        unconfirmed=bool(case.due_on)
        and calendar.touches_unconfirmed_year(case.clock_began_on, case.due_on or today),
        alarms=alarms_of(case, today),
    )


def _counted(case: Timed, calendar: Calendar) -> tuple[CountedDay, ...]:
    if case.due_on is None or case.answer_working_days is None:
        return ()
    try:
        return calendar.explain(case.clock_began_on, case.answer_working_days)
    except CalendarTooShort:
        return ()
