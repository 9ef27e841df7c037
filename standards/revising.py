"""The way into a revision: which standard, and the draft in which it is written."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from standards.in_force import newest_versions
from standards.models import Release, Version

MOST_WORDS = 8
LONGEST_NUMBER = 6
# They stand before what counts: "KBLI 33152", "nomor 64".
SILENT_WORDS = frozenset({"kbli", "no", "no.", "nomor"})


def revisable(text: str, on: date) -> QuerySet[Version]:
    """The standards in force whose name, KBLI code or annex number has every word, by name."""
    words = [word for word in text.split() if word.lower() not in SILENT_WORDS]
    found = newest_versions(on)
    for word in words[:MOST_WORDS]:
        found = found.filter(_said(word))
    return found.order_by("name", "pk")


def drafts_of(standards: Collection[int]) -> dict[int, list[Release]]:
    """By standard: the open drafts that already hold a version of it, the newest first. One query."""
    found: dict[int, list[Release]] = defaultdict(list)
    rows = Version.objects.filter(standard__in=standards, release__published_at=None)
    for row in rows.select_related("release").order_by("-release__created_at"):
        found[row.standard_id].append(row.release)
    return dict(found)


@transaction.atomic
def begin(note: str, effective_on: date, *, by: User, today: date) -> Release:
    """An empty draft; who began it counts as one of its writers."""
    slug = Release.objects.free_code(f"penetapan-{today:%Y-%m-%d}")
    release = Release.objects.create(slug=slug, effective_on=effective_on, note=note)
    release.writers.add(by)
    return release


def _said(word: str) -> Q:
    said = Q(name__icontains=word) | Q(standard__slug__icontains=word) | Q(activity__code__startswith=word)
    if word.isdecimal() and len(word) <= LONGEST_NUMBER:
        said |= Q(annex_number=int(word))
    return said
