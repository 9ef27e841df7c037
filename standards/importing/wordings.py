"""How the words of an annex stand to those that are known, and what an editor decided about them.

The same words in many standards are one wording, with one decision. Pure: known words and decisions
are arguments.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from standards.regulation import ParsedComponent, ParsedStandard
from standards.slips import Comparison, ComparisonKind, Slip, compare
from standards.wording import words

KEPT_NOTE = "Naskah dianggap salah baca oleh penyunting; uraian yang berlaku tetap dipakai."
CORRECTED_NOTE = "Naskah dianggap salah baca oleh penyunting, lalu dibetulkan."


class Choice(StrEnum):
    """What a wording other than the shared one is."""

    SHARED = "shared"  # from now on the office's own shared words
    OWN = "own"  # really different: words of these standards
    KEEP = "keep"  # misread: what is in force stays
    CORRECT = "correct"  # misread: the editor gives the right words


class Treatment(StrEnum):
    """What is stored for one component of one standard."""

    STANDS = "stands"  # nothing: its own words already, or none were read
    SHARED = "shared"  # nothing: it follows the shared words
    SHARED_AGAIN = "shared again"  # it had words of its own, and has none any more
    OWN = "own"  # words of its own


@dataclass(frozen=True)
class Decision:
    """`text` only with CORRECT, in the stored form: one item a line."""

    choice: Choice
    text: str = ""


# By component and wording.
Decisions: TypeAlias = Mapping[tuple[int, str], Decision]


@dataclass(frozen=True)
class Placed:
    """One component of one entry as it would be stored; `note` tells its editor of a misreading."""

    component: ParsedComponent
    treatment: Treatment
    slips: tuple[Slip, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Known:
    """The words that a standard has for one component on the day: None when it has none."""

    text: str | None = None
    is_shared: bool = False

    @property
    def own(self) -> str | None:
        return None if self.is_shared else self.text


@dataclass(frozen=True)
class Reading:
    """What one entry of the annex says of one component."""

    entry: ParsedStandard
    component: ParsedComponent
    known: Known

    @property
    def stands(self) -> bool:
        return self.known.own is not None and self.known.own == self.component.text


@dataclass(frozen=True)
class Wording:
    """All readings with the same words. It `asks` for a decision where it would part from the
    shared words, or could be the shared words that the office does not have yet."""

    number: int
    key: str
    readings: tuple[Reading, ...]
    comparison: ComparisonKind
    asks: bool
    decision: Decision | None = None

    @property
    def text(self) -> str:
        return self.readings[0].component.text

    @property
    def count(self) -> int:
        return len(self.readings)

    @property
    def is_open(self) -> bool:
        return self.asks and self.decision is None

    @property
    def stands(self) -> bool:
        """All its standards have these words of their own already."""
        return all(each.stands for each in self.readings)

    @property
    def in_force(self) -> dict[str, tuple[ParsedStandard, ...]]:
        """The words in force on the day, each with the entries whose standards have them."""
        found: dict[str, tuple[ParsedStandard, ...]] = {}
        for each in self.readings:
            if each.known.text is not None:
                found[each.known.text] = (*found.get(each.known.text, ()), each.entry)
        return found

    @property
    def new_entries(self) -> tuple[ParsedStandard, ...]:
        """Standards for which nothing is in force that could be kept."""
        return tuple(each.entry for each in self.readings if each.known.text is None)


def key_of(text: str) -> str:
    """Names a wording: the same words, the same key, whatever white space and markup."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:16]


def place(component: ParsedComponent, known: Known, shared: str | None) -> Placed:
    """The office's shared words are not stored again, nor its own that stand already; a slip becomes
    a note; the rest is its own."""
    if known.own is not None and known.own == component.text:
        return Placed(component, Treatment.STANDS)
    found = compared(shared, component.text) if shared is not None else _NOTHING_SHARED
    if found.kind is ComparisonKind.DIFFERENT:
        return Placed(component, Treatment.OWN)
    again = known.own is not None
    return Placed(component, Treatment.SHARED_AGAIN if again else Treatment.SHARED, found.slips)


def kept(component: ParsedComponent, known: Known) -> Placed:
    """Misread, and what is in force stays: of its own, or the shared words."""
    treatment = Treatment.SHARED if known.own is None else Treatment.STANDS
    return Placed(component, treatment, note=KEPT_NOTE)


def says_the_same(component: ParsedComponent, known: Known) -> bool:
    """Whether a component already says this; a slip in the source makes no other text of it."""
    if known.text is None:
        return False
    if known.is_shared:
        return compared(known.text, component.text).kind is not ComparisonKind.DIFFERENT
    return known.text == component.text


def wordings(
    readings: Iterable[Reading], shared: Mapping[int, str], decisions: Decisions
) -> tuple[Wording, ...]:
    """By component, the most frequent first. `shared` are the shared words as decided."""
    groups: dict[tuple[int, str], list[Reading]] = defaultdict(list)
    totals: dict[int, int] = defaultdict(int)
    for each in readings:
        number = each.component.number
        groups[number, keys(each.component.text)].append(each)
        totals[number] += 1
    found = (
        _wording(place_, tuple(group), shared.get(place_[0]), totals[place_[0]], decisions.get(place_))
        for place_, group in groups.items()
    )
    return tuple(sorted(found, key=lambda each: (each.number, -each.count)))


def new_shared(found: Iterable[Wording]) -> dict[int, ParsedComponent]:
    """What the editor made the office's shared words, by component."""
    return {
        each.number: each.readings[0].component
        for each in found
        if each.decision is not None and each.decision.choice is Choice.SHARED
    }


def _wording(
    place_: tuple[int, str],
    readings: tuple[Reading, ...],
    shared: str | None,
    total: int,
    decision: Decision | None,
) -> Wording:
    text = readings[0].component.text
    kind = compared(shared, text).kind if shared is not None else ComparisonKind.DIFFERENT
    is_news = not all(each.stands for each in readings)
    parts = kind is ComparisonKind.DIFFERENT and (shared is not None or 2 * len(readings) > total > 1)
    chosen = decision is not None and decision.choice is Choice.SHARED
    return Wording(*place_, readings, kind, asks=chosen or (is_news and parts), decision=decision)


_NOTHING_SHARED = Comparison(ComparisonKind.DIFFERENT)


@lru_cache(maxsize=4096)
def compared(shared: str, text: str) -> Comparison:
    return compare(shared, text)


keys = lru_cache(maxsize=4096)(key_of)
