"""The promise about complaints that is in force on a day, and the date it makes of a receipt."""

from dataclasses import dataclass
from datetime import date

from complaints.deadlines import ANSWER_WORKING_DAYS, FILING_CALENDAR_DAYS, answer_due
from complaints.models.calendar import working_calendar
from complaints.workdays import CalendarTooShort
from standards.in_force import in_force, shared_text
from standards.models import ComponentText, ServiceStandard

FIGURES = ("filing_calendar_days", "answer_working_days")


@dataclass(frozen=True)
class Policy:
    """R2 and R5 in figures. `text` holds the words of component 6, None when nothing is published;
    `is_stated`: both figures come from it, and none is the portal's own."""

    filing_calendar_days: int = FILING_CALENDAR_DAYS
    answer_working_days: int = ANSWER_WORKING_DAYS
    text: ComponentText | None = None
    is_stated: bool = False


def policy_on(day: date, standard: ServiceStandard | None = None) -> Policy:
    """The facts of component 6 as they stand on the day, the standard's own words first.

    Publishing refuses component 6 without its figures. Should a row have been written past it, a
    complaint is taken all the same, and the page says that the figure is the portal's own.
    """
    text = clause_on(day, standard, 6)
    if text is None:
        return Policy()
    stated = {name: text.facts[name] for name in FIGURES if isinstance(text.facts.get(name), int)}
    return Policy(**stated, text=text, is_stated=len(stated) == len(FIGURES))


def clause_on(day: date, standard: ServiceStandard | None, number: int) -> ComponentText | None:
    """The words that are the promise on that day, the standard's own before the office's shared
    ones: a case keeps them for good."""
    state = in_force(standard, day) if standard else None
    return state.clause(number).text if state else shared_text(number, day)


def due_on(received_on: date, working_days: int) -> date | None:
    """The last day for an answer (R5), or None while the calendar does not reach that far."""
    try:
        return answer_due(received_on, working_calendar(), working_days)
    except CalendarTooShort:
        return None
