"""Finding the standard a complaint is about, among those in force on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from standards.in_force import newest_versions
from standards.models import Version
from standards.search import LONGEST_TEXT, Search, find

FEW = 8  # so few are shown without a search
MOST = 10  # results on the page; more means the words are too general


@dataclass(frozen=True)
class Choice:
    slug: str
    label: str
    hint: str


@dataclass(frozen=True)
class Found:
    """What to offer for the words: `chosen` first, and how many more would have matched."""

    choices: tuple[Choice, ...]
    more: int = 0
    nothing_for: str = ""


def find_standards(words: str, on: date, chosen: Collection[str] = ()) -> Found:
    """Matches for a KBLI code or words of the name; with no words all of them if they are few."""
    words = words.strip()
    matches = find(Search(words[:LONGEST_TEXT], ()), on).versions
    total = matches.count()
    kept = newest_versions(on).filter(standard__slug__in=chosen)
    shown = matches.exclude(standard__slug__in=chosen)[:MOST] if words or total <= FEW else ()
    return Found(
        tuple(_choice(version) for version in (*kept, *shown)),
        more=max(0, total - MOST) if words else 0,
        nothing_for=words if words and not total else "",
    )


def _choice(version: Version) -> Choice:
    return Choice(
        version.standard.slug if version.standard else "",
        version.name,
        f"KBLI {version.activity.code if version.activity else '–'}, "
        f"{version.get_licence_type_display()}, Risiko {version.get_risk_display()}",
    )
