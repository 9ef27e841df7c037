"""Until when a complainant may have her case opened again, and the Ombudsman takes it: no database."""

from datetime import date

import pytest

from complaints.remedies import last_ombudsman_day, last_reopening_day
from complaints.workdays import Calendar, DayKind, DayOff

# Friday 3 April is Good Friday; the office works Monday to Friday.
GOOD_FRIDAY = DayOff(date(2026, 4, 3), DayKind.NATIONAL_HOLIDAY, "Wafat Isa Almasih")
CALENDAR = Calendar.of([GOOD_FRIDAY], first=date(2026, 1, 1), last=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("closed_on", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 20)),
        (date(2026, 3, 21), date(2026, 4, 10)),
        (date(2026, 4, 2), date(2026, 4, 23)),
        (date(2026, 12, 20), None),
    ],
    ids=["plain weeks", "closed on a Saturday, with a holiday", "holiday the day after", "unknown year"],
)
def test_fourteen_working_days_after_closing(closed_on, last):
    assert last_reopening_day(closed_on, CALENDAR) == last


@pytest.mark.parametrize(
    ("happened_on", "last"),
    [(date(2026, 3, 10), date(2028, 3, 10)), (date(2028, 2, 29), date(2030, 2, 28))],
    ids=["plain", "leap day"],
)
def test_two_years_for_the_ombudsman(happened_on, last):
    assert last_ombudsman_day(happened_on) == last
