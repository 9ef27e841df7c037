"""A page of what was found: standards with the component where the words stand, and the office's
shared texts, each of which is one result however many standards follow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Paginator

from standards.cards import Card, cards
from standards.components import Component, component
from standards.in_force import newest_own_texts
from standards.models import ComponentText, Version
from standards.search import MOST_RANKED, Found, entries_of, names_component
from standards.snippets import Needle, Piece, snippet
from standards.stems import indexed

PAGE_SIZE = 20


@dataclass(frozen=True)
class Place:
    """Where in a standard, or in what all standards share, the words stand."""

    component: Component
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Result:
    """`place` is None when the name alone has all the words."""

    card: Card
    place: Place | None


class Pages(Paginator):
    """The total is known from the filters' counts; no second count of the same rows."""

    def __init__(self, keys: Sequence[int], total: int, *, is_ranked: bool) -> None:
        self.total = total
        self.is_cut = is_ranked and total > MOST_RANKED
        super().__init__(keys, PAGE_SIZE)

    @cached_property
    def count(self) -> int:
        return MOST_RANKED if self.is_cut else self.total


def results(keys: Sequence[int], found: Found, on: date) -> list[Result]:
    """In the order given; a constant number of queries."""
    entries = entries_of(keys, found, on)
    versions = [entry.version for entry in entries]
    unnamed = [entry.version for entry in entries if not getattr(entry, "in_title", True)]
    places = _places(unnamed, found, on) if unnamed else {}
    return [Result(card, places.get(card.version.standard_id)) for card in cards(versions, on)]


def shared_places(found: Found) -> list[Place]:
    needle = _needle(found)
    return [_place(entry.text, needle) for entry in found.shared]


def is_named(found: Found) -> bool:
    """Whether the words name a component itself ("biaya"), not only stand in its text."""
    return any(names_component(term, entry) for term in found.terms for entry in found.shared)


def _places(versions: Sequence[Version], found: Found, on: date) -> dict[int | None, Place]:
    """The best component of each standard's own that has any of the words."""
    standards = [version.standard for version in versions if version.standard]
    best: dict[int | None, ComponentText] = {}
    for text in newest_own_texts(standards, on):
        known = best.get(text.version.standard_id)
        if _met(text, found) > (_met(known, found) if known else 0):
            best[text.version.standard_id] = text
    return {standard: _place(text, _needle(found)) for standard, text in best.items()}


def _met(text: ComponentText, found: Found) -> int:
    """How many of the words stand in a text or its label."""
    words = indexed(text.text) | indexed(component(text.number).label)
    return sum(any(map(term.needle.is_in, words)) for term in found.terms)


def _place(text: ComponentText, needle: Needle) -> Place:
    return Place(component(text.number), snippet(text.text, needle))


def _needle(found: Found) -> Needle:
    needles = [term.needle for term in found.terms]
    return Needle(
        frozenset().union(*(each.words for each in needles)),
        tuple(beginning for each in needles for beginning in each.beginnings),
    )
