"""The register of regulations: each with its state on a day, what came before and after it, and
the standards that cite it, word for word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from standards.citations import entries
from standards.in_force import followers, newest_versions, own_texts, shared_texts
from standards.legal_state import LegalState
from standards.models import ComponentText, LegalBasis, Regulation, Version
from standards.standard_page import LEGAL_BASIS, LegalMark, tree


@dataclass(frozen=True)
class Entry:
    mark: LegalMark
    cited_by: int


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Register:
    """The lines of one state, or all, those that are cited first; `choices` counts them all."""

    entries: tuple[Entry, ...]
    choices: tuple[Choice, ...]
    total: int
    is_narrowed: bool


@dataclass(frozen=True)
class Citing:
    """A standard in force with one citation of its component 7; the words are read when shown."""

    version: Version
    text: ComponentText
    position: int

    @property
    def _entry(self) -> tuple[str, str]:
        known = entries(tree(self.text.text))
        return known[self.position - 1] if self.position <= len(known) else ("", "")

    @property
    def words(self) -> str:
        return self._entry[1]

    @property
    def path(self) -> str:
        return self._entry[0]


def register(on: date, state: str = "") -> Register:
    """`state` as an address has it, "tidak-berlaku-lagi"; another word narrows nothing."""
    counts = citation_counts(on)
    known = [
        Entry(mark(regulation, on), counts[regulation.pk])
        for regulation in Regulation.objects.select_related("successor")
    ]
    states = Counter(entry.mark.state for entry in known)
    chosen = next((each for each in LegalState if _value(each) == state), None)
    return Register(
        tuple(sorted((e for e in known if chosen in (None, e.mark.state)), key=lambda e: not e.cited_by)),
        tuple(Choice(_value(each), each.label, states[each], each is chosen) for each in LegalState),
        len(known),
        chosen is not None,
    )


def mark(regulation: Regulation, on: date) -> LegalMark:
    return LegalMark(regulation, regulation.state(on))


def citing(regulation: Regulation, on: date) -> list[Citing]:
    """Every standard in force that cites it, by name; each place once."""
    rows = _bases(on).filter(regulation=regulation).select_related("text__version")
    own = {row.text.version.standard_id: [] for row in rows}
    for row in rows:
        own[row.text.version.standard_id].append(row)
    found = [
        Citing(version, row.text, row.position)
        for version in _readers(own, on)
        for row in own.get(version.standard_id, own.get(None, []))
    ]
    return sorted(found, key=lambda each: (each.version.name, each.position))


def citation_counts(on: date) -> Counter[int]:
    """How many standards in force cite each regulation, by its id. A citation in the shared words
    counts for each standard that follows them."""
    pairs = set(_bases(on).values_list("regulation_id", "text__version__standard_id"))
    readers = followers(on)[LEGAL_BASIS] if any(standard is None for _law, standard in pairs) else 0
    counts: Counter[int] = Counter()
    for law, standard in pairs:
        counts[law] += readers if standard is None else 1
    return counts


def chain(regulation: Regulation, on: date) -> list[LegalMark]:
    """What it replaced, itself, and what replaced it, in that order; alone if there is nothing."""
    found = [*_predecessors(regulation), regulation]
    following = regulation.successor
    while following is not None and following not in found:
        found.append(following)
        following = following.successor
    return [mark(each, on) for each in found]


def _value(state: LegalState) -> str:
    return state.label.replace(" ", "-")


def _bases(on: date) -> QuerySet[LegalBasis]:
    own = own_texts(on).filter(number=LEGAL_BASIS).values("pk")
    shared = shared_texts(on).get(LEGAL_BASIS)
    found = LegalBasis.objects.filter(text__in=own)
    return found | LegalBasis.objects.filter(text=shared) if shared else found


def _readers(own: Iterable[int | None], on: date) -> QuerySet[Version]:
    """The versions that have these words of their own; with the shared words also those without any."""
    versions = newest_versions(on)
    if None not in own:
        return versions.filter(standard__in=own)
    others = own_texts(on).filter(number=LEGAL_BASIS).exclude(version__standard__in=[pk for pk in own if pk])
    return versions.exclude(standard__in=others.values("version__standard"))


def _predecessors(regulation: Regulation) -> list[Regulation]:
    """Oldest first, those of the predecessors included."""
    found: dict[int, Regulation] = {}
    last = {regulation.pk}
    while last:
        rows = Regulation.objects.filter(successor__in=last).exclude(pk__in=[*found, regulation.pk])
        last = {row.pk for row in rows.select_related("successor")}
        found |= {row.pk: row for row in rows}
    return sorted(found.values(), key=lambda row: (row.year, row.slug))
