"""The lines of an annex file, each told apart: title, table header, section, component, the rest.

Rows have three cells with tabs between them; the header comes again after every page break, and a
row that starts with two tabs continues the component above it (domain: "The text format").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from standards.wording import without_layout


class RowKind(Enum):
    TITLE = "title"
    HEADER = "header"
    SECTION = "section"
    COMPONENT = "component"
    CONTINUATION = "continuation"
    # A line outside the table that is no title; a row of the table that fits no pattern.
    PLAIN = "plain"
    ODD = "odd"


@dataclass(frozen=True)
class Row:
    """One line as it is in the file; `number`, `label` and `cell` when it is a row of the table."""

    kind: RowKind
    line: int
    raw: str
    number: int = 0
    label: str = ""
    cell: str = ""


_HEADER = ("no", "komponen", "uraian")
_NUMBER = re.compile(r"([0-9]{1,2})\.?")
_SECTION = re.compile(r"([AB])\.?")
_TITLE_LIKE = re.compile(r"[0-9]+\. .*(?:KBLI|\(Risiko)", re.IGNORECASE)


def read_rows(text: str) -> tuple[Row, ...]:
    """Every line that is not blank, told apart; titles first need the lines after them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [_row(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    return tuple(_with_titles(found))


def split_at_titles(rows: Iterable[Row]) -> tuple[tuple[Row, ...], list[tuple[Row, ...]]]:
    """The rows above the first title, and one block of rows for each standard."""
    outside: list[Row] = []
    blocks: list[list[Row]] = []
    for row in rows:
        if row.kind is RowKind.TITLE:
            blocks.append([row])
        elif blocks:
            blocks[-1].append(row)
        else:
            outside.append(row)
    return tuple(outside), [tuple(block) for block in blocks]


def _row(number: int, line: str) -> Row:
    if "\t" not in line:
        return Row(RowKind.PLAIN, number, line)
    first, second, rest = (*line.split("\t", 2), "", "")[:3]
    mark, label, cell = without_layout(first), without_layout(second), rest.strip()
    if (mark.casefold(), label.casefold(), cell.casefold()) == _HEADER:
        return Row(RowKind.HEADER, number, line)
    if not mark and not label:
        return Row(RowKind.CONTINUATION, number, line, cell=cell)
    if _NUMBER.fullmatch(mark):
        return Row(RowKind.COMPONENT, number, line, int(mark.rstrip(".")), label, cell)
    if _SECTION.fullmatch(mark) and not cell:
        return Row(RowKind.SECTION, number, line, label=label)
    return Row(RowKind.ODD, number, line)


def _with_titles(rows: Sequence[Row]) -> Iterator[Row]:
    for index, row in enumerate(rows):
        is_title = row.kind is RowKind.PLAIN and (
            _TITLE_LIKE.match(row.raw.strip()) or _opens_a_table(rows[index + 1 : index + 3])
        )
        yield Row(RowKind.TITLE, row.line, row.raw) if is_title else row


def _opens_a_table(following: Sequence[Row]) -> bool:
    """A line above a header and section A begins a standard, however damaged its own words."""
    if len(following) < 2 or following[0].kind is not RowKind.HEADER:
        return False
    second = following[1]
    is_section_a = second.kind is RowKind.SECTION and second.raw.lstrip().startswith("A")
    return is_section_a or (second.kind is RowKind.COMPONENT and second.number == 1)
