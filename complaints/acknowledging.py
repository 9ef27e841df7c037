"""The daily list of a superior: written reports (R10, R11), each to be marked as known."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.auth.models import User
from django.db import transaction

from complaints.acting import appointments_of
from complaints.models import Acknowledgement, Appointment, Complaint, Officer, SuperiorReport
from complaints.models.trail import StepRecordQuerySet
from complaints.officers import officer_of
from complaints.permissions import NotAllowedNow, roles_of
from complaints.roles import Role

KNOWN_SHOWN = 50


@dataclass(frozen=True)
class Day:
    on: date
    reports: tuple[SuperiorReport, ...]


def posts_of(user: User) -> dict[int, Appointment | None]:
    """The posts whose reports this account reads, each with the appointment that lends it."""
    own = officer_of(user)
    posts: dict[int, Appointment | None] = {own.pk: None} if own else {}
    for appointment in appointments_of(user):
        posts.setdefault(appointment.absent_id, appointment)
    return posts


def outside_posts(user: User) -> list[int]:
    """Superiors without an account: the Head notes where they signed."""
    if Role.HEAD not in roles_of(user):
        return []
    return list(Officer.objects.filter(user=None).values_list("pk", flat=True))


def waiting(user: User, posts: Collection[int]) -> StepRecordQuerySet:
    """Not yet acknowledged; nobody confirms a report of her own, nor about a case closed to her."""
    return _readable(user, posts).filter(acknowledgement=None).exclude(event__by=user)


def known(user: User, posts: Collection[int]) -> StepRecordQuerySet:
    """The latest that were acknowledged."""
    return _readable(user, posts).exclude(acknowledgement=None)[:KNOWN_SHOWN]


def _readable(user: User, posts: Collection[int]) -> StepRecordQuerySet:
    visible = Complaint.objects.visible_to(user)
    reports = SuperiorReport.objects.filter(to__in=list(posts), event__complaint__in=visible)
    return reports.order_by("-on", "-pk").select_related(
        "event__complaint",
        "event__by__officer",
        "to",
        "acknowledgement__by__officer",
        "acknowledgement__acting__absent",
    )


def by_day(reports: StepRecordQuerySet) -> list[Day]:
    return [Day(on, tuple(found)) for on, found in groupby(reports, key=lambda report: report.on)]


@transaction.atomic
def acknowledge(user: User, chosen: Collection[str], *, note: str = "") -> int:
    """Marks these reports as known and says how many; what a colleague marked first stays hers.
    With a note those of superiors outside the portal, without one those to the account's posts."""
    posts = dict.fromkeys(outside_posts(user)) if note else posts_of(user)
    keys = [int(key) for key in chosen if key.isascii() and key.isdigit() and len(key) < 18]
    found = waiting(user, posts).filter(pk__in=keys).order_by("pk")
    rows = [Acknowledgement(report=each, by=user, acting=posts[each.to_id], note=note) for each in found]
    if not rows:
        raise NotAllowedNow("Tidak ada laporan terpilih yang masih menunggu. Muat ulang halaman ini.")
    before = Acknowledgement.objects.count()
    Acknowledgement.objects.bulk_create(rows, ignore_conflicts=True)
    return Acknowledgement.objects.count() - before
