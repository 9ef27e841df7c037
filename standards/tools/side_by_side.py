"""Two or three standards in force, component by component: what differs first, what is the same after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from standards.components import COMPONENTS, Component
from standards.differences import Change, Gap, Line, Piece, Shown, changed_parts, lines_changed
from standards.in_force import ClauseInForce, StandardInForce, in_force
from standards.key_facts import key_facts
from standards.models import ServiceStandard
from standards.wording import words

FEWEST, MOST = 2, 3
# Of the slugs of one address; more are not read.
MOST_READ = 10
# From here on the lines that are the same are counted, not shown.
LONG_LINES = 20
# With fewer words in common nothing is marked: the eye would find only marks.
SHARE_IN_COMMON = 0.3


@dataclass(frozen=True)
class Chosen:
    """`unknown`: slugs of no standard in force; `left_out`: how many stood beyond the third."""

    states: tuple[StandardInForce, ...]
    unknown: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(state.standard.slug for state in self.states)

    @property
    def without_each(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The name of each, and the comparison without it."""
        return tuple(
            (state.version.name, tuple(slug for slug in self.slugs if slug != state.standard.slug))
            for state in self.states
        )

    @property
    def is_enough(self) -> bool:
        return len(self.states) >= FEWEST

    @property
    def is_full(self) -> bool:
        return len(self.states) == MOST


@dataclass(frozen=True)
class Column:
    """One standard's words of one component, held against the first. `is_apart`: hardly a word in
    common; `is_same`: every word."""

    state: StandardInForce
    lines: tuple[Shown, ...] = ()
    is_apart: bool = False
    is_same: bool = False


@dataclass(frozen=True)
class Differing:
    component: Component
    columns: tuple[Column, ...]

    @property
    def is_apart(self) -> bool:
        return any(each.is_apart for each in self.columns)

    @property
    def is_marked(self) -> bool:
        return any(line.is_changed for each in self.columns for line in each.lines if isinstance(line, Line))


@dataclass(frozen=True)
class FactRow:
    """One line of the table above the words: (name, what it says) of each standard, in order."""

    label: str
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SideBySide:
    states: tuple[StandardInForce, ...]
    facts: tuple[FactRow, ...]
    differing: tuple[Differing, ...]
    same: tuple[Component, ...]


def choose(slugs: Iterable[str], on: date) -> Chosen:
    """The standards of an address; what it repeats counts once. Old addresses are followed."""
    wanted = list(dict.fromkeys(slug.strip() for slug in slugs if slug.strip()))[:MOST_READ]
    found: dict[str, StandardInForce] = {}
    unknown: list[str] = []
    for slug in wanted:
        standard = _standard(slug)
        state = in_force(standard, on) if standard else None
        if state is None:
            unknown.append(slug)
        else:
            found.setdefault(state.standard.slug, state)
    states = tuple(found.values())
    return Chosen(states[:MOST], tuple(unknown), len(states[MOST:]))


def side_by_side(states: Sequence[StandardInForce]) -> SideBySide:
    differing = [each.number for each in COMPONENTS if _differs(_clauses(states, each.number))]
    return SideBySide(
        tuple(states),
        _facts(states),
        tuple(_differing(states, number) for number in differing),
        tuple(each for each in COMPONENTS if each.number not in differing),
    )


def _facts(states: Sequence[StandardInForce]) -> tuple[FactRow, ...]:
    told = [(state.version.name, _told(state)) for state in states]
    return tuple(FactRow(label, tuple((name, each[label]) for name, each in told)) for label in told[0][1])


def _told(state: StandardInForce) -> dict[str, str]:
    version, facts = state.version, key_facts({each.number: each.facts for each in state.clauses})
    return {
        "KBLI": f"{version.activity.code} (edisi {version.activity.edition})" if version.activity else "–",
        "Risiko": version.get_risk_display(),
        "Jenis izin": version.get_licence_type_display(),
        "Waktu": facts.time or "lihat komponen 3",
        "Biaya": facts.fee or "lihat komponen 4",
        "Yang diterima": facts.product or "lihat komponen 5",
    }


def _standard(slug: str) -> ServiceStandard | None:
    known = ServiceStandard.objects.filter(slug=slug).first()
    return known or ServiceStandard.objects.filter(old_addresses__slug=slug).first()


def _clauses(states: Iterable[StandardInForce], number: int) -> list[ClauseInForce]:
    return [state.clause(number) for state in states]


def _differs(clauses: Sequence[ClauseInForce]) -> bool:
    """Markup and line breaks are no difference; a fact beside the same words is one."""
    first, *others = clauses
    return any(words(_text(each)) != words(_text(first)) or each.facts != first.facts for each in others)


def _differing(states: Sequence[StandardInForce], number: int) -> Differing:
    first, *others = [_text(state.clause(number)) for state in states]
    columns = [_column(state, first, text) for state, text in zip(states[1:], others, strict=True)]
    return Differing(COMPONENTS[number - 1], (_first(states[0], first, others, columns), *columns))


def _first(state: StandardInForce, text: str, others: Sequence[str], columns: Sequence[Column]) -> Column:
    """The one the others are held against; marked itself only when there is one other."""
    if len(others) == 1 and not (columns[0].is_apart or columns[0].is_same):
        return Column(state, tuple(_kept(_parts(text, others[0]), Change.ADDED)))
    return Column(state, _plain(text))


def _column(state: StandardInForce, first: str, text: str) -> Column:
    if text == first:
        return Column(state, is_same=True)
    if text and first and _share_in_common(first, text) < SHARE_IN_COMMON:
        return Column(state, _plain(text), is_apart=True)
    return Column(state, tuple(_kept(_parts(first, text), Change.REMOVED)))


def _parts(first: str, text: str) -> Sequence[Shown]:
    lines = lines_changed(first, text)
    return changed_parts(first, text) or lines if len(lines) > LONG_LINES else lines


def _kept(parts: Iterable[Shown], dropped: Change) -> Iterable[Shown]:
    """The lines as one of the two texts has them."""
    for part in parts:
        if isinstance(part, Gap):
            yield part
            continue
        pieces = tuple(piece for piece in part.pieces if piece.change is not dropped)
        if pieces:
            yield Line(pieces)


def _plain(text: str) -> tuple[Shown, ...]:
    return lines_changed(text, text)


def _share_in_common(first: str, text: str) -> float:
    pieces = [piece for line in lines_changed(first, text) for piece in line.pieces]
    return _count(piece for piece in pieces if piece.change is Change.SAME) / max(_count(pieces), 1)


def _count(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _text(clause: ClauseInForce) -> str:
    return clause.text.text if clause.text else ""
