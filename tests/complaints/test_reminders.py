"""The rule: which stage is owed on which day, and when somebody is there to read it."""

from datetime import UTC, date, datetime, time

import pytest

from complaints.models.calendar import working_calendar
from complaints.reminders import Stage, due_reminders, is_office_time, office_hours
from complaints.retrying import LEASE, MOST_ATTEMPTS, WAITS, next_try

pytestmark = pytest.mark.django_db
S = Stage
DUE = date(2026, 4, 7)  # a Tuesday; Nyepi and Lebaran lie before it
ALL = tuple(Stage)


@pytest.fixture
def calendar():
    return working_calendar()


@pytest.mark.parametrize(
    ("today", "send"),
    [
        (date(2026, 3, 17), None),
        (date(2026, 3, 26), S.SEVEN),
        (date(2026, 3, 27), S.SEVEN),
        (date(2026, 3, 31), S.SEVEN),
        (date(2026, 4, 1), S.THREE),
        (date(2026, 4, 2), S.THREE),
        (date(2026, 4, 6), S.ONE),
        (date(2026, 4, 7), S.LAST_DAY),
        (date(2026, 4, 8), S.LATE),
        (date(2026, 5, 20), S.LATE),
    ],
    ids=str,
)
def test_the_newest_stage_reached_is_owed(calendar, today, send):
    assert due_reminders(DUE, today, calendar, set()).send == send


def test_day_by_day_each_stage_comes_once(calendar):
    """Every day of the two months around the due date, with what is on record after each."""
    done, sent = set(), []
    for day in [date(2026, month, n) for month in (3, 4) for n in range(1, 31)]:
        if not calendar.is_workday(day):
            continue
        for _ in range(5):
            owed = due_reminders(DUE, day, calendar, done)
            done |= {*owed.stale, *([owed.send] if owed.send else [])}
            sent += [(day, owed.send)] if owed.send else []
    assert [stage for _, stage in sent] == list(Stage)
    assert [day.isoformat() for day, _ in sent] == [
        "2026-03-26",
        "2026-04-01",
        "2026-04-06",
        "2026-04-07",
        "2026-04-08",
    ]


@pytest.mark.parametrize(
    ("today", "done", "send", "stale"),
    [
        (date(2026, 4, 6), {S.SEVEN}, S.ONE, (S.THREE,)),
        (date(2026, 4, 7), {S.SEVEN}, S.LAST_DAY, (S.THREE, S.ONE)),
        (date(2026, 4, 8), {S.SEVEN, S.THREE}, S.LATE, (S.ONE, S.LAST_DAY)),
        (date(2026, 6, 1), set(), S.LATE, (S.SEVEN, S.THREE, S.ONE, S.LAST_DAY)),
        (date(2026, 6, 1), set(ALL), None, ()),
    ],
    ids="missed-3 missed-two missed-the-day entered-late all-done".split(),
)
def test_after_a_pause_the_newest_is_sent_and_the_stale_are_recorded(calendar, today, done, send, stale):
    owed = due_reminders(DUE, today, calendar, done)
    assert (owed.send, owed.stale) == (send, stale)


def test_the_weekend_after_the_due_date_is_not_yet_a_day_late(calendar):
    friday = date(2026, 4, 10)
    for day, stage in ((11, S.LAST_DAY), (12, S.LAST_DAY), (13, S.LATE)):
        assert due_reminders(friday, date(2026, 4, day), calendar, set()).send == stage


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ((2026, 3, 10, 8, 0), True),
        ((2026, 3, 10, 15, 59), True),
        ((2026, 3, 10, 7, 59), False),
        ((2026, 3, 10, 16, 0), False),
        ((2026, 3, 14, 10, 0), False),
        ((2026, 3, 19, 10, 0), False),
    ],
    ids="opening last-minute before after saturday nyepi".split(),
)
def test_office_time(calendar, at, is_open):
    assert is_office_time(datetime(*at, tzinfo=UTC), (time(8), time(16)), calendar) == is_open


def test_office_hours_are_read():
    assert office_hours("07:30-15:30") == (time(7, 30), time(15, 30))


@pytest.mark.parametrize("text", ["", "8-16", "16:00-08:00", "08:00", "08:00-08:00", "pagi-sore"])
def test_hours_that_cannot_be_are_refused(text):
    with pytest.raises(ValueError, match=r"Invalid isoformat|^\d\d:\d\d-"):
        office_hours(text)


def test_tries_are_bounded_and_further_and_further_apart():
    now = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    tries = [next_try(n, now) for n in range(1, MOST_ATTEMPTS + 1)]
    assert tries == [*(now + wait for wait in WAITS), None]
    assert list(WAITS) == sorted(set(WAITS))
    assert sum(wait.total_seconds() for wait in WAITS) > 3 * 24 * 3600
    assert LEASE.total_seconds() == 300
