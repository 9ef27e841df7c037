"""The newest releases of the whole office, as a page and as a feed tell them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from standards.components import Component, component
from standards.models import ComponentText, Release, Version

MOST_RELEASES = 30
MOST_NAMES = 10
MOST_LABELS = 3


@dataclass(frozen=True)
class ReleaseNews:
    """`versions` are the first few of the standards; `count` all of them."""

    release: Release
    shared: tuple[Component, ...]
    versions: tuple[Version, ...]
    count: int

    @property
    def appeared_at(self) -> datetime:
        return appeared_at(self.release)

    @property
    def others(self) -> int:
        return self.count - len(self.versions)

    @property
    def subject(self) -> str:
        """What it is about, in one line."""
        own = str(self.versions[0]) if self.count == 1 else f"{self.count} standar pelayanan"
        return " dan ".join(([self._shared] if self.shared else []) + ([own] if self.count else []))

    @property
    def _shared(self) -> str:
        if len(self.shared) > MOST_LABELS:
            return f"{len(self.shared)} komponen teks bersama"
        return f"teks bersama ({'; '.join(each.label for each in self.shared)})"


def appeared_at(release: Release) -> datetime:
    """When readers first met it: on publishing, or at midnight WIB of the day it takes effect."""
    if release.effective_on is None:
        return release.published_at
    begins = timezone.make_aware(datetime.combine(release.effective_on, time.min))
    return max(begins, release.published_at)


def recent_releases(on: date) -> list[ReleaseNews]:
    """Those in force on a day, the newest first. Four queries."""
    releases = Release.objects.in_force(on).select_related("regulation")
    newest = sorted(releases, key=lambda each: (appeared_at(each), each.published_at, each.pk))
    newest = newest[: -MOST_RELEASES - 1 : -1]
    numbers, names, counts = _shared(newest), _versions(newest), _counts(newest)
    return [
        ReleaseNews(each, numbers.get(each.pk, ()), tuple(names[each.pk]), counts.get(each.pk, 0))
        for each in newest
    ]


def _shared(releases: list[Release]) -> dict[int, tuple[Component, ...]]:
    found: dict[int, list[Component]] = defaultdict(list)
    rows = ComponentText.objects.filter(version__release__in=releases, version__standard=None)
    for release, number in rows.order_by("number").values_list("version__release_id", "number"):
        found[release].append(component(number))
    return {release: tuple(components) for release, components in found.items()}


def _counts(releases: list[Release]) -> dict[int, int]:
    rows = Version.objects.filter(release__in=releases, standard__isnull=False).order_by()
    return dict(rows.values_list("release").annotate(Count("pk")))


def _versions(releases: list[Release]) -> dict[int, list[Version]]:
    place = Window(RowNumber(), partition_by="release_id", order_by=[F("name"), F("pk")])
    rows = (
        Version.objects.filter(release__in=releases, standard__isnull=False)
        .select_related("standard")
        .annotate(place=place)
        .filter(place__lte=MOST_NAMES)
        .order_by("place")
    )
    found: dict[int, list[Version]] = defaultdict(list)
    for version in rows:
        found[version.release_id].append(version)
    return found
