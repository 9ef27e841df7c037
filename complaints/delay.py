"""An answer that did not come in time: what is true of it, and when it may be asked for."""

from datetime import date, timedelta
from typing import Protocol

from complaints.deadlines import Standing, StandingKind
from complaints.labels import Labelled
from complaints.outcomes import Outcome
from complaints.stages import State
from complaints.workdays import Calendar, CalendarTooShort


class Delay(Labelled):
    """What may be said, and printed, of the clock that runs or ran last."""

    NO_ANSWER = "no_answer", "Belum dijawab"
    ANSWERED_LATE = "answered_late", "Dijawab terlambat"


class Promised(Protocol):
    state: str
    outcome: str
    answered_on: date | None


def delay_of(case: Promised, standing: Standing) -> Delay | None:
    """None while the answer is in time, came in time, or was not owed: no deadline, withdrawn, closed
    as no report. A case held in quarantine is late like any other: its date was given at once.
    Source: R5; UU 37/2008 Pasal 24 ayat (1) huruf c, no answer is reason enough for the Ombudsman."""
    if standing.kind != StandingKind.LATE or case.outcome == Outcome.WITHDRAWN:
        return None
    if case.answered_on is not None:
        return Delay.ANSWERED_LATE
    return None if case.state == State.CLOSED else Delay.NO_ANSWER


def next_dunning_on(last_on: date | None, today: date, calendar: Calendar) -> date:
    """The first day on which the answer may be asked for again: once a working day, because a superior
    who read it cannot have acted before the next one. Today when nobody has asked yet. Past the known
    years it is the next day. Never raises."""
    if last_on is None:
        return today
    try:
        return calendar.add(last_on, 1)
    except CalendarTooShort:
        return last_on + timedelta(days=1)
