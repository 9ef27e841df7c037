"""The office's calendar from its tables: a year counts as known once its holidays are entered."""

from datetime import date

import pytest

from complaints.models import CalendarYear, Holiday
from complaints.models.calendar import working_calendar
from complaints.policy import due_on
from complaints.workdays import CalendarTooShort, DayKind

pytestmark = pytest.mark.django_db
LAST_KNOWN, NEXT_YEAR = date(2027, 12, 31), date(2028, 1, 3)


def test_a_year_opened_before_its_decree_is_not_known() -> None:
    CalendarYear.objects.create(year=2028)
    assert not working_calendar().knows(NEXT_YEAR)
    assert due_on(date(2027, 12, 20), 14) is None


@pytest.mark.parametrize("kind", [DayKind.LOCAL_CLOSURE, DayKind.JOINT_LEAVE])
def test_a_closure_of_the_offices_own_is_no_decree(kind: DayKind) -> None:
    CalendarYear.objects.create(year=2028)
    Holiday.objects.create(on=date(2028, 1, 3), kind=kind, name="Pindahan kantor")
    assert not working_calendar().knows(NEXT_YEAR)


def test_with_its_holidays_it_is_known() -> None:
    CalendarYear.objects.create(year=2028)
    Holiday.objects.create(on=date(2028, 1, 1), kind=DayKind.NATIONAL_HOLIDAY, name="Tahun Baru")
    assert working_calendar().knows(NEXT_YEAR)
    assert working_calendar().touches_unconfirmed_year(LAST_KNOWN, NEXT_YEAR)


def test_holidays_without_their_year_are_not_enough() -> None:
    Holiday.objects.create(on=date(2028, 1, 1), kind=DayKind.NATIONAL_HOLIDAY, name="Tahun Baru")
    assert not working_calendar().knows(NEXT_YEAR)


def test_without_any_holiday_nothing_is_counted() -> None:
    Holiday.objects.all().delete()
    with pytest.raises(CalendarTooShort):
        working_calendar().add(date(2026, 3, 10), 1)
