"""What the page of one standard shows: the 14 components, each with its words as a tree, and
beside them the state of every cited regulation, the procedure classes, the key facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from standards import outline
from standards.cards import risk_level
from standards.components import Component, Group
from standards.in_force import ClauseInForce, StandardInForce
from standards.kbli import CodeNotice, notice
from standards.key_facts import KeyFacts, key_facts
from standards.legal_state import LegalState
from standards.models import LegalBasis, ProcedureClass, Regulation
from standards.outline import Item, Outline

PROCEDURE, LEGAL_BASIS = 2, 7
# What R8 counts as kinds of problem and the annex gives as a list: here one item can be named.
COMPLAINT_BY_ITEM = (1, 8, 9)


@dataclass(frozen=True)
class LegalMark:
    """The state of a cited regulation on a day; stands beside the citation, which stays verbatim."""

    regulation: Regulation
    state: LegalState

    @property
    def ended_on(self) -> date | None:
        """The first day on which it no longer counted, where that is known."""
        last = self.regulation.in_force_until
        return last + timedelta(days=1) if last else None


@dataclass(frozen=True)
class ShownClause:
    """`marks` by the path of the item they stand beside; "" is the text before any item."""

    component: Component
    outline: Outline
    is_written: bool
    is_shared: bool
    marks: Mapping[str, LegalMark] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.component.number

    @property
    def items_to_complain_about(self) -> tuple[Item, ...]:
        """The items without items below, where a complaint can point to one of them."""
        return _entries(self.outline) if self.number in COMPLAINT_BY_ITEM else ()

    @property
    def out_of_force(self) -> int:
        return sum(mark.state is LegalState.OUT_OF_FORCE for mark in self.marks.values())


@dataclass(frozen=True)
class Section:
    group: Group
    clauses: tuple[ShownClause, ...]


@dataclass(frozen=True)
class StandardPage:
    state: StandardInForce
    key_facts: KeyFacts
    sections: tuple[Section, ...]
    classes: tuple[ProcedureClass, ...]
    class_numbers: tuple[int, ...]
    annex: str
    code_notice: CodeNotice | None

    @property
    def risk_level(self) -> int:
        return risk_level(self.state.version)

    @property
    def recorded_at(self) -> datetime | None:
        """When the newest words on the page were published here; None for a draft."""
        releases = [self.state.version.release]
        releases += [clause.text.version.release for clause in self.state.clauses if clause.text]
        return max((each.published_at for each in releases if each.published_at), default=None)

    @property
    def described_classes(self) -> tuple[ProcedureClass, ...]:
        return tuple(each for each in self.classes if each.steps)

    @property
    def missing_classes(self) -> tuple[int, ...]:
        """Cited, but their steps are not at hand."""
        known = {each.number for each in self.described_classes}
        return tuple(number for number in self.class_numbers if number not in known)


def standard_page(state: StandardInForce) -> StandardPage:
    """Three queries more: citations, procedure classes, and what the KBLI code became."""
    procedure = state.clause(PROCEDURE).facts
    numbers = tuple(procedure.get("classes", ()))
    shown = [_shown(clause, state.on) for clause in state.clauses]
    return StandardPage(
        state=state,
        key_facts=key_facts({clause.number: clause.facts for clause in state.clauses}),
        sections=tuple(Section(group, _of(group, shown)) for group in Group),
        classes=tuple(ProcedureClass.objects.filter(number__in=numbers)) if numbers else (),
        class_numbers=numbers,
        annex=str(procedure.get("annex", "")),
        code_notice=notice(state.version.activity) if state.version.activity else None,
    )


@lru_cache(maxsize=4096)
def tree(text: str) -> Outline:
    """Published words never change, so each is parsed once in a process."""
    return outline.parse(text)


def _shown(clause: ClauseInForce, on: date) -> ShownClause:
    read = _read(clause)
    bases = _bases(clause) if clause.number == LEGAL_BASIS else ()
    return ShownClause(
        clause.component, read, clause.text is not None, clause.is_shared, _marks(read, bases, on)
    )


def _read(clause: ClauseInForce) -> Outline:
    """Component 2 repeats its own label; the heading already says it."""
    if clause.text is None:
        return Outline()
    return outline.without_heading(tree(clause.text.text), clause.component.label)


def _bases(clause: ClauseInForce) -> Iterable[LegalBasis]:
    if clause.text is None:
        return ()
    return clause.text.legal_bases.select_related("regulation__successor")


def _marks(read: Outline, bases: Iterable[LegalBasis], on: date) -> dict[str, LegalMark]:
    """LegalBasis.position counts the entries of the text as `citations.citations` does."""
    paths = [item.path for item in _entries(read)] or [""]
    return {
        paths[basis.position - 1]: LegalMark(basis.regulation, basis.regulation.state(on))
        for basis in bases
        if basis.position <= len(paths)
    }


def _entries(read: Outline) -> tuple[Item, ...]:
    return tuple(item for item in outline.walk(read) if not item.children)


def _of(group: Group, shown: Iterable[ShownClause]) -> tuple[ShownClause, ...]:
    return tuple(clause for clause in shown if clause.component.group is group)
