"""The regulation's lists, "A. 1. a. 1)", as a tree of items, and back to text.

Two forms of the same text: the annex runs its markers on inside the line (`parse_run_on`);
the stored form has one item a line, as an editor types it (`parse`, `render`). A marker counts
only as the expected next one of its sequence, at the start or after white space; no word is
ever dropped: what is not read as a marker stays in the text of its item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from standards.markers import Marker, MarkerProblem, OpenLists
from standards.wording import clean


@dataclass(frozen=True)
class Item:
    """One item, its words verbatim; `path` is its address in the text, "2.c" or "5.c.1"."""

    marker: str
    text: str
    children: tuple["Item", ...] = ()
    path: str = ""


@dataclass(frozen=True)
class Outline:
    """`intro` stands before the first marker, and is all there is in a text without a list."""

    intro: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Problem:
    """A marker out of sequence. `line` counts from 1; `word` is its place in the running text."""

    line: int
    marker: str
    expected: str
    message: str
    is_jump: bool = True
    word: int = 0


def parse(text: str) -> Outline:
    """The tree of a stored text: one item a line, other lines continue the item above."""
    return _read_lines(text)[0]


def problems(text: str) -> list[Problem]:
    """Markers of a stored text that do not follow their sequence, for the editor."""
    return _read_lines(text)[1]


def parse_run_on(text: str) -> tuple[Outline, list[Problem]]:
    """The tree of running text as it stands in a cell of the annex, and its jumps."""
    return parse_words(clean(text).split())


def parse_words(cleaned: Sequence[str]) -> tuple[Outline, list[Problem]]:
    """As `parse_run_on`, from words already cleaned. A Problem's `word` is an index into them."""
    tree = _Tree()
    found: list[Problem] = []
    for index, word in enumerate(cleaned):
        marker = Marker.read(word)
        if marker is None:
            tree.add(word)
            continue
        problem = tree.offer(marker, cleaned[index - 1] if index else None)
        if problem:
            found.append(_problem(problem, line=1, word=index))
    return tree.outline(), found


def render(outline: Outline) -> str:
    """The stored form, so that parse(render(outline)) == outline."""
    lines = [outline.intro] if outline.intro else []
    for item in walk(outline):
        indent = "  " * item.path.count(".")
        lines.append(f"{indent}{item.marker} {item.text}".rstrip())
    return "\n".join(lines)


def running(outline: Outline) -> str:
    """All words in order, markers included: the proof that nothing was lost."""
    parts = [outline.intro]
    for item in walk(outline):
        parts += [item.marker, item.text]
    return " ".join(part for part in parts if part)


def walk(outline: Outline) -> Iterator[Item]:
    """Every item, each before its own children."""
    pending = list(reversed(outline.items))
    while pending:
        item = pending.pop()
        yield item
        pending.extend(reversed(item.children))


def find(outline: Outline, path: str) -> Item | None:
    """The item at a path such as "5.c.1", or None."""
    return next((item for item in walk(outline) if item.path == path), None)


def without_heading(outline: Outline, label: str) -> Outline:
    """For the page: component 2 repeats its own label, which the heading above already says."""
    heading = f"{label}:"
    if not outline.intro.startswith(heading):
        return outline
    return replace(outline, intro=outline.intro[len(heading) :].lstrip())


def _read_lines(text: str) -> tuple[Outline, list[Problem]]:
    tree = _Tree()
    found: list[Problem] = []
    seen = 0
    for number, line in enumerate(text.split("\n"), start=1):
        rest = line.split()
        marker = Marker.read(rest[0]) if rest else None
        if marker is not None:
            problem = tree.offer(marker, None)
            if problem:
                found.append(_problem(problem, line=number, word=seen))
            rest, seen = rest[1:], seen + 1
        for word in rest:
            tree.add(word)
        seen += len(rest)
    return tree.outline(), found


def _problem(problem: MarkerProblem, *, line: int, word: int) -> Problem:
    return Problem(
        line, problem.marker, problem.expected, problem.message, is_jump=problem.is_jump, word=word
    )


class _Node:
    """An item while it is being read."""

    def __init__(self, marker: str) -> None:
        self.marker = marker
        self.words: list[str] = []
        self.children: list[_Node] = []

    def frozen(self, above: str) -> Item:
        own = self.marker.rstrip(".)")
        path = f"{above}.{own}" if above else own
        children = tuple(child.frozen(path) for child in self.children)
        return Item(self.marker, " ".join(self.words), children, path)


class _Tree:
    """Takes words one by one and hangs each on the item that is open."""

    def __init__(self) -> None:
        self._root = _Node("")
        self._branch = [self._root]
        self._lists = OpenLists()

    def add(self, word: str) -> None:
        self._branch[-1].words.append(word)

    def offer(self, marker: Marker, before: str | None) -> MarkerProblem | None:
        """Open an item if the marker follows its sequence, else keep it as a word."""
        reading = self._lists.offer(marker, before)
        if reading.depth is None:
            self.add(marker.text)
            return reading.problem
        del self._branch[reading.depth + 1 :]
        node = _Node(marker.text)
        self._branch[-1].children.append(node)
        self._branch.append(node)
        return reading.problem

    def outline(self) -> Outline:
        items = tuple(node.frozen("") for node in self._root.children)
        return Outline(" ".join(self._root.words), items)
