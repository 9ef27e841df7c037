"""The history of one standard: the releases that changed its own words or the shared ones it follows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.db.models import F, Prefetch, Q

from standards.components import Component, component
from standards.models import ComponentText, Release, ServiceStandard, Version

_HEADER = (
    ("name", "nama pelayanan"),
    ("activity_id", "kegiatan usaha (KBLI)"),
    ("risk", "tingkat risiko"),
    ("licence_type", "jenis izin"),
    ("annex_number", "nomor dalam lampiran"),
)


@dataclass(frozen=True)
class Entry:
    """What one release changed for one standard."""

    release: Release
    own: tuple[Component, ...] = ()
    shared: tuple[Component, ...] = ()
    follows_again: tuple[Component, ...] = ()
    header: tuple[str, ...] = ()
    is_first: bool = False
    is_withdrawal: bool = False

    @property
    def day_before(self) -> date | None:
        """To compare with; None for what has no date, or nothing before it."""
        on = self.release.effective_on
        return on - timedelta(days=1) if on and on > date.min and not self.is_first else None

    @property
    def changes_nothing(self) -> bool:
        changed = self.own or self.shared or self.follows_again or self.header
        return not (changed or self.is_first or self.is_withdrawal)


def history(standard: ServiceStandard, on: date) -> list[Entry]:
    """Newest first, what is in force on the day and what was before it. Two queries."""
    told = _Telling()
    entries = [told.entry(release, list(versions)) for release, versions in _by_release(standard, on)]
    return [entry for entry in reversed(entries) if entry is not None]


def _by_release(standard: ServiceStandard, on: date) -> Iterator[tuple[Release, Iterator[Version]]]:
    numbers = ComponentText.objects.only("version_id", "number", "follows_shared")
    versions = (
        Version.objects.filter(
            Q(standard=standard) | Q(standard=None), release__in=Release.objects.in_force(on)
        )
        .select_related("release__regulation")
        .prefetch_related(Prefetch("texts", numbers))
        .order_by(F("release__effective_on").asc(nulls_first=True), "release__published_at", "release_id")
    )
    return groupby(versions, key=lambda version: version.release)


@dataclass
class _Telling:
    """Goes through the releases as time did: a shared text's change counts only while the standard
    exists and has no words of its own for that component."""

    header: Version | None = None
    own: set[int] = field(default_factory=set)

    def entry(self, release: Release, versions: list[Version]) -> Entry | None:
        version = next((each for each in versions if each.standard_id), None)
        shared = next((each for each in versions if each.standard_id is None), None)
        if version is None:
            return self._of_shared(release, shared)
        return self._of_version(release, version, shared)

    def _of_shared(self, release: Release, shared: Version | None) -> Entry | None:
        if self.header is None or self.header.withdrawn:
            return None
        followed = self._followed(shared)
        return Entry(release, shared=followed) if followed else None

    def _of_version(self, release: Release, version: Version, shared: Version | None) -> Entry:
        before, self.header = self.header, version
        if version.withdrawn:
            return Entry(release, is_withdrawal=True)
        texts = list(version.texts.all())
        again = {text.number for text in texts if text.follows_shared}
        written = {text.number for text in texts} - again
        self.own = (self.own | written) - again
        if before is None or before.withdrawn:
            return Entry(release, is_first=True)
        return Entry(
            release,
            own=_components(written),
            shared=tuple(each for each in self._followed(shared) if each.number not in again),
            follows_again=_components(again),
            header=_header_changes(before, version),
        )

    def _followed(self, shared: Version | None) -> tuple[Component, ...]:
        texts = shared.texts.all() if shared else ()
        return _components({text.number for text in texts} - self.own)


def _header_changes(before: Version, after: Version) -> tuple[str, ...]:
    return tuple(label for name, label in _HEADER if getattr(before, name) != getattr(after, name))


def _components(numbers: Iterable[int]) -> tuple[Component, ...]:
    return tuple(component(number) for number in sorted(numbers))
