"""The standards one may still add to a comparison, by words or by name."""

from dataclasses import dataclass
from datetime import date

from standards.models import Version
from standards.search import entries_of, find, ranked
from standards.search_form import LONGEST_TEXT, Search
from standards.tools.side_by_side import MOST, Chosen

MOST_SHOWN = 10


@dataclass(frozen=True)
class Candidate:
    """`slugs`: the comparison with it added."""

    version: Version
    slugs: tuple[str, ...]


def candidates(words: str, chosen: Chosen, on: date) -> tuple[Candidate, ...]:
    """The best matches that are not chosen yet; without words the first by name."""
    search = Search(words[:LONGEST_TEXT], ())
    found = find(search, on)
    keys = ranked(search, found, on)[: MOST_SHOWN + MOST]
    versions = [entry.version for entry in entries_of(keys, found, on)]
    others = [each for each in versions if each.standard.slug not in chosen.slugs]
    return tuple(Candidate(each, (*chosen.slugs, each.standard.slug)) for each in others[:MOST_SHOWN])
