"""The living layer of the demonstration: what came with the portal is approved, and a few examples
stand beside it, each of which says that it is one."""

from collections.abc import Iterator
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from standards.approving import LIVING, approve, propose, waiting
from standards.in_force import newest_versions
from standards.living_rules import Requirement, requirements
from standards.models import (
    ComponentText,
    Contact,
    ContactKind,
    ContactState,
    LivingEntry,
    OpeningHours,
    RequirementNote,
    ServiceLocation,
)
from standards.requirement_notes import requirement_text
from standards.standard_page import tree

EXAMPLE = "Contoh peragaan, bukan keterangan kantor."
# By a word of the requirement: what an office might write beside it.
EXPLANATIONS = (
    ("Skala usaha", "Ukuran usaha seperti yang tertulis pada NIB Anda.", "NIB."),
    ("Memiliki akun", "Daftarkan usaha Anda pada sistem itu lebih dahulu.", "Tangkapan layar akun."),
    ("(K3)", "Cara kerja Anda aman bagi pekerja dan orang di sekitarnya.", "Sertifikat K3 petugas."),
    ("sarana", "Tempat dan alat kerja yang benar-benar dipakai.", "Foto tempat kerja dan daftar alat."),
)
WEEKDAYS = dict.fromkeys(OpeningHours.day_fields[:4], "08.00–15.00") | {"friday": "08.00–11.00"}


@transaction.atomic
def add_sample_notes(writer: User, approver: User, at: datetime, on: date) -> int:
    """Fills a layer in which nothing was ever approved, and leaves any other as it is; says how many
    entries were approved. One proposal is left waiting."""
    if any(model.objects.filter(approved_at__isnull=False).exists() for model in LIVING):
        return 0
    for entry in (*_notes(on), *_hours(on)):
        propose(entry, by=writer, at=at)
    proposals = waiting()
    for entry in proposals:
        approve(entry, by=approver, at=at)
    for entry in _contacts(on):
        propose(entry, by=writer, at=at)
        if entry.kind != ContactKind.WHATSAPP:
            approve(entry, by=approver, at=at)
    return len(proposals)


def _notes(on: date) -> Iterator[LivingEntry]:
    known = set(RequirementNote.objects.values_list("text", "path"))
    for version in newest_versions(on):
        text = requirement_text(version.standard, on)
        for each in requirements(tree(text.text)) if text else ():
            if (text.pk, each.path) not in known:
                yield from _note(text, each)


def _note(text: ComponentText, requirement: Requirement) -> Iterator[LivingEntry]:
    for words, explanation, evidence in EXPLANATIONS:
        if words in requirement.item.text:
            yield RequirementNote(
                text=text,
                path=requirement.path,
                explanation=f"{explanation} ({EXAMPLE})",
                evidence=evidence,
                source=EXAMPLE,
            )
            return


def _hours(on: date) -> Iterator[LivingEntry]:
    for location in ServiceLocation.objects.all():
        yield OpeningHours(location=location, note=EXAMPLE, checked_on=on, source=EXAMPLE, **WEEKDAYS)


def _contacts(on: date) -> Iterator[Contact]:
    """Found to be in use; the WhatsApp number is left for a newcomer to approve."""
    tried = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.WHATSAPP)
    for known in Contact.objects.current().filter(kind__in=tried):
        yield Contact(
            kind=known.kind,
            value=known.value,
            channel=known.channel,
            state=ContactState.IN_USE,
            checked_on=on,
            source=EXAMPLE,
        )
