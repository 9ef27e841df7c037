"""What is true of a late answer, and when it may be asked for: without a database."""

from dataclasses import dataclass
from datetime import date

import pytest

from complaints.deadlines import describe, standing
from complaints.delay import Delay, delay_of, next_dunning_on
from complaints.workdays import Calendar, DayKind, DayOff

# Friday 3 April is Good Friday; the office works Monday to Friday.
GOOD_FRIDAY = DayOff(date(2026, 4, 3), DayKind.NATIONAL_HOLIDAY, "Wafat Isa Almasih")
CALENDAR = Calendar.of([GOOD_FRIDAY], first=date(2026, 1, 1), last=date(2026, 12, 31))
THURSDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY, TUESDAY = (date(2026, 4, day) for day in range(2, 8))


@dataclass
class Case:
    state: str = "under_review"
    outcome: str = ""
    answered_on: date | None = None


@pytest.mark.parametrize(
    ("today", "delay", "words"),
    [
        (THURSDAY, None, "jatuh tempo hari ini"),
        (FRIDAY, Delay.NO_ANSWER, "terlambat, belum genap 1 hari kerja"),
        (SUNDAY, Delay.NO_ANSWER, "terlambat, belum genap 1 hari kerja"),
        (MONDAY, Delay.NO_ANSWER, "terlambat 1 hari kerja"),
        (TUESDAY, Delay.NO_ANSWER, "terlambat 2 hari kerja"),
    ],
    ids=["due day", "holiday after it", "weekend after it", "first working day", "second working day"],
)
def test_late_from_the_first_day_after_the_due_date_whatever_day_it_is(today, delay, words):
    found = standing(THURSDAY, today, CALENDAR)
    assert delay_of(Case(), found) is delay
    assert describe(found) == words


@pytest.mark.parametrize(
    ("case", "delay"),
    [
        (Case("answered", "proven", MONDAY), Delay.ANSWERED_LATE),
        (Case("closed", "proven", MONDAY), Delay.ANSWERED_LATE),
        (Case("closed"), None),
        (Case("answered", "withdrawn", MONDAY), None),
        (Case("reopened"), Delay.NO_ANSWER),
    ],
    ids=["answered late", "closed after it", "closed as no report", "withdrawn", "opened again"],
)
def test_what_came_of_it_decides_what_may_be_said(case, delay):
    assert delay_of(case, standing(THURSDAY, case.answered_on or TUESDAY, CALENDAR)) is delay


@pytest.mark.parametrize(("due", "has_deadline"), [(None, True), (THURSDAY, False)])
def test_without_a_date_nothing_is_late(due, has_deadline):
    assert delay_of(Case(), standing(due, TUESDAY, CALENDAR, has_deadline=has_deadline)) is None


@pytest.mark.parametrize(
    ("last", "next_on"),
    [(None, FRIDAY), (THURSDAY, MONDAY), (SATURDAY, MONDAY), (MONDAY, TUESDAY)],
    ids=["never", "before a holiday", "on a weekend", "on a working day"],
)
def test_asking_again_is_possible_on_the_next_working_day(last, next_on):
    assert next_dunning_on(last, FRIDAY, CALENDAR) == next_on


def test_past_the_known_years_one_day_is_enough():
    assert next_dunning_on(date(2026, 12, 31), date(2027, 1, 1), CALENDAR) == date(2027, 1, 1)
    assert next_dunning_on(date(2027, 1, 1), date(2027, 1, 1), CALENDAR) == date(2027, 1, 2)
