"""A draft version as its editor meets it: every component with the words it starts from, and
only what was changed is kept. Nothing here touches a published release."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from standards.assessing import clause_of
from standards.components import COMPONENTS, Component
from standards.findings import Clause
from standards.in_force import in_force, inherited, newest_versions, shared_texts
from standards.models import ComponentText, LegalBasis, Release, ServiceStandard, Version
from standards.publishing import ALREADY_PUBLISHED, Refused
from standards.quality import unread_citations
from standards.transcription import clause_faults

HEADER = ("annex_number", "activity", "name", "risk", "licence_type", "withdrawn")


class AlreadyPublished(Refused):
    """Somebody published the release while it was being edited."""

    def __init__(self) -> None:
        super().__init__([ALREADY_PUBLISHED])


@dataclass(frozen=True)
class Wording:
    """What an editor says of one component; `bases` are (position, regulation id)."""

    text: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    bases: tuple[tuple[int, int], ...] = ()
    follows_shared: bool = False


FOLLOW = Wording(follows_shared=True)


@dataclass(frozen=True)
class Place:
    """One component of a draft: `start` is in force without it, `row` what the draft itself says."""

    component: Component
    start: ComponentText | None
    row: ComponentText | None
    shared: ComponentText | None

    @property
    def number(self) -> int:
        return self.component.number

    @property
    def starts_shared(self) -> bool:
        return self.start is not None and self.start.version.standard_id is None

    @property
    def shown(self) -> ComponentText | None:
        """Whose words stand in the box."""
        if self.row is not None and self.row.follows_shared:
            return self.shared
        return self.row or self.start


@dataclass(frozen=True)
class Draft:
    """One version of a draft release: of a standard, or (None) of the office's shared texts.
    `version` is None until something of it has been saved."""

    release: Release
    standard: ServiceStandard | None
    on: date
    version: Version | None
    in_force: Version | None
    places: tuple[Place, ...]


def open_draft(release: Release, standard: ServiceStandard | None, today: date) -> Draft:
    """The day that counts is the one on which the release takes effect, at the earliest today."""
    on = max(release.effective_on or today, today)
    version = release.versions.filter(standard=standard).select_related("activity").first()
    known = newest_versions(on).filter(standard=standard).first() if standard else None
    starts = inherited(standard, release, on)
    shared = shared_texts(on, release) if standard else {}
    rows = {row.number: row for row in version.texts.all()} if version else {}
    places = tuple(
        Place(each, starts.get(each.number), rows.get(each.number), shared.get(each.number))
        for each in COMPONENTS
    )
    return Draft(release, standard, on, version, known, places)


def resulting(draft: Draft) -> dict[int, ComponentText | None]:
    """The words as they would be once the draft is published; of a published release, as it set them."""
    if draft.release.is_draft and draft.standard is None:
        return dict(shared_texts(draft.on, draft.release))
    state = in_force(draft.standard, draft.on, draft.release) if draft.release.is_draft else None
    if state is not None:
        return {clause.number: clause.text for clause in state.clauses}
    return {place.number: place.shown for place in draft.places}


def faults(place: Place) -> list[str]:
    """What would stop the draft's own words from being published, or leaves the page poorer."""
    row = place.row
    return [] if row is None or row.follows_shared else causes(clause_of(row))


def causes(clause: Clause) -> list[str]:
    """As `faults`, of words read already."""
    return [each.cause for each in (*clause_faults(clause), *unread_citations(clause))]


def wording(text: ComponentText | None) -> Wording:
    if text is None:
        return Wording()
    bases = tuple(text.legal_bases.values_list("position", "regulation_id"))
    return Wording(text.text, text.facts, bases, text.follows_shared)


@transaction.atomic
def save_draft(draft: Draft, header: Version | None, wordings: Mapping[int, Wording], by: User) -> list[int]:
    """Keep what differs from what is in force; a change taken back leaves no row. The numbers
    whose rows changed. Raises AlreadyPublished."""
    release = Release.objects.select_for_update().get(pk=draft.release.pk)
    if not release.is_draft:
        raise AlreadyPublished
    version, wrote_header = _version(release, draft.standard, header)
    now = open_draft(release, draft.standard, draft.on)
    places = (place for place in now.places if place.number in wordings)
    changed = [place.number for place in places if _write(version, place, wordings[place.number], by)]
    if _says_nothing(version, now.in_force):
        version.delete()
    if changed or wrote_header:
        release.writers.add(by)
        release.reopen()
    return changed


@transaction.atomic
def discard(version: Version, by: User) -> None:
    """Take a version out of its draft release. Raises AlreadyPublished."""
    release = Release.objects.select_for_update().get(pk=version.release_id)
    if not release.is_draft:
        raise AlreadyPublished
    version.delete()
    release.writers.add(by)
    release.reopen()


def header_differs(version: Version, known: Version | None) -> bool:
    return any(getattr(version, name) != getattr(known, name, None) for name in HEADER)


def _version(
    release: Release, standard: ServiceStandard | None, header: Version | None
) -> tuple[Version, bool]:
    """The draft's version, and whether its header was written."""
    version, wrote = Version.objects.get_or_create(
        release=release, standard=standard, defaults=_header(header) if header else {}
    )
    if header and header_differs(header, version):
        for name, value in _header(header).items():
            setattr(version, name, value)
        version.save()
        wrote = True
    return version, wrote and not version.is_shared


def _header(header: Version) -> dict[str, Any]:
    return {name: getattr(header, name) for name in HEADER}


def _write(version: Version, place: Place, said: Wording, by: User) -> bool:
    if (said.follows_shared and place.starts_shared) or said == wording(place.start):
        return _remove(place.row)
    if place.row is not None and said == wording(place.row):
        return False
    row = place.row or ComponentText(version=version, number=place.number)
    row.text, row.facts, row.follows_shared = said.text, dict(said.facts), said.follows_shared
    row.written_by = by
    row.save()
    _write_bases(row, said.bases)
    return True


def _write_bases(row: ComponentText, bases: Iterable[tuple[int, int]]) -> None:
    row.legal_bases.all().delete()
    LegalBasis.objects.bulk_create(
        LegalBasis(text=row, position=position, regulation_id=regulation) for position, regulation in bases
    )


def _remove(row: ComponentText | None) -> bool:
    if row is None:
        return False
    row.delete()
    return True


def _says_nothing(version: Version, known: Version | None) -> bool:
    """Nothing differs from what is in force, and it came from no source document."""
    if version.texts.exists() or version.source_cells.exists():
        return False
    return version.is_shared or (known is not None and not header_differs(version, known))
