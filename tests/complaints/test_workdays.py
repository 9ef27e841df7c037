"""Working days against an independent day-by-day walk over the table of holidays."""

import csv
import datetime
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.workdays import Calendar, CalendarTooShort, CountedDay, DayKind, DayOff, in_words, known_range

FIRST, LAST = date(2022, 1, 1), date(2027, 12, 31)
LAST_COMPUTABLE = date(2027, 12, 12)  # domain: the last receipt with a 14th working day
TABLE = Path(__file__).parent / "data" / "holidays_id_2022_2027.csv"
ROWS = tuple(csv.DictReader(TABLE.read_text().splitlines()))


def calendar(**settings: object) -> Calendar:
    days = (DayOff(date.fromisoformat(r["date"]), DayKind(r["kind"]), r["name"]) for r in ROWS)
    return Calendar.of(days, first=FIRST, last=LAST, **settings)  # type: ignore[arg-type]


OFFICE = calendar()


def walk(start: str, n: int = 14) -> str:
    """The n-th working day by ISO strings and the CSV's own text: shares nothing with the code."""
    closed = {row["date"] for row in ROWS}
    day = datetime.datetime.strptime(start, "%Y-%m-%d").replace(tzinfo=datetime.UTC)
    while n:
        day += timedelta(days=1)
        n -= day.strftime("%a") not in ("Sat", "Sun") and f"{day:%Y-%m-%d}" not in closed
    return f"{day:%Y-%m-%d}"


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_add_every_receipt_date_agrees_with_an_independent_count() -> None:
    wrong = {
        day: (OFFICE.add(day, 14), walk(day.isoformat()))
        for day in every_day(FIRST, LAST_COMPUTABLE)
        if OFFICE.add(day, 14).isoformat() != walk(day.isoformat())
    }
    assert wrong == {}


@pytest.mark.parametrize("day", every_day(date(2027, 12, 13), LAST), ids=str)
def test_add_past_the_known_years_is_refused(day: date) -> None:
    with pytest.raises(CalendarTooShort, match="sampai dengan 31 Desember 2027"):
        OFFICE.add(day, 14)


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2028, 1, 1), date.min, date.max], ids=str)
def test_unknown_day_is_refused_by_every_question(day: date) -> None:
    for question in (
        lambda: OFFICE.is_workday(day),
        lambda: OFFICE.add(day, 0),
        lambda: OFFICE.add(day, 1),
        lambda: OFFICE.between(day, FIRST),
        lambda: OFFICE.between(LAST, day),
        lambda: OFFICE.explain(day, 1),
    ):
        with pytest.raises(CalendarTooShort):
            question()


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-03-10", "2026-04-07"),
        ("2024-04-05", "2024-05-06"),
        ("2024-11-20", "2024-12-11"),
        ("2025-03-21", "2025-04-22"),
        ("2026-05-08", "2026-06-04"),
        ("2027-12-12", "2027-12-31"),
    ],
)
def test_add_gives_the_examples_of_the_domain(received: str, due: str) -> None:
    assert OFFICE.add(date.fromisoformat(received), 14) == date.fromisoformat(due)


def test_add_when_the_office_works_through_joint_leave() -> None:
    working = calendar(joint_leave_is_off=False)
    assert working.add(date(2026, 3, 10), 14) == date(2026, 3, 31)


def test_add_with_weekends_only() -> None:
    bare = Calendar.of([], first=FIRST, last=LAST)
    assert bare.add(date(2026, 3, 10), 14) == date(2026, 3, 30)


def test_add_for_an_office_open_on_saturdays() -> None:
    six_days = calendar(weekdays=frozenset(range(6)))
    assert OFFICE.add(date(2026, 1, 8), 2) == date(2026, 1, 12)
    assert six_days.add(date(2026, 1, 8), 2) == date(2026, 1, 10)


@pytest.mark.parametrize("kind", list(DayKind))
def test_every_kind_of_day_off_stops_the_clock(kind: DayKind) -> None:
    tuesday = date(2026, 7, 7)
    closed = Calendar.of([DayOff(tuesday, kind, "X")], first=FIRST, last=LAST)
    assert not closed.is_workday(tuesday)
    assert closed.add(date(2026, 7, 6), 1) == date(2026, 7, 8)


def test_joint_leave_worked_through_leaves_a_holiday_of_the_same_date_closed() -> None:
    day = date(2026, 7, 7)
    rows = [DayOff(day, DayKind.JOINT_LEAVE, "A"), DayOff(day, DayKind.LOCAL_CLOSURE, "B")]
    assert not Calendar.of(rows, first=FIRST, last=LAST, joint_leave_is_off=False).is_workday(day)


def test_a_holiday_on_a_weekend_is_not_moved() -> None:
    assert OFFICE.add(date(2027, 8, 13), 1) == date(2027, 8, 16)  # Maulid on Sunday the 15th


def test_add_nothing_is_the_day_itself_and_less_is_refused() -> None:
    assert OFFICE.add(date(2026, 3, 21), 0) == date(2026, 3, 21)
    with pytest.raises(ValueError, match="negative"):
        OFFICE.add(date(2026, 3, 21), -1)


known_days = st.dates(FIRST, LAST)


@given(day=st.dates(FIRST, date(2026, 12, 31)), n=st.integers(0, 200))
def test_between_undoes_add(day: date, n: int) -> None:
    assert OFFICE.between(day, OFFICE.add(day, n)) == n


@given(start=known_days, end=known_days)
def test_between_counts_each_workday_once_and_backwards_with_a_minus(start: date, end: date) -> None:
    low, high = sorted((start, end))
    walked = sum(OFFICE.is_workday(day) for day in every_day(low, high)[1:])
    assert OFFICE.between(low, high) == walked
    assert OFFICE.between(high, low) == -walked


@given(start=known_days, middle=known_days, end=known_days)
def test_between_adds_up_over_any_stop(start: date, middle: date, end: date) -> None:
    total = OFFICE.between(start, middle) + OFFICE.between(middle, end)
    assert total == OFFICE.between(start, end)


MARCH = """\
2026-03-10 0 Hari ke-0, belum dihitung
2026-03-11 1 Hari kerja
2026-03-12 2 Hari kerja
2026-03-13 3 Hari kerja
2026-03-14 - Akhir pekan
2026-03-15 - Akhir pekan
2026-03-16 4 Hari kerja
2026-03-17 5 Hari kerja
2026-03-18 - Cuti Bersama Hari Suci Nyepi
2026-03-19 - Hari Suci Nyepi (libur nasional)
2026-03-20 - Cuti Bersama Hari Raya Idul Fitri
2026-03-21 - Akhir pekan; Hari Raya Idul Fitri (libur nasional)
2026-03-22 - Akhir pekan; Hari kedua dari Hari Raya Idul Fitri (libur nasional)
2026-03-23 - Cuti Bersama Hari Raya Idul Fitri
2026-03-24 - Cuti Bersama Hari Raya Idul Fitri
2026-03-25 6 Hari kerja
2026-03-26 7 Hari kerja
2026-03-27 8 Hari kerja
2026-03-28 - Akhir pekan
2026-03-29 - Akhir pekan
2026-03-30 9 Hari kerja
2026-03-31 10 Hari kerja
2026-04-01 11 Hari kerja
2026-04-02 12 Hari kerja
2026-04-03 - Wafat Yesus Kristus (libur nasional)
2026-04-04 - Akhir pekan
2026-04-05 - Akhir pekan; Kebangkitan Yesus Kristus (libur nasional)
2026-04-06 13 Hari kerja
2026-04-07 14 Hari kerja
"""


def line(row: CountedDay) -> str:
    return f"{row.on} {'-' if row.number is None else row.number} {row.reason}\n"


def test_explain_gives_each_date_of_10_march_2026_its_reason() -> None:
    assert "".join(map(line, OFFICE.explain(date(2026, 3, 10), 14))) == MARCH


def test_explain_names_the_weekday() -> None:
    names = [row.day_name for row in OFFICE.explain(date(2026, 3, 12), 3)]
    assert names == ["Kamis", "Jumat", "Sabtu", "Minggu", "Senin", "Selasa"]


def test_explain_says_when_joint_leave_is_worked() -> None:
    rows = calendar(joint_leave_is_off=False).explain(date(2026, 3, 17), 1)
    assert line(rows[-1]) == ("2026-03-18 1 Hari kerja; Cuti Bersama Hari Suci Nyepi tetap dihitung\n")


def test_explain_puts_all_reasons_of_one_date_in_one_row() -> None:
    day = date(2026, 7, 7)
    rows = [
        DayOff(day, DayKind.ELECTION_DAY, "Pemilihan kepala desa"),
        DayOff(day, DayKind.LOCAL_CLOSURE, "Pindah kantor"),
    ]
    told = Calendar.of(rows, first=FIRST, last=LAST).explain(date(2026, 7, 6), 1)
    assert [line(row) for row in told[1:]] == [
        "2026-07-07 - Pemilihan kepala desa (hari pemungutan suara); Pindah kantor (penutupan setempat)\n",
        "2026-07-08 1 Hari kerja\n",
    ]


@pytest.mark.parametrize(
    ("off", "reason"),
    [
        (DayOff(FIRST, DayKind.NATIONAL_HOLIDAY, "Idul Adha"), "Idul Adha (libur nasional)"),
        (
            DayOff(FIRST, DayKind.NATIONAL_HOLIDAY, "Idul Adha", is_estimate=True),
            "Idul Adha (libur nasional, tanggal perkiraan)",
        ),
        (
            DayOff(FIRST, DayKind.JOINT_LEAVE, "Cuti Bersama Natal", is_estimate=True),
            "Cuti Bersama Natal (tanggal perkiraan)",
        ),
    ],
)
def test_reason_of_a_day_off(off: DayOff, reason: str) -> None:
    assert off.reason == reason


@given(day=st.dates(FIRST, LAST_COMPUTABLE))
def test_explain_ends_on_the_day_that_add_gives_without_a_gap(day: date) -> None:
    rows = OFFICE.explain(day, 14)
    assert [row.on for row in rows] == every_day(day, OFFICE.add(day, 14))
    assert [row.number for row in rows if row.number is not None] == list(range(15))
    assert all(row.reason for row in rows)


@pytest.mark.parametrize(
    ("start", "due", "touches"),
    [
        (date(2026, 12, 1), date(2026, 12, 21), False),
        (date(2026, 12, 21), date(2027, 1, 13), True),
        (date(2027, 3, 1), date(2027, 3, 30), True),
    ],
    ids=["before", "into", "inside"],
)
def test_touches_unconfirmed_year(start: date, due: date, touches: bool) -> None:
    unconfirmed = calendar(unconfirmed_years=frozenset({2027}))
    assert unconfirmed.touches_unconfirmed_year(start, due) is touches


def test_known_between_counts_what_is_known() -> None:
    assert OFFICE.known_between(date(2027, 12, 29), date(2028, 6, 1)) == 2
    assert OFFICE.known_between(date(2028, 6, 1), date(2027, 12, 29)) == -2


@pytest.mark.parametrize(
    ("years", "first", "last"),
    [
        (range(2022, 2028), FIRST, LAST),
        ([2029, *range(2022, 2028)], FIRST, LAST),
        ([2019, *range(2022, 2028)], FIRST, LAST),
        ([2024, 2026], date(2026, 1, 1), date(2026, 12, 31)),
    ],
    ids=["whole", "gap after", "gap before", "all single"],
)
def test_known_range_stops_at_a_gap(years: list[int], first: date, last: date) -> None:
    assert known_range(years) == (first, last)


def test_office_without_holidays_on_record_refuses_every_count() -> None:
    first, last = known_range([])
    empty = Calendar.of([], first=first, last=last)
    with pytest.raises(CalendarTooShort, match="hari libur belum dicatat"):
        empty.add(date(2026, 3, 10), 14)
    assert empty.known_between(date(2026, 3, 10), date(2026, 4, 7)) == 0


MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"


def test_in_words() -> None:
    months = [in_words(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert " ".join(months) == MONTHS
    assert in_words(date(2026, 8, 17)) == "17 Agustus 2026"
