"""Tables for spreadsheet programs, CSV and XLSX, written row by row: whatever the number of rows, only
one of them is in memory. Nothing that anybody typed runs as a formula.

CSV is UTF-8 with a byte order mark, so that Excel reads the letters right; dates are ISO 8601. In a
workbook texts are texts whatever they begin with, and dates are dates.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these is a formula to some spreadsheet; the wide ones to an Asian Excel.
_RUNS = frozenset("=+-@＝＋－＠")
# Programs drop blanks, quotation marks and signs without a shape before they look for a formula.
_DROPPED = "\\s\"'`‘’“”\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff"
# Excel splits by the separator of its own language and then sees no quotation marks: where Indonesian
# is set, the words after a semicolon begin a cell. So every such place is a beginning.
_SEPARATORS = frozenset(";,|\t\r\n")
_LEADING = re.compile(f"[{_DROPPED}]*")
_GAP = re.compile(f"[;,|{_DROPPED}]+")
LONGEST_CELL = 32_767  # characters, Excel's own limit
_CUT = "… (dipotong)"

Cell = str | int | date | datetime | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Column:
    """`width` in characters, for the workbook."""

    title: str
    width: int = 16


def harmless(text: str) -> str:
    """An apostrophe before whatever a spreadsheet would run, wherever a cell may begin."""
    leading = _LEADING.match(text)
    end = leading.end() if leading else 0
    guarded = _GAP.sub(_guarded, text)
    return f"'{guarded}" if text[end : end + 1] in _RUNS or text[:1] in ("\t", "\r", "\n") else guarded


def _guarded(gap: re.Match[str]) -> str:
    """What stands between two words; it begins a cell where it has a separator."""
    following = gap.string[gap.end() : gap.end() + 1]
    return f"{gap[0]}'" if following in _RUNS and not _SEPARATORS.isdisjoint(gap[0]) else gap[0]


def csv_lines(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Piece by piece: every cell in quotation marks, lines end in CRLF (RFC 4180)."""
    yield BYTE_ORDER_MARK
    writer = csv.writer(_Passing(), quoting=csv.QUOTE_ALL)
    for row in chain([[column.title for column in columns]], rows):
        yield str(writer.writerow([_in_csv(cell) for cell in row]))


class _Passing:
    """What the csv module calls a file: hands each line back."""

    def write(self, line: str) -> str:
        return line


def _in_csv(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def write_workbook(file: BinaryIO, title: str, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """One sheet with a filter above each column; says how many rows. An instant is written in the time
    zone it comes in. At most 1,048,575 rows, which the caller sees to."""
    book = Workbook(file, _OPTIONS)
    book.set_properties({"title": title})
    sheet, count = book.add_worksheet(title[:31]), 0
    _head(sheet, columns, book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}))
    formats = _Formats(
        # With the quote prefix a text stays a text when somebody edits its cell.
        book.add_format({"num_format": "@", "quote_prefix": True, "valign": "top"}),
        book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"}),
    )
    for count, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            _write(sheet, count, at, cell, formats)
    sheet.autofilter(0, 0, count, len(columns) - 1)
    book.close()
    return count


_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "remove_timezone": True,
}


@dataclass(frozen=True)
class _Formats:
    text: Format
    day: Format
    instant: Format


def _head(sheet: Worksheet, columns: Sequence[Column], bold: Format) -> None:
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.title, bold)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Worksheet, row: int, at: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(row, at, cell, formats.instant)
    elif isinstance(cell, date):
        sheet.write_datetime(row, at, cell, formats.day)
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell)
    elif cell:
        sheet.write_string(row, at, _fitting(cell), formats.text)


def _fitting(text: str) -> str:
    is_long = len(text) > LONGEST_CELL
    return text[: LONGEST_CELL - len(_CUT)] + _CUT if is_long else text
