"""The law's clock of one case, ready to be shown: due date, count and warnings."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from complaints.deadlines import SOFT_ALARM_CALENDAR_DAYS, soft_alarm_on
from complaints.intake import Kind
from complaints.workdays import Calendar, CalendarTooShort, CountedDay


class Timed(Protocol):
    kind: str
    received_on: date
    due_on: date | None
    answered_on: date | None
    answer_working_days: int | None


@dataclass(frozen=True)
class Clock:
    """`days` is empty when the count cannot be shown; `moved`: the calendar changed since the
    due date was stored, which stays as it was told to the complainant."""

    due_on: date | None
    working_days: int | None
    days: tuple[CountedDay, ...] = ()
    moved: bool = False
    unconfirmed: bool = False
    soft_alarm_on: date | None = None
    soft_alarm_days: int = SOFT_ALARM_CALENDAR_DAYS


def clock(case: Timed, today: date, calendar: Calendar) -> Clock:
    """Never raises. The soft alarm rings from calendar day 14 until there is an answer."""
    if case.kind != Kind.COMPLAINT:
        return Clock(None, None)
    days = _counted(case, calendar)
    alarm = soft_alarm_on(case.received_on)
    return Clock(
        case.due_on,
        case.answer_working_days,
        days,
        moved=bool(days and case.due_on and days[-1].on != case.due_on),
        unconfirmed=bool(case.due_on)
        and calendar.touches_unconfirmed_year(case.received_on, case.due_on or today),
        soft_alarm_on=alarm if case.answered_on is None and today >= alarm else None,
    )


def _counted(case: Timed, calendar: Calendar) -> tuple[CountedDay, ...]:
    if case.due_on is None or case.answer_working_days is None:
        return ()
    try:
        return calendar.explain(case.received_on, case.answer_working_days)
    except CalendarTooShort:
        return ()
