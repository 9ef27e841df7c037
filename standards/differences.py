"""What differs between two states of a text: changed words only, by line, markers kept.

Lines are matched first and words only inside lines that changed: an item that moved down one place
does not drag the whole list along, and a long text stays quick (100,000 characters in well under
a second).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from standards.facts import FACTS, Json, shown
from standards.wording import fragments

# Beyond this many words on either side, two changed stretches stand one under the other.
MOST_WORDS = 2000
# Unchanged lines shown on either side of a change, for the sense of it.
CONTEXT = 1
_BREAK = "\n"


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A stretch of words of one line, all of the same fate."""

    change: Change
    text: str


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.change is not Change.SAME for piece in self.pieces)


@dataclass(frozen=True)
class Gap:
    """Lines left out because nothing in them or beside them changed."""

    lines: int


@dataclass(frozen=True)
class FactChange:
    """A fact beside the words, named for people; None where there was none."""

    label: str
    before: str
    after: str


Shown: TypeAlias = Line | Gap
_Word: TypeAlias = tuple[Change, str]


@lru_cache(maxsize=1024)
def lines_changed(before: str, after: str) -> tuple[Line, ...]:
    """Every line of both texts, in order, cut where words changed. No word of either is lost."""
    old, new = _lines(before), _lines(after)
    found: list[Line] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Line((Piece(Change.SAME, text),)) for text in new[start:end]]
        else:
            found += _in_lines(_words_changed(old[first:last], new[start:end]))
    return tuple(found)


def changed_parts(before: str, after: str) -> tuple[Shown, ...]:
    """As `lines_changed`, with long unchanged stretches counted instead of shown; empty when every
    word is the same."""
    lines = lines_changed(before, after)
    near = {
        place + step
        for place, line in enumerate(lines)
        if line.is_changed
        for step in range(-CONTEXT, CONTEXT + 1)
    }
    return tuple(_folded(lines, near)) if near else ()


def facts_changed(
    number: int, before: Mapping[str, Json], after: Mapping[str, Json]
) -> tuple[FactChange, ...]:
    """The facts of one component that are not the same, in the order of FACTS."""
    return tuple(
        FactChange(fact.label, *(_told(facts.get(fact.name), fact.unit) for facts in (before, after)))
        for fact in FACTS
        if fact.component == number and before.get(fact.name) != after.get(fact.name)
    )


def taken_and_added(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only the first list names, and what only the second; order kept."""
    return tuple(each for each in before if each not in after), tuple(
        each for each in after if each not in before
    )


def _lines(text: str) -> list[str]:
    """The words of each line without the markup of emphasis; empty lines left out."""
    plain = "".join(fragment.text for fragment in fragments(text))
    return [" ".join(line.split()) for line in plain.split("\n") if line.strip()]


def _words_changed(old: Sequence[str], new: Sequence[str]) -> Iterator[_Word]:
    before, after = _words(old), _words(new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield from ((Change.REMOVED, word) for word in [*before, _BREAK])
        yield from ((Change.ADDED, word) for word in after)
        return
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((Change.SAME, word) for word in after[start:end])
        else:
            yield from ((Change.REMOVED, word) for word in before[first:last])
            yield from ((Change.ADDED, word) for word in after[start:end])


def _words(lines: Sequence[str]) -> list[str]:
    return _BREAK.join(lines).replace(_BREAK, f" {_BREAK} ").split(" ") if lines else []


def _in_lines(words: Iterable[_Word]) -> Iterator[Line]:
    """A line ends where either text ended one."""
    open_line: list[_Word] = []
    for change, word in words:
        if word != _BREAK:
            open_line.append((change, word))
        elif open_line:
            yield _line(open_line)
            open_line = []
    if open_line:
        yield _line(open_line)


def _line(words: Sequence[_Word]) -> Line:
    pieces: list[Piece] = []
    for change, word in words:
        if pieces and pieces[-1].change is change:
            pieces[-1] = Piece(change, f"{pieces[-1].text} {word}")
        else:
            pieces.append(Piece(change, word))
    return Line(tuple(pieces))


def _folded(lines: Sequence[Line], near: set[int]) -> Iterator[Shown]:
    left_out = 0
    for place, line in enumerate(lines):
        if place not in near:
            left_out += 1
            continue
        if left_out:
            yield Gap(left_out)
        left_out = 0
        yield line
    if left_out:
        yield Gap(left_out)


def _told(value: Json | None, unit: str) -> str:
    told = shown(value)
    return f"{told} {unit}" if unit and value is not None else told
