"""What the counter offers to choose from, and what stands in its forms before anybody types."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.db.models import QuerySet

from complaints.accusation import About
from complaints.intake import Identity, ServiceStatus
from complaints.models import Complaint, Officer
from standards.models import Channel, ServiceLocation

# The short words of the counter: each begins with another letter, so one key chooses.
STATUS_WORDS = {
    ServiceStatus.NOT_SERVED: "Belum dilayani",
    ServiceStatus.RECEIVED: "Sudah diterima",
    ServiceStatus.NOT_REMEMBERED: "Tidak ingat tanggalnya",
}
IDENTITY_WORDS = {
    Identity.OPEN: "Terbuka",
    Identity.CONFIDENTIAL: "Dirahasiakan",
    Identity.NONE: "Tanpa identitas",
}
BOX = "m"  # R3 m
# R3 a and b: whoever comes to the office, or to its counter in the MPP, speaks there.
SPOKEN_AT = {"kantor": "a", "mpp": "b"}


def options(words: dict[Any, str], blank: str = "") -> list[tuple[str, str]]:
    return [*([("", blank)] if blank else []), *((str(each), word) for each, word in words.items())]


def about_choices() -> list[tuple[str, Any]]:
    """Without an officer first, then the staff list by post."""
    others = [each for each in About.choices() if each[0] != About.OFFICERS]
    officers = [(str(each.pk), str(each)) for each in Officer.objects.filter(is_active=True)]
    return [("", "Belum ditanyakan"), *others, ("Pegawai", officers)]


def walk_in_channels() -> QuerySet[Channel]:
    """Those by which people come themselves: what another institution passes on has a number."""
    return Channel.objects.filter(is_in_use=True, is_portal=False, is_referral=False)


def first_values(by: User, on: date) -> dict[str, Any]:
    """A fresh key, today, the place where this account registered last today, and who comes there to
    speak: somebody taken for a letter would not have her words read back (UU 25/2009 Pasal 44)."""
    last = Complaint.objects.entered(by, on).exclude(channel__code=BOX).last()
    place = last.location if last else ServiceLocation.objects.filter(slug="mpp").first()
    code = SPOKEN_AT.get(place.slug, "b") if place else "b"
    return {
        "key": uuid4(),
        "received_on": on,
        "channel": Channel.objects.filter(code=code).first(),
        "location": place,
    }
