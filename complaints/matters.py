"""What a case is about: standards found by KBLI code or by words, offered for a choice, and named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from standards.in_force import last_versions, newest_versions
from standards.models import Version
from standards.search import entries_of, find, ranked
from standards.search_form import LONGEST_TEXT, Search

MOST_MATCHES = 8  # the counter chooses among these
FEW = 8  # so few are shown to a citizen without a search
MOST = 10  # results on the citizen's page; more means the words are too general


@dataclass(frozen=True)
class Matches:
    """`sure`: digits that mean one standard only, so nobody needs to be asked again."""

    versions: tuple[Version, ...]
    sure: bool = False


@dataclass(frozen=True)
class Choice:
    slug: str
    label: str
    hint: str


@dataclass(frozen=True)
class Found:
    """What to offer for the words: `chosen` first, and how many more would have matched. `mended`:
    the words that were looked for instead, when those typed were misspelled."""

    choices: tuple[Choice, ...]
    more: int = 0
    nothing_for: str = ""
    mended: str = ""


def find_standards(text: str, on: date) -> Matches:
    """The standards meant by a KBLI code, its first digits, or words of the name."""
    search = Search(text, ())
    found = find(search, on)
    keys = ranked(search, found, on)[:MOST_MATCHES]
    versions = tuple(entry.version for entry in entries_of(keys, found, on))
    is_code = text.casefold().replace("kbli", "").replace(".", "").replace(" ", "").isdecimal()
    return Matches(versions, sure=is_code and len(versions) == 1)


def offer_standards(words: str, on: date, chosen: Collection[str] = ()) -> Found:
    """Matches for a KBLI code or words of the name; with no words all of them if they are few."""
    words = words.strip()
    search = Search(words[:LONGEST_TEXT], ())
    found = find(search, on)
    total = search.total(found.tally)
    kept = newest_versions(on).filter(standard__slug__in=chosen)
    keys = ranked(search, found, on)[: MOST + len(chosen)] if words or total <= FEW else []
    matches = [entry.version for entry in entries_of(keys, found, on)]
    shown = [each for each in matches if each.standard.slug not in chosen][:MOST]
    return Found(
        tuple(_choice(version) for version in (*kept, *shown)),
        more=max(0, total - MOST) if words else 0,
        nothing_for=words if words and not total else "",
        mended=found.mended_text if found.mended and total else "",
    )


def _choice(version: Version) -> Choice:
    return Choice(
        version.standard.slug if version.standard else "",
        version.name,
        f"KBLI {version.activity.code if version.activity else '–'}, "
        f"{version.get_licence_type_display()}, Risiko {version.get_risk_display()}",
    )


def service_name(version: Version) -> str:
    """ "KBLI 71204 Jasa Inspeksi Teknik Instalasi"."""
    return f"KBLI {version.activity.code} {version.name}"


def service_names(standards: Collection[int], on: date) -> Mapping[int, str]:
    """The names of some standards by key, withdrawn ones included: a case outlives its standard.
    One query."""
    versions = last_versions(standards, on) if standards else ()
    return {version.standard_id: service_name(version) for version in versions}
