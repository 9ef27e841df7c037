"""What is in force on a day: for each component the newest release decides, the standard's own
words first, then the office's shared text. Two queries a page, whatever the history holds."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet

from standards.components import COMPONENTS, Component, component
from standards.models import ComponentText, Release, ServiceStandard, Version


@dataclass(frozen=True)
class ClauseInForce:
    """One of the 14 components as it stands on a day; `text` is None when nothing was written."""

    number: int
    text: ComponentText | None

    @property
    def component(self) -> Component:
        return component(self.number)

    @property
    def is_shared(self) -> bool:
        return self.text is not None and self.text.version.standard_id is None

    @property
    def facts(self) -> dict[str, object]:
        return self.text.facts if self.text else {}


@dataclass(frozen=True)
class StandardInForce:
    standard: ServiceStandard
    version: Version
    on: date
    clauses: tuple[ClauseInForce, ...]

    def clause(self, number: int) -> ClauseInForce:
        return self.clauses[number - 1]

    @cached_property
    def effective_on(self) -> date | None:
        """When the newest words among the 14 took effect; None: before it was recorded."""
        days = [self.version.release.effective_on]
        days += [c.text.version.release.effective_on for c in self.clauses if c.text]
        return max((day for day in days if day), default=None)


def newest_versions(on: date, draft: Release | None = None) -> QuerySet[Version]:
    """The version of every standard that counts on a day, those withdrawn left out.
    With a draft: as it would be once that release is published."""
    newest = (
        Version.objects.filter(release__in=_releases(on, draft), standard__isnull=False)
        .order_by("standard_id", *_newest_first("release__"))
        .distinct("standard_id")
    )
    return Version.objects.filter(pk__in=newest.values("pk"), withdrawn=False).select_related(
        "standard__sector", "activity", "release__regulation"
    )


def last_versions(standards: Collection[int], on: date) -> QuerySet[Version]:
    """What some standards, by key, are called on a day or were last called: withdrawn ones included."""
    return (
        Version.objects.filter(standard__in=standards, release__in=Release.objects.in_force(on))
        .order_by("standard_id", *_newest_first("release__"))
        .distinct("standard_id")
        .select_related("standard", "activity")
    )


def in_force(standard: ServiceStandard, on: date, draft: Release | None = None) -> StandardInForce | None:
    """The standard with its 14 components on a day, or None when it is not in force."""
    version = newest_versions(on, draft).filter(standard=standard).first()
    if version is None:
        return None
    texts = resolved(_newest_texts(standard, on, draft), _newest_texts(None, on, draft))
    clauses = tuple(ClauseInForce(c.number, texts.get(c.number)) for c in COMPONENTS)
    return StandardInForce(version.standard, version, on, clauses)


def shared_text(number: int, on: date) -> ComponentText | None:
    """The office's shared words for one component on a day."""
    return _newest_texts(None, on).filter(number=number).first()


def shared_texts(on: date, draft: Release | None = None) -> dict[int, ComponentText]:
    """The office's shared words by number; with a draft, as once that release is published."""
    return {text.number: text for text in _newest_texts(None, on, draft)}


def inherited(standard: ServiceStandard | None, draft: Release, on: date) -> dict[int, ComponentText]:
    """The words a draft version starts from: those in force, the shared ones as the same draft
    changes them, without what the draft itself says of this standard."""
    if standard is None:
        return shared_texts(on)
    return resolved(_newest_texts(standard, on), _newest_texts(None, on, draft))


def followers(on: date) -> dict[int, int]:
    """How many standards in force read the office's shared words, by component. Two queries."""
    standards = list(newest_versions(on).values_list("standard_id", flat=True))
    rows = newest_own_texts(standards, on).values_list("number", "follows_shared")
    own = Counter(number for number, follows_shared in rows if not follows_shared)
    return {each.number: len(standards) - own[each.number] for each in COMPONENTS}


def own_texts(on: date) -> QuerySet[ComponentText]:
    """The words of their own that the standards in force have on a day, of all standards at once.
    Where a standard follows the shared words again, there is none."""
    standards = newest_versions(on).values("standard_id")
    return ComponentText.objects.filter(
        pk__in=newest_own_texts(standards, on).values("pk"), follows_shared=False
    ).select_related("version__release")


def shared_facts(on: date) -> dict[int, dict[str, Any]]:
    """What the office promises for every service, by number: the facts of its shared words."""
    return {text.number: text.facts for text in _newest_texts(None, on)}


def facts_of_many(
    standards: Collection[ServiceStandard], numbers: Collection[int], on: date
) -> dict[int, dict[int, dict[str, Any]]]:
    """Some components' facts of many standards, by standard and number: two queries for a list."""
    shared = list(_newest_texts(None, on).filter(number__in=numbers))
    own = newest_own_texts(standards, on).filter(number__in=numbers)
    texts: dict[int, list[ComponentText]] = {standard.pk: [] for standard in standards}
    for text in own:
        texts[text.version.standard_id].append(text)
    return {
        pk: {number: text.facts for number, text in resolved(each, shared).items()}
        for pk, each in texts.items()
    }


def written_numbers(draft: Release, on: date) -> dict[int, set[int]]:
    """Once the draft is published: which components have words, by the key of every standard that is
    in force then. Four queries, however many standards."""
    standards = list(newest_versions(on, draft).values_list("standard_id", flat=True))
    shared = shared_texts(on, draft).keys()
    own: dict[int, set[int]] = {pk: set(shared) for pk in standards}
    rows = newest_own_texts(standards, on, draft)
    for standard, number, follows in rows.values_list("version__standard_id", "number", "follows_shared"):
        own[standard] |= set() if follows else {number}
    return own


def newest_own_texts(
    standards: Collection[Any] | QuerySet[Any, Any], on: date, draft: Release | None = None
) -> QuerySet[ComponentText]:
    """The newest of their own texts by number, those that follow the shared one again included."""
    return (
        ComponentText.objects.filter(
            version__standard__in=standards, version__release__in=_releases(on, draft)
        )
        .order_by("version__standard_id", "number", *_newest_first("version__release__"))
        .distinct("version__standard_id", "number")
        .select_related("version")
    )


def _newest_texts(
    standard: ServiceStandard | None, on: date, draft: Release | None = None
) -> QuerySet[ComponentText]:
    return (
        ComponentText.objects.filter(version__standard=standard, version__release__in=_releases(on, draft))
        .order_by("number", *_newest_first("version__release__"))
        .distinct("number")
        .select_related("version__release__regulation")
    )


def resolved(own: Iterable[ComponentText], shared: Iterable[ComponentText]) -> dict[int, ComponentText]:
    """By number: the standard's own words before the shared ones."""
    texts = {text.number: text for text in shared}
    texts.update({text.number: text for text in own if not text.follows_shared})
    return texts


def _releases(on: date, draft: Release | None) -> QuerySet[Release]:
    releases = Release.objects.in_force(on)
    return releases | Release.objects.filter(pk=draft.pk) if draft else releases


def _newest_first(prefix: str) -> tuple[object, ...]:
    # A draft has no published_at, which PostgreSQL puts first when descending: as the newest.
    return (
        F(f"{prefix}effective_on").desc(nulls_last=True),
        F(f"{prefix}published_at").desc(),
        "-pk",
    )
