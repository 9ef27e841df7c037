"""When staff are reminded of an answer that is due, and how far up the chain.

Five stages, by working days left: 7, 3, 1, 0 and -1. Each happens once for each due date. After a
pause only the newest stage that was reached is sent; the ones before it are stale, and are put on
record as skipped: "sisa 3 hari kerja" on the last day would mislead.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from complaints.labels import Labelled
from complaints.workdays import Calendar

WHOLE_CHAIN = 99


class Stage(Labelled):
    """The value is the number of working days left; in the order in which they come."""

    SEVEN = "7", "7 hari kerja sebelum batas"
    THREE = "3", "3 hari kerja sebelum batas"
    ONE = "1", "1 hari kerja sebelum batas"
    LAST_DAY = "0", "hari terakhir"
    LATE = "-1", "1 hari kerja sesudah batas"

    @property
    def days(self) -> int:
        return int(self.value)


FIRST_DAYS = Stage.SEVEN.days
# How many superiors are told besides the handler: R10 goes up step by step, and on the last day the
# Head knows too.
SUPERIORS = {
    Stage.SEVEN: 0,
    Stage.THREE: 1,
    Stage.ONE: 2,
    Stage.LAST_DAY: WHOLE_CHAIN,
    Stage.LATE: WHOLE_CHAIN,
}


@dataclass(frozen=True)
class Due:
    """What a run has to do for one case: at most one stage to send, and the stale ones before it."""

    send: Stage | None = None
    stale: tuple[Stage, ...] = ()


def days_left(due_on: date, today: date, calendar: Calendar) -> int:
    """Working days from today to the due date, negative from the first working day after it."""
    return calendar.known_between(today, due_on)


def due_reminders(due_on: date, today: date, calendar: Calendar, done: Collection[str]) -> Due:
    """Which stages a run on this day owes. `done` holds the stages on record for this due date, sent
    or skipped, so a second run owes nothing. Never raises; past the known years it counts those."""
    left = days_left(due_on, today, calendar)
    reached = [stage for stage in Stage if left <= stage.days]
    if not reached or reached[-1] in done:
        return Due()
    return Due(reached[-1], tuple(stage for stage in reached[:-1] if stage not in done))


def is_office_time(at: datetime, hours: tuple[time, time], calendar: Calendar) -> bool:
    """Whether somebody is there to read: a working day, from opening to closing (WIB). Raises
    CalendarTooShort where the days off are not on record."""
    return calendar.is_workday(at.date()) and is_daytime(at, hours)


def is_daytime(at: datetime, hours: tuple[time, time]) -> bool:
    """Whether it is an hour (WIB) at which nobody's telephone rings at a bad time, on any day."""
    opens, closes = hours
    return opens <= at.time() < closes


def office_hours(text: str) -> tuple[time, time]:
    """ "08:00-16:00" as opening and closing. Raises ValueError for anything else."""
    first, _, last = text.partition("-")
    opens, closes = time.fromisoformat(first.strip()), time.fromisoformat(last.strip())
    if opens >= closes or opens.tzinfo or closes.tzinfo:
        raise ValueError(text)
    return opens, closes
