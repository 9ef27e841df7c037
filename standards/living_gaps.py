"""What the living layer does not say yet, for the office's work list; citizens are told as much."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from standards.models import (
    Contact,
    ContactState,
    HowToApply,
    LivingEntry,
    Office,
    OpeningHours,
    RequirementNote,
    ServiceLocation,
    Version,
)
from standards.requirement_notes import left_behind, without_notes


@dataclass(frozen=True)
class Gaps:
    """`left_behind`: notes whose words a newer release changed; they wait to be confirmed."""

    left_behind: list[RequirementNote]
    without_hours: QuerySet[ServiceLocation]
    unchecked_contacts: QuerySet[LivingEntry]
    no_contact_in_use: bool
    no_way_to_apply: bool
    oss_unchecked: bool
    without_notes: QuerySet[Version]


def gaps(on: date) -> Gaps:
    contacts = Contact.objects.current()
    office = Office.objects.first()
    return Gaps(
        left_behind=left_behind(on),
        without_hours=ServiceLocation.objects.exclude(
            pk__in=OpeningHours.objects.current().values("location")
        ),
        unchecked_contacts=contacts.filter(state=ContactState.UNCHECKED),
        no_contact_in_use=not contacts.filter(state=ContactState.IN_USE).exists(),
        no_way_to_apply=not HowToApply.objects.current().filter(standard=None).exists(),
        oss_unchecked=office is None or not (office.oss_url and office.oss_checked_on),
        without_notes=without_notes(on).order_by("name"),
    )
