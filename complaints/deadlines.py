"""The 30 calendar days to complain and the 14 working days to answer.

Dates are dates in WIB. The numbers are facts of component 6 in force on the day of receipt;
the defaults are those of the two regulations at hand.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from complaints.labels import Labelled
from complaints.workdays import Calendar, CalendarTooShort

ANSWER_WORKING_DAYS = 14  # R5
FILING_CALENDAR_DAYS = 30  # R2
# The soft alarms, in calendar days: the stricter reading of "hari" in UU 25/2009.
SOFT_ALARM_CALENDAR_DAYS = 14  # Art 44(3), from receipt
DECISION_CALENDAR_DAYS = 60  # Art 50(1), from the day the file is complete
TELLING_CALENDAR_DAYS = 14  # Art 50(2), from the decision
NEXT_YEAR_FROM_MONTH = 10  # October
SOON_WORKING_DAYS = 3  # the desk's own warning, no rule of the regulation


class StandingKind(Labelled):
    """The groups of the queue, most pressing first. Every open case is in exactly one."""

    LATE = "late", "Terlambat"
    DUE_TODAY = "due_today", "Jatuh tempo hari ini"
    SOON = "soon", f"Sisa {SOON_WORKING_DAYS} hari kerja atau kurang"
    ON_TIME = "on_time", "Masih ada waktu"
    UNKNOWN = "unknown", "Tenggat belum dapat dihitung"
    NO_DEADLINE = "no_deadline", "Tanpa tenggat"


@dataclass(frozen=True)
class Standing:
    """Where a case stands against its due date.

    ``days`` are working days late (LATE) or left (DUE_TODAY, SOON, ON_TIME), never negative;
    0 for the others. ``at_least``: the count ran past the known years, there may be more.
    """

    kind: StandingKind
    days: int = 0
    at_least: bool = False


def answer_due(received_on: date, calendar: Calendar, working_days: int = ANSWER_WORKING_DAYS) -> date:
    """Last day on which an answer is on time; receipt is day 0.

    Raises CalendarTooShort past the last known year. No pause and no extension. Source: R5.
    """
    return calendar.add(received_on, working_days)


def last_filing_day(served_on: date, calendar_days: int = FILING_CALENDAR_DAYS) -> date:
    """Last day on which a complaint about a service is in time; day 30 counts. Source: R2."""
    return served_on + timedelta(days=calendar_days)


def is_in_time(served_on: date, received_on: date, calendar_days: int = FILING_CALENDAR_DAYS) -> bool:
    """Whether the complaint came within the window of calendar days. Source: R2, R4."""
    return (received_on - served_on).days <= calendar_days


class SoftAlarmKind(Labelled):
    """Warnings to the staff, without legal effect: the due date of R5 stands beside them."""

    COMPLETENESS = "completeness", f"{SOFT_ALARM_CALENDAR_DAYS} hari kalender sejak diterima"
    DECISION = "decision", f"{DECISION_CALENDAR_DAYS} hari kalender sejak berkas lengkap"
    TELLING = "telling", f"{TELLING_CALENDAR_DAYS} hari kalender sejak dijawab, pelapor belum diberi tahu"


@dataclass(frozen=True)
class SoftAlarm:
    """``rings`` from its day until what it waits for is done; before that it only announces the day."""

    kind: SoftAlarmKind
    on: date
    rings: bool
    clause: str


def soft_alarms(
    received_on: date,
    today: date,
    *,
    complete_on: date | None = None,
    answered_on: date | None = None,
    is_told: bool = False,
) -> tuple[SoftAlarm, ...]:
    """What still waits, in the order of the law: until the answer day 14 (Art 44(3)) and day 60 of a
    complete file (Art 50(1)); after it day 14 until the complainant is told (Art 50(2)).

    ``complete_on`` is the day the file became complete, the day of receipt when nothing was missing.
    Days are calendar days, the first of them the day after. Source: UU 25/2009 Art 44 and 50.
    """
    if is_told:
        return ()
    if answered_on is not None:
        return (_alarm(SoftAlarmKind.TELLING, answered_on, TELLING_CALENDAR_DAYS, today),)
    return (
        _alarm(SoftAlarmKind.COMPLETENESS, received_on, SOFT_ALARM_CALENDAR_DAYS, today),
        _alarm(SoftAlarmKind.DECISION, complete_on or received_on, DECISION_CALENDAR_DAYS, today),
    )


_ALARM_CLAUSES = {
    SoftAlarmKind.COMPLETENESS: "UU 25/2009 Pasal 44 ayat (3)",
    SoftAlarmKind.DECISION: "UU 25/2009 Pasal 50 ayat (1)",
    SoftAlarmKind.TELLING: "UU 25/2009 Pasal 50 ayat (2)",
}


def _alarm(kind: SoftAlarmKind, start: date, days: int, today: date) -> SoftAlarm:
    day = start + timedelta(days=days)
    return SoftAlarm(kind, day, today >= day, _ALARM_CLAUSES[kind])


def moved_due(due: date | None, received_on: date, calendar: Calendar, working_days: int) -> date | None:
    """The date to which a stored due date goes by this calendar; None when it stays as it is.

    A date that was promised is not taken back where the calendar has become too short for it.
    Source: R5; UU 23/2014 Art 1(50), decrees change within the year.
    """
    try:
        now = answer_due(received_on, calendar, working_days)
    except CalendarTooShort:
        return None
    return None if now == due else now


def years_to_confirm(today: date, confirmed: Collection[int]) -> tuple[int, ...]:
    """Years whose decree should be on record and is not: this one, and from 1 October the next one,
    because then the first counts reach into it. Source: the decree of a year comes in the autumn
    before it."""
    wanted = (today.year, today.year + 1) if today.month >= NEXT_YEAR_FROM_MONTH else (today.year,)
    return tuple(year for year in wanted if year not in confirmed)


def standing(due: date | None, today: date, calendar: Calendar, *, has_deadline: bool = True) -> Standing:
    """The one lateness function for list, badge, count and export. Never raises.

    ``today`` is the day judged: the day of the answer once there is one. A case is late from
    the day after the due date, even if that is a Saturday. ``has_deadline`` is False for
    suggestions and requests for information; a complaint without a due date is one whose
    calendar was too short. Source: R5, R7.
    """
    if not has_deadline:
        return Standing(StandingKind.NO_DEADLINE)
    if due is None:
        return Standing(StandingKind.UNKNOWN)
    if due == today:
        return Standing(StandingKind.DUE_TODAY)
    days = abs(calendar.known_between(due, today))
    at_least = not (calendar.knows(due) and calendar.knows(today))
    return Standing(_kind(due, today, days), days, at_least)


def _kind(due: date, today: date, days: int) -> StandingKind:
    if today > due:
        return StandingKind.LATE
    return StandingKind.SOON if days <= SOON_WORKING_DAYS else StandingKind.ON_TIME


def describe(standing: Standing) -> str:
    """The standing in words, to follow a name or stand in a badge: "sisa 5 hari kerja"."""
    match standing.kind:
        case StandingKind.LATE:
            return _late_in_words(standing)
        case StandingKind.SOON | StandingKind.ON_TIME:
            return _left_in_words(standing)
        case _:
            return standing.kind.label.lower()


def _late_in_words(standing: Standing) -> str:
    # On the weekend after the due date no working day has passed, and yet it is late.
    if standing.days == 0:
        return "terlambat" if standing.at_least else "terlambat, belum genap 1 hari kerja"
    return f"terlambat {_at_least(standing)}{standing.days} hari kerja"


def _left_in_words(standing: Standing) -> str:
    # No working day is left before a due date that was made a holiday after it was stored.
    if standing.days == 0:
        return "tenggat belum lewat" if standing.at_least else "tidak ada sisa hari kerja"
    return f"sisa {_at_least(standing)}{standing.days} hari kerja"


def _at_least(standing: Standing) -> str:
    return "sedikitnya " if standing.at_least else ""
