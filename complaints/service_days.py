"""A licence's own processing time: the day it is due, and whether it came late.

Component 3 promises it from receipt of a complete and correct application; that day is day 0.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from complaints.deadlines import Standing, describe, last_filing_day, standing
from complaints.policy import clause_on, policy_on
from complaints.workdays import Calendar, CountedDay
from standards.models import ServiceStandard

PROCESSING_TIME = 3
WORKING_DAY = "working_day"


@dataclass(frozen=True)
class ServicePromise:
    """The figure of component 3 as it stood on a day; `unit` is a word of its facts."""

    days: int
    unit: str
    basis: str = ""

    @property
    def counts_working_days(self) -> bool:
        return self.unit == WORKING_DAY

    @property
    def in_words(self) -> str:
        return f"{self.days} hari {'kerja' if self.counts_working_days else 'kalender'}"


@dataclass(frozen=True)
class ServiceDates:
    """When the complete application came, and the licence; None while it is pending."""

    received_on: date
    issued_on: date | None
    today: date


@dataclass(frozen=True)
class ServiceCount:
    """`days` is empty where every calendar day counts. `file_until`: the last day on which a
    complaint about a licence that was issued is in time (R2); None while it is pending."""

    promise: ServicePromise
    due_on: date
    days: tuple[CountedDay, ...]
    standing: Standing
    issued_on: date | None = None
    file_until: date | None = None
    unconfirmed: bool = False

    @property
    def standing_in_words(self) -> str:
        return describe(self.standing)


def service_promise(standard: ServiceStandard, on: date) -> ServicePromise | None:
    """What was promised on that day; None where the words name no number of days."""
    text = clause_on(on, standard, PROCESSING_TIME)
    facts = text.facts if text else {}
    if not isinstance(facts.get("days"), int) or not facts.get("unit"):
        return None
    return ServicePromise(facts["days"], facts["unit"], str(facts.get("basis", "")))


def count_service(
    standard: ServiceStandard, promise: ServicePromise, dates: ServiceDates, calendar: Calendar
) -> ServiceCount:
    """Judged on the day of issue, or today while it is pending. Raises CalendarTooShort."""
    received_on, judged_on = dates.received_on, dates.issued_on or dates.today
    days = calendar.explain(received_on, promise.days if promise.counts_working_days else 0)
    due = days[-1].on if promise.counts_working_days else received_on + timedelta(days=promise.days)
    return ServiceCount(
        promise,
        due,
        days if promise.counts_working_days else (),
        standing(due, judged_on, calendar),
        dates.issued_on,
        _file_until(standard, dates.issued_on),
        calendar.touches_unconfirmed_year(received_on, max(due, judged_on)),
    )


def _file_until(standard: ServiceStandard, issued_on: date | None) -> date | None:
    if issued_on is None:
        return None
    return last_filing_day(issued_on, policy_on(issued_on, standard).filing_calendar_days)
