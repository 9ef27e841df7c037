"""Faults of transcription: what would make the portal say something else than the regulation.
These, and only these, stop publishing."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from standards import outline
from standards.citations import Citation, citations, kind_of, unread
from standards.components import COMPONENTS
from standards.facts import disagreements, missing_clocks
from standards.findings import Clause, Finding, Law

LEGAL_BASIS = 7


def clause_faults(clause: Clause) -> Iterator[Finding]:
    """What is wrong within one component: its numbering, facts and clocks, the rows of its legal basis."""
    number = clause.number
    for message in _numbering(clause.text):
        yield Finding("numbering_jump", message, number)
    for message in disagreements(number, clause.text, dict(clause.facts)):
        yield Finding("facts_differ", message, number)
    for message in missing_clocks(number, clause.facts):
        yield Finding("clock_missing", message, number)
    if number == LEGAL_BASIS:
        yield from _basis_faults(clause)


def missing(numbers: Collection[int]) -> Iterator[Finding]:
    """UU 25/2009 Pasal 21: a standard holds all 14 components; here those without words."""
    for each in COMPONENTS:
        if each.number not in numbers:
            cause = f"Komponen {each.number} ({each.label}) belum ada uraiannya."
            yield Finding("component_missing", cause, each.number)


def out_of_order(numbers: Sequence[int]) -> Iterator[Finding]:
    """The components as the rows of the source follow each other; a component may take several
    rows. Where one comes late its words may belong to another."""
    before = 0
    for number in numbers:
        if number < before:
            cause = f"Dalam naskah berada sesudah komponen {before}; periksa apakah uraiannya tertukar."
            yield Finding("component_order", cause, number)
        before = max(before, number)


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[tuple[Citation, ...], tuple[str, ...], int]:
    """The citations of a text, its entries that are none, and how many entries there are.
    Published words never change, so each text is read once in a process."""
    tree = outline.parse(text)
    found, rest = citations(tree), unread(tree)
    return found, rest, len(found) + len(rest)


@lru_cache(maxsize=32768)
def _numbering(text: str) -> tuple[str, ...]:
    return tuple(f"Baris {each.line}: {each.message}" for each in outline.problems(text))


def _basis_faults(clause: Clause) -> Iterator[Finding]:
    found, _rest, count = read(clause.text)
    laws = {basis.position: basis.law for basis in clause.bases}
    for citation in found:
        law = laws.get(citation.position)
        if law is None:
            cause = f"Belum dipasangkan dengan daftar peraturan: “{citation.words}”."
            yield Finding("basis_mismatch", cause, clause.number)
        elif not _is_cited(citation, law):
            cause = f"“{citation.words}” dipasangkan dengan {law.name}."
            yield Finding("basis_mismatch", cause, clause.number)
    for position, law in laws.items():
        if position > count:
            cause = f"{law.name} dipasangkan dengan butir {position}, yang tidak ada dalam uraian."
            yield Finding("basis_mismatch", cause, clause.number, law.slug)


def _is_cited(citation: Citation, law: Law) -> bool:
    """By number, year and sort of instrument; an abbreviated or newer name of the issuer passes."""
    same_sort = kind_of(law.kind) in (None, citation.kind)
    same_number = law.number.casefold() == citation.number.casefold() and law.year == citation.year
    return law.slug == citation.key or (same_sort and same_number)
