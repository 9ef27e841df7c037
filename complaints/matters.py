"""What a case is about, found and named: standards by KBLI code or by words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from standards.in_force import newest_versions
from standards.models import Version
from standards.search import Search, find

MOST_MATCHES = 8


@dataclass(frozen=True)
class Matches:
    """`sure`: digits that mean one standard only, so nobody needs to be asked again."""

    versions: tuple[Version, ...]
    sure: bool = False


def service_names(on: date) -> Mapping[int, str]:
    """Every standard in force, by key: "KBLI 71204 Jasa Inspeksi Teknik Instalasi". One query."""
    return {version.standard_id: service_name(version) for version in newest_versions(on)}


def service_name(version: Version) -> str:
    return f"KBLI {version.activity.code} {version.name}"


def find_standards(text: str, on: date) -> Matches:
    """The standards meant by a KBLI code, its first digits, or words of the name."""
    versions = tuple(find(Search(text, ()), on).versions[:MOST_MATCHES])
    is_code = text.casefold().replace("kbli", "").replace(".", "").replace(" ", "").isdecimal()
    return Matches(versions, sure=is_code and len(versions) == 1)
