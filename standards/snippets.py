"""The stretch of a text in which the citizen's words stand, with those words marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standards import outline
from standards.stems import forms

AROUND = 70
_PIECE = re.compile(r"[^\W_]+|[\W_]+")
_TAG = re.compile(r"</?i>")


@dataclass(frozen=True)
class Needle:
    """What to mark: words or roots as they stand in the index, and beginnings of words."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()

    def is_in(self, word: str) -> bool:
        folded = word.casefold()
        return not self.words.isdisjoint(forms(folded)) or folded.startswith(self.beginnings)


@dataclass(frozen=True)
class Piece:
    """For a template: escaped there, inside <mark> when it is one of the words."""

    text: str
    is_marked: bool = False


def snippet(text: str, needle: Needle) -> tuple[Piece, ...]:
    """From the entry of the text that has the most of the words; its beginning when none has any."""
    entries = [[Piece(word, needle.is_in(word)) for word in _PIECE.findall(each)] for each in _entries(text)]
    best = max(entries, key=_variety, default=[])
    return _cut(best)


def _variety(pieces: list[Piece]) -> int:
    return len({piece.text.casefold() for piece in pieces if piece.is_marked})


def _entries(text: str) -> Iterator[str]:
    read = outline.parse(text)
    for words in (read.intro, *(item.text for item in outline.walk(read))):
        if words:
            yield _TAG.sub("", words)


def _cut(pieces: list[Piece]) -> tuple[Piece, ...]:
    """About AROUND characters on both sides of the first marked word, whole words only; what the
    beginning of the text leaves unused, its end may have."""
    first = next((place for place, piece in enumerate(pieces) if piece.is_marked), 0)
    start = first - _fitting(pieces[:first][::-1], AROUND)
    left = 2 * AROUND - sum(len(piece.text) for piece in pieces[start:first])
    end = first + 1 + _fitting(pieces[first + 1 :], left)
    before = (Piece("… "),) if start > 0 else ()
    after = (Piece(" …"),) if end < len(pieces) else ()
    return (*before, *_merged(_trimmed(pieces[start:end])), *after)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the blank or the punctuation at which it was cut."""
    start = 1 if pieces and pieces[0].text.strip(" ;,.:/") == "" else 0
    end = len(pieces) - (1 if pieces and pieces[-1].text.strip(" ,") == "" else 0)
    return pieces[start:end]


def _fitting(pieces: list[Piece], room: int) -> int:
    """How many of them fit into so many characters."""
    length = 0
    for count, piece in enumerate(pieces):
        length += len(piece.text)
        if length > room:
            return count
    return len(pieces)


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours alike become one, so that the page is not a tag a word."""
    text = ""
    for piece in pieces:
        if not piece.is_marked:
            text += piece.text
            continue
        if text:
            yield Piece(text)
        yield piece
        text = ""
    if text:
        yield Piece(text)
