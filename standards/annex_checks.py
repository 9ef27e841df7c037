"""What is wrong with the rows of one standard: each cause with its line and component.

Errors keep a standard out of the database; warnings go to the editor with it.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from standards.annex_cells import ComponentCell
from standards.annex_rows import Row, RowKind
from standards.components import BY_NUMBER, COMPONENTS, Group

# Line, component (None: the standard as a whole), what is wrong.
Cause: TypeAlias = tuple[int, int | None, str]

ODD_ROW = "Baris tabel ini bukan kepala tabel, bagian, komponen, atau lanjutan; isinya tidak terbaca."
ORPHAN = "Baris lanjutan ini tidak punya komponen di atasnya."
PLAIN_INSIDE = "Baris di luar tabel berada di tengah standar; isinya tidak terbaca."
PLAIN_AFTER = "Baris di luar tabel diabaikan."
EMPTY_COMPONENT = "Uraian komponen kosong."


def row_errors(block: Sequence[Row]) -> Iterator[Cause]:
    """Rows that fit nowhere: their words would be lost to the standard."""
    has_component = False
    end = _last_table_line(block)
    for row in block:
        has_component = has_component or row.kind is RowKind.COMPONENT
        if row.kind is RowKind.ODD:
            yield row.line, None, ODD_ROW
        elif row.kind is RowKind.CONTINUATION and not has_component:
            yield row.line, None, ORPHAN
        elif row.kind is RowKind.PLAIN and row.line < end:
            yield row.line, None, PLAIN_INSIDE


def row_warnings(block: Sequence[Row]) -> Iterator[Cause]:
    sections = {row.raw.strip()[0] for row in block if row.kind is RowKind.SECTION}
    for group in Group:
        if group.value not in sections:
            yield block[0].line, None, f"Baris bagian {group.value} ({group.label}) tidak ada."
    end = _last_table_line(block)
    for row in block:
        if row.kind is RowKind.PLAIN and row.line > end:
            yield row.line, None, PLAIN_AFTER


def component_errors(cells: Sequence[ComponentCell], title_line: int) -> Iterator[Cause]:
    """UU 25/2009 Pasal 21: all 14, each once, in the order and by the names of the regulation."""
    lines: dict[int, int] = {}
    before = 0
    for cell in cells:
        for cause in _cell_errors(cell, lines.get(cell.number), before):
            yield cell.first_line, cell.number, cause
        lines.setdefault(cell.number, cell.first_line)
        before = cell.number
    for each in COMPONENTS:
        if each.number not in lines:
            yield title_line, each.number, f"Komponen {each.number} ({each.label}) tidak ada."


def _cell_errors(cell: ComponentCell, same_on: int | None, before: int) -> Iterator[str]:
    expected = BY_NUMBER.get(cell.number)
    if expected is None:
        yield f"Komponen {cell.number} tidak dikenal: komponen bernomor 1 sampai 14."
        return
    if cell.label.casefold() != expected.label.casefold():
        yield f"Label “{cell.label}” bukan label komponen {cell.number} (“{expected.label}”)."
    if same_on is not None:
        yield f"Komponen {cell.number} sudah ada pada baris {same_on}."
    elif cell.number < before:
        yield f"Komponen {cell.number} berada sesudah komponen {before}; urutannya salah."
    if not cell.words_by_line():
        yield EMPTY_COMPONENT


def _last_table_line(block: Sequence[Row]) -> int:
    outside = (RowKind.PLAIN, RowKind.TITLE)
    return max((row.line for row in block if row.kind not in outside), default=0)
