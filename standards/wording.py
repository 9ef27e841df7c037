"""Words and the damaged markup around them.

The source never closes <ol>, <ul> and <p> and opens them in meaningless places: they are dropped.
A balanced bare <i> marks a foreign word and stays. Every other tag is shown as text.
"""

import re
from dataclasses import dataclass

_LAYOUT_TAG = re.compile(r"</?(?:ol|ul|p)(?:[^\S\n][^<>\n]*)?>", re.IGNORECASE)
_EMPHASIS_TAG = re.compile(r"</?i>")
_EMPHASIS = re.compile(r"<i>((?:(?!</?i>).)+)</i>", re.DOTALL)


@dataclass(frozen=True)
class Fragment:
    """A stretch of text for a template: escaped there, inside <i> when emphasised."""

    text: str
    emphasised: bool = False


def without_layout(text: str) -> str:
    """The text without the source's layout tags, white space folded."""
    return " ".join(_LAYOUT_TAG.sub(" ", text).split())


def clean(raw: str) -> str:
    """As `without_layout`, and without the ": " that begins every cell of the source."""
    return without_layout(raw).removeprefix(":").lstrip()


def words(text: str) -> list[str]:
    """The words alone, to compare two texts: no markup, no white space, no ": " artefact."""
    return _EMPHASIS_TAG.sub("", clean(text)).split()


def fragments(text: str) -> tuple[Fragment, ...]:
    """The text cut at its balanced <i>…</i>; joined again, no character is missing."""
    found: list[Fragment] = []
    end = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > end:
            found.append(Fragment(text[end : match.start()]))
        found.append(Fragment(match[1], emphasised=True))
        end = match.end()
    if end < len(text):
        found.append(Fragment(text[end:]))
    return tuple(found)
