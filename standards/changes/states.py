"""What is known of a standard on a day: its words, or why there are none to show.

A release without a date of effect is in force "since before it was recorded": from the day it was
put on record its words are known to count, and of the days before nobody knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from django.db.models import F
from django.utils import timezone

from standards.in_force import StandardInForce, in_force
from standards.models import Release, ServiceStandard, Version


class Knowledge(Enum):
    RECORDED = auto()
    NOT_RECORDED = auto()
    NOT_YET = auto()
    WITHDRAWN = auto()


@dataclass(frozen=True)
class KnownState:
    """`state` holds the oldest words on record when the day itself is not recorded; `since` is the
    first day on which they are known to count."""

    on: date
    knowledge: Knowledge
    state: StandardInForce | None = None
    since: date | None = None

    @property
    def is_recorded(self) -> bool:
        return self.knowledge is Knowledge.RECORDED


def state_on(standard: ServiceStandard, on: date) -> KnownState:
    state = in_force(standard, on)
    if state is None:
        return _without_words(standard, on)
    knowledge = Knowledge.RECORDED if is_recorded(state, on) else Knowledge.NOT_RECORDED
    return KnownState(on, knowledge, state, known_since(state))


def is_recorded(state: StandardInForce | None, on: date) -> bool:
    """Whether the words are known to have counted on that very day."""
    if state is None:
        return False
    since = known_since(state)
    return since is None or on >= since


def some_unrecorded(versions: Iterable[Version], on: date) -> bool:
    """Whether a list for a day holds standards of which nobody knows if they counted then."""
    days = (recorded_on(version.release) for version in versions)
    return any(day is not None and on < day for day in days)


def known_since(state: StandardInForce) -> date | None:
    """The day the youngest undated words of the page were put on record; None if all are dated."""
    releases = [state.version.release]
    releases += [clause.text.version.release for clause in state.clauses if clause.text]
    return max((day for day in map(recorded_on, releases) if day), default=None)


def recorded_on(release: Release) -> date | None:
    """Of a release without a date of effect: the day it was published here."""
    if release.effective_on or release.published_at is None:
        return None
    return timezone.localdate(release.published_at)


def is_public(standard: ServiceStandard) -> bool:
    """Whether any published release names it, scheduled ones included; a draft's does not count."""
    return Version.objects.filter(standard=standard, release__in=Release.objects.published()).exists()


def last_name(standard: ServiceStandard, on: date) -> str:
    """As it was called on a day, or first will be; a withdrawal may leave the name out."""
    public = Version.objects.filter(standard=standard, release__in=Release.objects.published())
    named = public.exclude(name="")
    known = named.filter(release__in=Release.objects.in_force(on))
    newest = F("release__effective_on").desc(nulls_last=True)
    version = known.order_by(newest, "-pk").first() or named.order_by("release__effective_on").first()
    return version.name if version else standard.slug


def _without_words(standard: ServiceStandard, on: date) -> KnownState:
    versions = Version.objects.filter(standard=standard, release__in=Release.objects.published())
    if versions.filter(release__in=Release.objects.in_force(on)).exists():
        return KnownState(on, Knowledge.WITHDRAWN)
    first = versions.order_by("release__effective_on").values_list("release__effective_on", flat=True)
    return KnownState(on, Knowledge.NOT_YET, since=first.first())
