"""A standard as one entry of a list: its version and the key facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from standards.in_force import facts_of_many, newest_versions
from standards.key_facts import KEY_COMPONENTS, KeyFacts, key_facts
from standards.models import RiskLevel, Version

ON_THE_HOME_PAGE = 4
_LEVELS = {risk: level for level, risk in enumerate(RiskLevel.values, start=1)}


@dataclass(frozen=True)
class Card:
    version: Version
    key_facts: KeyFacts

    @property
    def risk_level(self) -> int:
        return risk_level(self.version)


def risk_level(version: Version) -> int:
    """1 to 4, for the meter beside the word."""
    return _LEVELS[version.risk]


def cards(versions: Iterable[Version], on: date) -> list[Card]:
    """In the order given; two queries more, however many they are."""
    versions = list(versions)
    standards = [version.standard for version in versions if version.standard]
    facts = facts_of_many(standards, KEY_COMPONENTS, on)
    return [Card(version, key_facts(facts[version.standard_id])) for version in versions]


def some_cards(on: date) -> list[Card]:
    """A few for the home page, by name: the annex's own order means nothing to a citizen."""
    return cards(newest_versions(on).order_by("name", "pk")[:ON_THE_HOME_PAGE], on)
