"""Dates as people type them: day first, month names, and never a guess."""

from datetime import date

import pytest

from complaints.forms.dates import DayFirstDateField, NotADate, read_date

AUGUST_17 = date(2026, 8, 17)
UNREADABLE = "“{}” tidak terbaca sebagai tanggal. Tulis seperti 17-8-2026 atau 17 Agustus 2026."
IMPOSSIBLE = "{}: tanggal itu tidak ada. Periksa hari dan bulannya."
SHORT_YEAR = "Tulis tahun dengan empat angka, misalnya 17-8-2026."


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-17",
        "2026-8-17",
        "17-8-2026",
        "17-08-2026",
        "17/8/2026",
        "17.8.2026",
        "17 8 2026",
        " 17 - 8 - 2026 ",
        "17 Agustus 2026",
        "17 agustus 2026",
        "17AGUSTUS2026",
        "17-Agu-2026",
        "17 Agt 2026",
        "17 Ags. 2026",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == AUGUST_17


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4/2026", date(2026, 4, 3)),
        ("1 Mei 2026", date(2026, 5, 1)),
        ("9 Nopember 2025", date(2025, 11, 9)),
        ("5 Pebruari 2026", date(2026, 2, 5)),
        ("30 Sept 2026", date(2026, 9, 30)),
        ("29-2-2024", date(2024, 2, 29)),
    ],
)
def test_the_day_comes_first_and_old_spellings_count(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31-2-2026", IMPOSSIBLE.format("31-2-2026")),
        ("3/14/2026", IMPOSSIBLE.format("3/14/2026")),
        ("29 Februari 2026", IMPOSSIBLE.format("29 Februari 2026")),
        ("2026-13-01", IMPOSSIBLE.format("2026-13-01")),
        ("0-0-0000", IMPOSSIBLE.format("0-0-0000")),
        ("17/8/26", SHORT_YEAR),
        ("17 Agustus 20266", SHORT_YEAR),
        ("kemarin", UNREADABLE.format("kemarin")),
        ("17 August 2026", UNREADABLE.format("17 August 2026")),
        ("17-8", UNREADABLE.format("17-8")),
        ("٣-٤-٢٠٢٦", UNREADABLE.format("٣-٤-٢٠٢٦")),
        ("1" * 100_000, UNREADABLE.format("1" * 30 + "…")),
    ],
)
def test_what_is_no_date_says_why(text: str, message: str) -> None:
    with pytest.raises(NotADate) as problem:
        read_date(text)
    assert str(problem.value) == message


@pytest.mark.parametrize("nothing", [None, "", "   "])
def test_an_empty_date_is_no_date(nothing: str | None) -> None:
    assert DayFirstDateField(required=False).clean(nothing) is None
