"""The text of the annex as parsed standards, every notice with its file, line, component and cause.

Nothing raises: a file that is no annex, a damaged title, a missing component are values, and one
bad standard leaves the others of its file alone. Every line that is not blank ends up in exactly
one cell, so that "nothing lost" can be proved from what is stored.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from standards import annex_checks
from standards.annex_cells import Cell, ComponentCell, component_cells, source_cells
from standards.annex_checks import Cause
from standards.annex_rows import Row, read_rows, split_at_titles
from standards.annex_title import SHAPE, Title, read_title
from standards.citations import Citation, citations, unread
from standards.components import BY_NUMBER
from standards.facts import Facts, disagreements, facts_expected, facts_of
from standards.outline import Outline, Problem, parse, parse_words, render

LEGAL_BASIS = 7

EMPTY_FILE = "Berkas kosong."
BINARY_FILE = "Berkas bukan teks: berisi data biner."
NOT_UTF8 = "Berkas bukan teks UTF-8."
NO_REGULATION = f"Tidak ada standar pelayanan dalam berkas ini; judulnya berbentuk {SHAPE}."
ABOVE_TITLE = "Baris di atas judul pertama diabaikan."
NO_CITATION = "Tidak ada peraturan yang terbaca dalam dasar hukum."
NO_FACTS = "Fakta tidak terbaca dari uraian; isi sendiri setelah diimpor."


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Notice:
    """An error keeps the standard out; a warning goes to the editor. Lines count from 1."""

    document: str
    line: int
    component: int | None
    cause: str
    severity: Severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.document}, baris {self.line}"
        return f"{where}{f', komponen {self.component}' if self.component else ''}: {self.cause}"


@dataclass(frozen=True)
class ParsedComponent:
    """`raw` is the URAIAN cell as in the file, a line for each row; `text` its stored outline."""

    number: int
    label: str
    raw: str
    first_line: int
    last_line: int
    text: str
    outline: Outline
    facts: Facts
    regulations: tuple[Citation, ...] = ()


# The text of a component as stored, its tree, its facts and what it cites.
_Content: TypeAlias = tuple[str, Outline, Facts, tuple[Citation, ...]]


@dataclass(frozen=True)
class ParsedStandard:
    """One entry of the annex. What the title did not say is empty (0); then `errors` says so."""

    annex_number: int
    licence_type: str
    risk: str
    kbli: str
    name: str
    title_line: int
    components: tuple[ParsedComponent, ...]
    cells: tuple[Cell, ...]
    errors: tuple[Notice, ...] = ()
    warnings: tuple[Notice, ...] = ()

    def component(self, number: int) -> ParsedComponent | None:
        return next((each for each in self.components if each.number == number), None)


@dataclass(frozen=True)
class Annex:
    """One file. `file_notices` and `outside` belong to no standard."""

    document: str
    standards: tuple[ParsedStandard, ...] = ()
    file_notices: tuple[Notice, ...] = ()
    outside: tuple[Cell, ...] = ()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All of the file, in the order of its lines, errors first on a line."""
        own = [notice for each in self.standards for notice in (*each.errors, *each.warnings)]
        return tuple(sorted([*self.file_notices, *own], key=lambda notice: notice.line))

    @property
    def has_errors(self) -> bool:
        return any(notice.is_error for notice in self.notices)


class Undecodable(ValueError):
    """The bytes are no text; the message says why, in Indonesian."""


def decode(data: bytes) -> str:
    """The text of a file, without a byte order mark. Raises Undecodable."""
    if b"\0" in data:
        raise Undecodable(BINARY_FILE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Undecodable(NOT_UTF8) from None


def read_annex(data: bytes, document: str) -> Annex:
    """As `parse_annex`, from the bytes of a file."""
    try:
        text = decode(data)
    except Undecodable as refusal:
        return _refused(document, str(refusal))
    return parse_annex(text, document)


def refusal(text: str) -> str:
    """Why a text is no annex, or nothing. Much quicker than to read it."""
    if "\0" in text:
        return BINARY_FILE
    if not text.strip():
        return EMPTY_FILE
    return "" if split_at_titles(read_rows(text))[1] else NO_REGULATION


def parse_annex(text: str, document: str) -> Annex:
    """The standards in the text of an annex. Any text gives a value; nothing is raised."""
    if "\0" in text:
        return _refused(document, BINARY_FILE)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return _refused(document, EMPTY_FILE)
    outside, blocks = split_at_titles(read_rows(text))
    if not blocks:
        return replace(_refused(document, NO_REGULATION), outside=source_cells(outside))
    standards = _without_repeats([_standard(block, document) for block in blocks], document)
    ignored = ((row.line, None, ABOVE_TITLE) for row in outside)
    notices = _notices(document, Severity.WARNING, ignored)
    return Annex(document, standards, notices, source_cells(outside))


def corrected(component: ParsedComponent, text: str) -> ParsedComponent:
    """The component with words that an editor typed, one item a line; its source stays as it was."""
    words, outline, facts, regulations = _content_of(component.number, parse(text))
    return replace(component, text=words, outline=outline, facts=facts, regulations=regulations)


def _refused(document: str, cause: str) -> Annex:
    return Annex(document, file_notices=_notices(document, Severity.ERROR, [(1, None, cause)]))


def _notices(document: str, severity: Severity, causes: Iterable[Cause]) -> tuple[Notice, ...]:
    return tuple(Notice(document, *cause, severity) for cause in causes)


@dataclass(frozen=True)
class _Reading:
    """A component with what was seen while reading it."""

    component: ParsedComponent
    errors: tuple[Cause, ...]
    warnings: tuple[Cause, ...]


def _standard(block: Sequence[Row], document: str) -> ParsedStandard:
    title = read_title(block[0].raw)
    readings = [_read(cell) for cell in _first_of_each(component_cells(block))]
    return ParsedStandard(
        title.annex_number,
        title.licence_type,
        title.risk,
        title.kbli,
        title.name,
        block[0].line,
        tuple(reading.component for reading in readings),
        source_cells(block),
        errors=_notices(document, Severity.ERROR, _errors(title, block, readings)),
        warnings=_notices(document, Severity.WARNING, _warnings(title, block, readings)),
    )


def _errors(title: Title, block: Sequence[Row], readings: Iterable[_Reading]) -> Iterator[Cause]:
    line = block[0].line
    yield from ((line, None, cause) for cause in title.errors)
    yield from annex_checks.row_errors(block)
    yield from annex_checks.component_errors(component_cells(block), line)
    for reading in readings:
        yield from reading.errors


def _warnings(title: Title, block: Sequence[Row], readings: Iterable[_Reading]) -> Iterator[Cause]:
    yield from ((block[0].line, None, cause) for cause in title.warnings)
    yield from annex_checks.row_warnings(block)
    for reading in readings:
        yield from reading.warnings


def _first_of_each(cells: Iterable[ComponentCell]) -> Iterator[ComponentCell]:
    seen: set[int] = set()
    for cell in cells:
        if cell.number in BY_NUMBER and cell.number not in seen:
            seen.add(cell.number)
            yield cell


def _read(cell: ComponentCell) -> _Reading:
    content, problems = _content(cell.number, tuple(word for word, _line in cell.words_by_line()))
    component = ParsedComponent(cell.number, cell.label, cell.raw, cell.first_line, cell.last_line, *content)
    jumps = [each for each in problems if each.is_jump]
    strays = [each for each in problems if not each.is_jump]
    return _Reading(
        component,
        errors=(*_marker_causes(cell, jumps), *_content_errors(component)),
        warnings=(*_marker_causes(cell, strays), *_content_warnings(component)),
    )


# Most standards of an annex say the same in most components: the same words are read once.
@lru_cache(maxsize=512)
def _content(number: int, words: tuple[str, ...]) -> tuple[_Content, tuple[Problem, ...]]:
    outline, problems = parse_words(words)
    return _content_of(number, outline), tuple(problems)


def _content_of(number: int, outline: Outline) -> _Content:
    text = render(outline)
    cited = citations(outline) if number == LEGAL_BASIS else ()
    return text, outline, facts_of(number, text), cited


def _marker_causes(cell: ComponentCell, found: Iterable[Problem]) -> Iterator[Cause]:
    words = cell.words_by_line()
    return ((words[each.word][1], cell.number, each.message) for each in found)


def _content_errors(read: ParsedComponent) -> Iterator[Cause]:
    if read.number == LEGAL_BASIS and read.text and not read.regulations:
        yield read.first_line, read.number, NO_CITATION


def _content_warnings(read: ParsedComponent) -> Iterator[Cause]:
    line, number = read.first_line, read.number
    if read.text and facts_expected(number) and not read.facts:
        yield line, number, NO_FACTS
    for message in disagreements(number, read.text, read.facts):
        yield line, number, message
    if read.regulations:
        for entry in unread(read.outline):
            yield line, number, f"Butir ini tidak terbaca sebagai kutipan peraturan: “{entry}”."


def _without_repeats(standards: Iterable[ParsedStandard], document: str) -> tuple[ParsedStandard, ...]:
    """An annex number stands once in a file; the second one is refused, the first kept."""
    lines: dict[int, int] = {}
    kept = []
    for each in standards:
        first = lines.setdefault(each.annex_number, each.title_line)
        is_repeat = each.annex_number != 0 and first != each.title_line
        kept.append(_refused_repeat(each, first, document) if is_repeat else each)
    return tuple(kept)


def _refused_repeat(standard: ParsedStandard, first: int, document: str) -> ParsedStandard:
    cause = f"Nomor {standard.annex_number} sudah ada pada baris {first}."
    repeat = _notices(document, Severity.ERROR, [(standard.title_line, None, cause)])
    return replace(standard, errors=standard.errors + repeat)
