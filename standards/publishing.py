"""A draft release becomes what the public reads: one row changes, and never again."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from standards.assessing import clauses_of, source_order
from standards.in_force import written_numbers
from standards.models import ComponentText, Release, Version
from standards.publication import (
    missing_obstacles,
    order_obstacles,
    same_hand_obstacles,
    submission_obstacles,
    text_obstacles,
)
from standards.search_index import index_release

ALREADY_PUBLISHED = "Penetapan ini sudah terbit."
DATE_IS_PAST = "Tanggal berlaku sudah lewat; pakai hari ini atau sesudahnya."


class Refused(Exception):
    """A release that may not be published, with every reason at once, for people to read."""

    def __init__(self, obstacles: list[str]) -> None:
        super().__init__(" ".join(obstacles))
        self.obstacles = obstacles


@transaction.atomic
def publish(release: Release, *, by: User | None, at: datetime) -> None:
    """Publish a draft; it takes effect on its date, or (what was never published before) is in
    force since before recording.

    `by` is None only for an import on the command line. Raises Refused. Of two people at once
    one publishes, the other is refused.
    """
    draft = Release.objects.select_for_update().get(pk=release.pk)
    found = obstacles(draft, by, timezone.localdate(at))
    if found:
        raise Refused(found)
    draft.published_at, draft.published_by, draft.preview_nonce = at, by, ""
    draft.save(update_fields=["published_at", "published_by", "preview_nonce"])
    release.refresh_from_db()
    index_release(release)


@transaction.atomic
def cancel(release: Release, *, by: User, at: datetime) -> None:
    """Take back a release before the day it takes effect. Raises Refused after that, and for the
    second of two people at once."""
    row = Release.objects.select_for_update().get(pk=release.pk)
    today = timezone.localdate(at)
    waits = row.effective_on is not None and row.effective_on > today
    if row.is_draft or row.cancelled_at or not waits:
        raise Refused(["Hanya penetapan terjadwal yang belum berlaku dapat dibatalkan."])
    row.cancelled_at, row.cancelled_by = at, by
    row.save(update_fields=["cancelled_at", "cancelled_by"])
    release.refresh_from_db()
    index_release(release)


def obstacles(release: Release, by: User | None, on: date) -> list[str]:
    """Every reason why the release may not be published by this person on this day; empty if none."""
    if not release.is_draft:
        return [ALREADY_PUBLISHED]
    people = _people_obstacles(release, by.username if by else None)
    return people + date_obstacles(release, on) + content_obstacles(release)


def content_obstacles(release: Release) -> list[str]:
    """What is wrong with the words themselves, whoever publishes them."""
    versions = list(release.versions.select_related("standard"))
    if not versions:
        return ["Penetapan ini belum berisi versi standar apa pun."]
    found: list[str] = []
    clauses, orders = clauses_of(release), source_order(versions)
    written = written_numbers(release, release.effective_on or date.min)
    for version in versions:
        faults = [fault for clause in clauses[version.pk] for fault in text_obstacles(clause)]
        faults += order_obstacles(orders.get(version.pk, ())) + _missing(version, written)
        found += [f"{version}: {fault}" for fault in faults]
    return found


def date_obstacles(release: Release, on: date) -> list[str]:
    """What was promised on a past day stays as it was: cases count by the words of their day.
    Without a date only what was never published before can be in force since before recording."""
    if release.effective_on is not None:
        return [DATE_IS_PAST] if release.effective_on < on else []
    published = Version.objects.filter(release__in=Release.objects.published())
    known = set(published.values_list("standard_id", flat=True))
    names = [f"“{each}”" for each in release.versions.all() if each.standard_id in known]
    if not names:
        return []
    return [f"Isi tanggal berlakunya: {', '.join(names)} sudah pernah ditetapkan."]


def _people_obstacles(release: Release, publisher: str | None) -> list[str]:
    approved = release.has_head_approval
    own = same_hand_obstacles(publisher, _writers(release), head_approved=approved)
    submitter = release.submitted_by.username if release.submitted_by else None
    return own or submission_obstacles(publisher, submitter, head_approved=approved)


def _writers(release: Release) -> set[str]:
    """Who wrote any of it: words, titles, withdrawals, dates."""
    texts = ComponentText.objects.filter(version__release=release, written_by__isnull=False)
    of_words = texts.values_list("written_by__username", flat=True)
    return {*of_words, *release.writers.values_list("username", flat=True)}


def _missing(version: Version, written: Mapping[int, Collection[int]]) -> list[str]:
    if version.standard_id is None or version.withdrawn:
        return []
    return missing_obstacles(written.get(version.standard_id, ()))
