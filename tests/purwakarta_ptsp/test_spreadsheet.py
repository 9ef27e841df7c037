"""Tables for spreadsheet programs: nothing runs, nothing is lost, one row in memory."""

import csv
import io
import tracemalloc
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purwakarta_ptsp.spreadsheet import LONGEST_CELL, Column, csv_lines, harmless, write_workbook
from tests.workbook import cells, formulas, quoted_texts

SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
BEFORE = ["", " ", "   ", "\t", "\r", "\n", "\xa0", "\u200b", "\ufeff", '"', "'", '" ', "“", "\x00", "\x1f"]
FORMULAS = ["1+1", "cmd|' /c calc'!A0", 'HYPERLINK("http://x.id")', "SUM(A1:A9)"]
DROPPED = " \t\r\n\xa0\u200b\ufeff\"'“”"
WIB = timezone(timedelta(hours=7))
TWO = [Column("a"), Column("b", 30)]


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", BEFORE, ids=ascii)
def test_no_cell_runs_as_a_formula(before, sign):
    for formula in FORMULAS:
        text = f"{before}{sign}{formula}"
        assert harmless(text).startswith("'")
        assert harmless(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx", "=", "@"], ids=ascii)
def test_a_sign_alone_is_enough(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("separator", [";", ",", "|", "\t", "\r", "\n", "\r\n"], ids=ascii)
@pytest.mark.parametrize("between", ["", " ", '"', ' "'], ids=ascii)
def test_no_part_of_a_cell_runs_where_another_separator_is_set(separator, between):
    text = f"Alamat{separator}{between}=1+1{separator}sisa"
    assert harmless(text) == f"Alamat{separator}{between}'=1+1{separator}sisa"


@pytest.mark.parametrize(
    "text",
    ["Izin", "a=b", "3-4", "a@b.id", "", "Jalan Veteran 139, Purwakarta", "2026-03-10", "satu; dua", "a - b"],
)
def test_ordinary_words_stay_as_they_are(text):
    assert harmless(text) == text


@given(st.text(alphabet=st.sampled_from([*SIGNS, *DROPPED, *";,|ab1"]), max_size=20))
def test_nothing_runs_however_it_is_split(text):
    safe = harmless(text)
    for separator in ";,|\t\r\n":
        for part in safe.split(separator):
            assert part.lstrip(DROPPED.replace("'", ""))[:1] not in set(SIGNS)


@given(st.lists(st.lists(st.text(st.characters(blacklist_categories=["Cs"])), min_size=2, max_size=2)))
def test_csv_read_again_is_what_was_written(rows):
    assert read("".join(csv_lines(TWO, rows)))[1:] == [[harmless(cell) for cell in row] for row in rows]


def test_csv_has_dates_numbers_and_marks():
    rows = [
        ["Sari, “Wulan”\nDua", date(2026, 3, 10)],
        [-3, datetime(2026, 3, 10, 9, 5, tzinfo=WIB)],
        [None, ""],
    ]
    text = "".join(csv_lines(TWO, rows))
    assert text.encode().startswith(b'\xef\xbb\xbf"a","b"\r\n')
    assert read(text)[1:] == [
        ["Sari, “Wulan”\nDua", "2026-03-10"],
        ["-3", "2026-03-10 09:05:00+07:00"],
        ["", ""],
    ]


def workbook(rows, columns=TWO) -> bytes:
    file = io.BytesIO()
    write_workbook(file, "Perkara", columns, rows)
    return file.getvalue()


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", BEFORE, ids=ascii)
def test_a_workbook_has_texts_and_no_formula(before, sign):
    texts = [f"{before}{sign}{formula}" for formula in FORMULAS]
    made = workbook([[text, text] for text in texts])
    assert not formulas(made)
    kept = [row[0] for row in cells(made)[1:]]
    assert [text.replace("\r\n", "\n").replace("\r", "\n") for text in kept] == [
        text.replace("\r", "\n") for text in texts
    ]


def test_a_workbook_has_true_dates_numbers_and_exact_words():
    rows = [
        ["=1+1", date(2026, 3, 10)],
        ["0812", -3],
        ["mailto:a@b.id", datetime(2026, 3, 10, 12, tzinfo=WIB)],
        [None, ""],
    ]
    head, *body = cells(workbook(rows))
    assert head == ["a", "b"]
    assert body == [["=1+1", 46091], ["0812", -3], ["mailto:a@b.id", 46091.5]]


def test_a_text_stays_a_text_when_its_cell_is_edited():
    assert quoted_texts(workbook([["=1+1", "0812"], ["Izin", 3]])) == [True, True, True]


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    cell = cells(workbook([["x" * (LONGEST_CELL + 1), ""]]))[1][0]
    assert len(cell) == LONGEST_CELL
    assert cell.endswith("x… (dipotong)")


def test_an_empty_table_has_its_head():
    assert "".join(csv_lines(TWO, [])) == '\ufeff"a","b"\r\n'
    assert cells(workbook([])) == [["a", "b"]]


def test_rows_are_taken_one_by_one():
    """20,000 rows of 1,000 characters are 20 MB: neither form keeps them."""

    def rows():
        for number in range(20_000):
            yield [f"{number:0>1000}", date(2026, 3, 10)]

    tracemalloc.start()
    try:
        for _ in csv_lines(TWO, rows()):
            pass
        assert write_workbook(io.BytesIO(), "Perkara", TWO, rows()) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
