"""The two clocks of component 6, and the one function that says how late a case is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.deadlines import (
    Standing,
    StandingKind,
    answer_due,
    describe,
    is_in_time,
    last_filing_day,
    moved_due,
    soft_alarms,
    standing,
    years_to_confirm,
)
from complaints.workdays import Calendar, CalendarTooShort, DayKind, DayOff

# Lebaran 2026 as in the decree: 18-24 March closed but for the weekend, Good Friday on 3 April.
CLOSED = [date(2026, 3, day) for day in (18, 19, 20, 23, 24)] + [date(2026, 4, 3)]
CALENDAR = Calendar.of(
    [DayOff(day, DayKind.NATIONAL_HOLIDAY, "Libur") for day in CLOSED],
    first=date(2026, 1, 1),
    last=date(2026, 12, 31),
)
NOTHING_KNOWN = Calendar.of([], first=date.max, last=date.min)
DUE = date(2026, 4, 7)


def test_answer_due_is_14_working_days_after_receipt() -> None:
    assert answer_due(date(2026, 3, 10), CALENDAR) == DUE


def test_answer_due_follows_the_promise_in_force() -> None:
    assert answer_due(date(2026, 3, 10), CALENDAR, working_days=5) == date(2026, 3, 17)


def test_answer_due_past_the_known_year_is_refused() -> None:
    with pytest.raises(CalendarTooShort):
        answer_due(date(2026, 12, 14), CALENDAR)


@pytest.mark.parametrize(
    ("received", "in_time"),
    [("2026-03-01", True), ("2026-03-30", True), ("2026-03-31", True), ("2026-04-01", False)],
    ids=["same day", "day 29", "day 30", "day 31"],
)
def test_filing_window_day_30_is_in_time(received: str, in_time: bool) -> None:
    served = date(2026, 3, 1)
    assert last_filing_day(served) == date(2026, 3, 31)
    assert is_in_time(served, date.fromisoformat(received)) is in_time


@given(served=st.dates(date(2000, 1, 1), date(2100, 1, 1)), days=st.integers(0, 400))
def test_filing_window_and_its_last_day_agree(served: date, days: int) -> None:
    last = last_filing_day(served, days)
    assert is_in_time(served, last, days)
    assert not is_in_time(served, last + timedelta(days=1), days)


@pytest.mark.parametrize(
    ("today", "dates", "ringing"),
    [
        ("2026-03-23", {}, []),
        ("2026-03-24", {}, ["UU 25/2009 Pasal 44 ayat (3)"]),
        ("2026-05-08", {}, ["UU 25/2009 Pasal 44 ayat (3)"]),
        ("2026-05-09", {}, ["UU 25/2009 Pasal 44 ayat (3)", "UU 25/2009 Pasal 50 ayat (1)"]),
        ("2026-05-09", {"complete_on": "2026-03-20"}, ["UU 25/2009 Pasal 44 ayat (3)"]),
        ("2026-04-02", {"answered_on": "2026-03-20"}, []),
        ("2026-04-03", {"answered_on": "2026-03-20"}, ["UU 25/2009 Pasal 50 ayat (2)"]),
        ("2027-01-01", {"answered_on": "2026-03-20", "is_told": True}, []),
    ],
    ids=[
        "day 13",
        "day 14",
        "day 59",
        "day 60",
        "day 50 of a complete file",
        "day 13 after the answer",
        "day 14 after the answer",
        "told",
    ],
)
def test_the_soft_alarms_ring_on_their_calendar_day(today: str, dates: dict, ringing: list[str]) -> None:
    days = {name: date.fromisoformat(day) if isinstance(day, str) else day for name, day in dates.items()}
    alarms = soft_alarms(date(2026, 3, 10), date.fromisoformat(today), **days)
    assert [alarm.clause for alarm in alarms if alarm.rings] == ringing


def test_an_alarm_names_its_day_before_it_rings() -> None:
    alarms = soft_alarms(date(2026, 3, 10), date(2026, 3, 10))
    assert [(alarm.on, alarm.rings) for alarm in alarms] == [
        (date(2026, 3, 24), False),
        (date(2026, 5, 9), False),
    ]


@pytest.mark.parametrize(
    ("stored", "received", "moved"),
    [
        (DUE, "2026-03-10", None),
        (date(2026, 4, 6), "2026-03-10", DUE),
        (None, "2026-03-10", DUE),
        (date(2027, 1, 8), "2026-12-14", None),
        (None, "2026-12-14", None),
    ],
    ids=["as stored", "moves", "becomes known", "a promise is not taken back", "still unknown"],
)
def test_a_due_date_moves_only_to_a_date_that_is_known(stored, received: str, moved) -> None:
    assert moved_due(stored, date.fromisoformat(received), CALENDAR, 14) == moved


@pytest.mark.parametrize(
    ("today", "confirmed", "missing"),
    [
        ("2026-09-30", {2026}, ()),
        ("2026-10-01", {2026}, (2027,)),
        ("2026-12-31", {2026, 2027}, ()),
        ("2027-01-01", {2026}, (2027,)),
        ("2026-11-21", set(), (2026, 2027)),
    ],
    ids=["30 September", "1 October", "confirmed", "the year has come", "neither"],
)
def test_from_october_the_next_year_should_be_confirmed(today: str, confirmed, missing) -> None:
    assert years_to_confirm(date.fromisoformat(today), confirmed) == missing


LATE, TODAY, SOON, ON_TIME, UNKNOWN, NO_DEADLINE = StandingKind


@pytest.mark.parametrize(
    ("today", "expected", "words"),
    [
        ("2026-03-10", Standing(ON_TIME, 14), "sisa 14 hari kerja"),
        ("2026-03-31", Standing(ON_TIME, 4), "sisa 4 hari kerja"),
        ("2026-04-01", Standing(SOON, 3), "sisa 3 hari kerja"),
        ("2026-04-04", Standing(SOON, 2), "sisa 2 hari kerja"),
        ("2026-04-06", Standing(SOON, 1), "sisa 1 hari kerja"),
        ("2026-04-07", Standing(TODAY), "jatuh tempo hari ini"),
        ("2026-04-08", Standing(LATE, 1), "terlambat 1 hari kerja"),
        ("2026-04-10", Standing(LATE, 3), "terlambat 3 hari kerja"),
        ("2026-04-12", Standing(LATE, 3), "terlambat 3 hari kerja"),
    ],
)
def test_standing_counts_working_days_around_the_due_date(today: str, expected: Standing, words: str) -> None:
    found = standing(DUE, date.fromisoformat(today), CALENDAR)
    assert found == expected
    assert describe(found) == words


def test_standing_on_the_weekend_after_the_due_date_is_late() -> None:
    found = standing(date(2026, 4, 10), date(2026, 4, 11), CALENDAR)
    assert found == Standing(LATE, 0)
    assert describe(found) == "terlambat, belum genap 1 hari kerja"


def test_standing_before_a_due_date_that_became_a_holiday() -> None:
    found = standing(date(2026, 3, 18), date(2026, 3, 17), CALENDAR)
    assert found == Standing(SOON, 0)
    assert describe(found) == "tidak ada sisa hari kerja"


def test_standing_of_a_complaint_without_date_is_unknown() -> None:
    found = standing(None, DUE, CALENDAR)
    assert found == Standing(UNKNOWN)
    assert describe(found) == "tenggat belum dapat dihitung"


@pytest.mark.parametrize("due", [None, DUE], ids=["no date", "a date"])
def test_standing_of_a_suggestion_has_no_deadline(due: date | None) -> None:
    found = standing(due, DUE, CALENDAR, has_deadline=False)
    assert found == Standing(NO_DEADLINE)
    assert describe(found) == "tanpa tenggat"


@pytest.mark.parametrize(
    ("due", "today", "calendar", "expected", "words"),
    [
        (
            date(2026, 12, 29),
            date(2027, 2, 1),
            CALENDAR,
            Standing(LATE, 2, at_least=True),
            "terlambat sedikitnya 2 hari kerja",
        ),
        (
            date(2026, 12, 31),
            date(2027, 2, 1),
            CALENDAR,
            Standing(LATE, 0, at_least=True),
            "terlambat",
        ),
        (
            date(2027, 2, 1),
            date(2026, 12, 22),
            CALENDAR,
            Standing(ON_TIME, 7, at_least=True),
            "sisa sedikitnya 7 hari kerja",
        ),
        (DUE, date(2026, 4, 6), NOTHING_KNOWN, Standing(SOON, 0, at_least=True), "tenggat belum lewat"),
        (DUE, DUE, NOTHING_KNOWN, Standing(TODAY), "jatuh tempo hari ini"),
    ],
    ids=["today unknown", "nothing counted", "due unknown", "no calendar", "no calendar, today"],
)
def test_standing_beyond_the_calendar_counts_what_is_known(
    due: date, today: date, calendar: Calendar, expected: Standing, words: str
) -> None:
    assert standing(due, today, calendar) == expected
    assert describe(expected) == words


@given(
    due=st.none() | st.dates(),
    today=st.dates(),
    calendar=st.sampled_from([CALENDAR, NOTHING_KNOWN]),
    has_deadline=st.booleans(),
)
def test_standing_never_raises_and_late_means_past_the_due_date(
    due: date | None, today: date, calendar: Calendar, has_deadline: bool
) -> None:
    found = standing(due, today, calendar, has_deadline=has_deadline)
    assert (found.kind == LATE) == (has_deadline and due is not None and today > due)
    assert found.days >= 0
    assert describe(found)


def test_the_groups_of_the_queue_stand_in_order_of_pressure() -> None:
    assert [kind.label for kind in StandingKind] == [
        "Terlambat",
        "Jatuh tempo hari ini",
        "Sisa 3 hari kerja atau kurang",
        "Masih ada waktu",
        "Tenggat belum dapat dihitung",
        "Tanpa tenggat",
    ]
