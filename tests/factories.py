"""Rows that tests need, with everything the law wants filled in."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from uuid import uuid4

from django.contrib.auth.models import User
from django.utils import timezone

from complaints.filing import Complainant, Filing, file_complaint
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import Complaint
from standards.approving import propose
from standards.citations import citations
from standards.facts import facts_of
from standards.models import (
    Channel,
    ComponentText,
    Contact,
    LegalBasis,
    LivingEntry,
    OpeningHours,
    Regulation,
    Release,
    RequirementNote,
    ServiceLocation,
    ServiceStandard,
    Version,
)
from standards.publishing import publish
from standards.requirement_notes import requirement_text

LOKOMOTIF = "kbli-33152-reparasi-lokomotif-dan-gerbong-kereta"
INSPEKSI = "kbli-71204-jasa-inspeksi-teknik-instalasi"


def standard(slug: str = LOKOMOTIF) -> ServiceStandard:
    return ServiceStandard.objects.get(slug=slug)


def release(effective_on: date | None = None, slug: str = "") -> Release:
    return Release.objects.create(
        slug=slug or f"uji-{uuid4().hex[:8]}", effective_on=effective_on, note="Perubahan uji."
    )


def version(of: Release, standard: ServiceStandard | None = None, **changes) -> Version:
    """A draft version with the header that is in force, and the words given by number."""
    words = changes.pop("words", {})
    writer = changes.pop("written_by", None)
    header = {}
    if standard is not None:
        known = standard.versions.latest("pk")
        names = ("annex_number", "activity", "name", "risk", "licence_type")
        header = {name: getattr(known, name) for name in names}
    row = Version.objects.create(release=of, standard=standard, **(header | changes))
    for number, text in words.items():
        text_of(row, number, text, written_by=writer)
    return row


def text_of(version: Version, number: int, words: str, **changes) -> ComponentText:
    """One component with its facts, and the rows of the laws it cites."""
    text = ComponentText.objects.create(
        version=version, number=number, text=words, facts=facts_of(number, words), **changes
    )
    for each in citations(text.outline) if number == 7 else ():
        law, _ = Regulation.objects.get_or_create(
            slug=each.key,
            defaults={"kind": each.kind, "number": each.number, "year": each.year, "short_name": each.key},
        )
        LegalBasis.objects.create(text=text, position=each.position, regulation=law)
    return text


def published(effective_on: date, standard: ServiceStandard | None, **words: str) -> Release:
    """A release of one version: published(day, None, k8="1. Atap;"). It was published on its day,
    or now if that is still to come: nothing takes effect before it is published."""
    draft = release(effective_on)
    version(draft, standard, words={int(key[1:]): text for key, text in words.items()})
    publish_in_time(draft)
    return draft


def another_standard(
    slug: str, name: str, words: Mapping[int, str] = MappingProxyType({})
) -> ServiceStandard:
    """In force from today, with the words of the locomotives' standard but for those given."""
    row, like = ServiceStandard.objects.create(slug=slug), standard().versions.earliest("pk")
    header = {name: getattr(like, name) for name in ("activity", "risk", "licence_type")}
    draft = release(timezone.localdate())
    own = Version.objects.create(release=draft, standard=row, name=name, **header)
    for number, text in ({text.number: text.text for text in like.texts.all()} | dict(words)).items():
        text_of(own, number, text)
    publish(draft, by=None, at=timezone.now())
    return row


def publish_in_time(draft: Release) -> None:
    """On the day it takes effect, or now if that is still to come."""
    publish(draft, by=None, at=min(timezone.now(), at(*draft.effective_on.timetuple()[:3])))


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    """An instant of the office's own clock."""
    return datetime(year, month, day, hour, tzinfo=timezone.get_default_timezone())


WARGA = Complainant(name="Sari Wulandari", phone="081234567890")


def complaint(**changes) -> Complaint:
    """A case as the portal would file it; `received_on` sets the day, the rest is ordinary."""
    by = changes.pop("by", None)
    received_on = changes.pop("received_on", date(2026, 3, 10))
    filing = {
        "form_key": uuid4(),
        "wants": Kind.COMPLAINT,
        "identity": Identity.OPEN,
        "complainant": WARGA,
        "channel": Channel.objects.get(is_portal=True),
        "received_on": received_on,
        "service_status": ServiceStatus.NOT_SERVED,
        "description": "Sudah tiga minggu berkas saya belum diproses.",
        "standard": standard(),
        "component": 3,
    } | changes
    if filing["identity"] == Identity.NONE:
        filing["complainant"] = None
    return file_complaint(Filing(**filing), by=by, on=received_on)


def said(entry: LivingEntry, *, by: User | None = None, approved: bool = True) -> LivingEntry:
    """An entry of the living layer, proposed and, unless told otherwise, approved by nobody in particular."""
    entry.source = entry.source or "Dicoba sendiri."
    entry.approved_at = timezone.now() if approved else None
    propose(entry, by=by, at=timezone.now())
    return entry


def hours(*, approved: bool = True, **week: object) -> LivingEntry:
    """Of the first place of service."""
    week = {"location": ServiceLocation.objects.first(), "checked_on": date(2026, 11, 20)} | week
    return said(OpeningHours(**week), approved=approved)


def contact(value: str = "081234567890", *, approved: bool = True, **changes: object) -> LivingEntry:
    """A number on WhatsApp, in use."""
    known = {"kind": "WHATSAPP", "state": "IN_USE", "checked_on": date(2026, 11, 20)} | changes
    return said(Contact(value=value, **known), approved=approved)


def note(
    path: str = "A.1", *, slug: str = LOKOMOTIF, approved: bool = True, **changes: object
) -> LivingEntry:
    """Beside one requirement of a standard, as its words stand today."""
    text = requirement_text(standard(slug), timezone.localdate())
    known = {"explanation": "Ukuran usaha pada NIB Anda."} | changes
    by = known.pop("by", None)
    return said(RequirementNote(text=text, path=path, **known), by=by, approved=approved)
