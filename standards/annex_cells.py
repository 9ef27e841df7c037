"""The rows of one standard put together again: a component is one cell, however many pages it spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from standards.annex_rows import Row, RowKind
from standards.wording import without_layout


@dataclass(frozen=True)
class Cell:
    """Whole lines as they are in the file, for provenance. `component` is None for a title, a
    table header, a section row or a stray line."""

    component: int | None
    first_line: int
    last_line: int
    raw: str


@dataclass(frozen=True)
class ComponentCell:
    """A component's row with the rows that continue it after a page break."""

    rows: tuple[Row, ...]

    @property
    def number(self) -> int:
        return self.rows[0].number

    @property
    def label(self) -> str:
        return self.rows[0].label

    @property
    def first_line(self) -> int:
        return self.rows[0].line

    @property
    def last_line(self) -> int:
        return self.rows[-1].line

    @property
    def raw(self) -> str:
        """The words of the URAIAN column, one line a row."""
        return "\n".join(row.cell for row in self.rows)

    def words_by_line(self) -> list[tuple[str, int]]:
        """The cleaned words, each with its line: pages break in mid-phrase, so the rows are joined
        with one blank. The ": " that begins the cell is no word."""
        found = [(word, row.line) for row in self.rows for word in without_layout(row.cell).split()]
        if not found or not found[0][0].startswith(":"):
            return found
        first, line = found[0]
        return ([(first[1:], line)] if first[1:] else []) + found[1:]

    def source(self) -> Cell:
        raw = "\n".join(row.raw for row in self.rows)
        return Cell(self.number, self.first_line, self.last_line, raw)


def component_cells(block: Iterable[Row]) -> tuple[ComponentCell, ...]:
    """The component cells in the order of the file; a row that continues nothing is left out."""
    cells: list[ComponentCell] = []
    for row in block:
        if row.kind is RowKind.COMPONENT:
            cells.append(ComponentCell((row,)))
        elif row.kind is RowKind.CONTINUATION and cells:
            cells[-1] = replace(cells[-1], rows=(*cells[-1].rows, row))
    return tuple(cells)


def source_cells(block: Sequence[Row]) -> tuple[Cell, ...]:
    """Every line of the block in exactly one cell, by first line."""
    components = component_cells(block)
    taken = {row.line for cell in components for row in cell.rows}
    others = [Cell(None, row.line, row.line, row.raw) for row in block if row.line not in taken]
    return tuple(sorted([*others, *(cell.source() for cell in components)], key=lambda c: c.first_line))
