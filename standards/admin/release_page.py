"""What the page of a Penetapan shows beside its form: state, versions, and what still stops it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone

from standards.assessing import clauses_of
from standards.components import BY_NUMBER
from standards.drafting import causes
from standards.findings import Clause
from standards.models import Release, ServiceStandard, Version
from standards.release_state import ReleaseState, release_state
from standards.worklist import approvers

A_PAGE, MOST_OBSTACLES = 30, 50


@dataclass(frozen=True)
class VersionRow:
    version: Version
    changes: tuple[str, ...]
    fault_count: int
    edit_url: str
    preview_url: str


def state_today(release: Release) -> ReleaseState:
    return release_state(
        release.published_at,
        release.cancelled_at,
        release.effective_on,
        timezone.localdate(),
        submitted_at=release.submitted_at,
    )


def context(release: Release, obstacles: list[str], page: str = "") -> dict[str, Any]:
    """`page` of its versions: a whole annex holds a thousand."""
    versions = release.versions.select_related("standard").prefetch_related("texts").order_by("pk")
    shown = Paginator(versions, A_PAGE).get_page(page)
    return {
        "state": state_today(release),
        "approvers": approvers(release) if release.is_draft and release.is_submitted else (),
        "versions": _rows(release, list(shown)),
        "page": shown,
        "obstacles": obstacles[:MOST_OBSTACLES],
        "more_obstacles": max(0, len(obstacles) - MOST_OBSTACLES),
        "addable": _addable(release) if release.is_draft else (),
        "shared_is_addable": not release.versions.filter(standard=None).exists(),
    }


def page_url(release: Release, standard: ServiceStandard | None, page: str = "") -> str:
    """The draft page of a standard in a release, or of the shared texts; `page` "_preview"."""
    if standard is None:
        return reverse(f"admin:standards_release_shared{page}", args=[release.pk])
    return reverse(f"admin:standards_release_version{page}", args=[release.pk, standard.slug])


def begin_url(standard: ServiceStandard | None) -> str:
    """Where a revision of it begins: its reason, its day, and the draft to write it in."""
    if standard is None:
        return reverse("admin:standards_release_begin_shared")
    return reverse("admin:standards_release_begin", args=[standard.slug])


def _rows(release: Release, versions: list[Version]) -> list[VersionRow]:
    """Four queries, however many versions."""
    clauses = clauses_of(release, versions) if release.is_draft else {}
    return [_row(version, clauses.get(version.pk, ())) for version in versions]


def _row(version: Version, clauses: Iterable[Clause]) -> VersionRow:
    numbers = sorted(text.number for text in version.texts.all())
    return VersionRow(
        version,
        tuple(f"{number}. {BY_NUMBER[number].label}" for number in numbers),
        sum(len(causes(clause)) for clause in clauses),
        page_url(version.release, version.standard),
        page_url(version.release, version.standard, "_preview"),
    )


def _addable(release: Release) -> list[tuple[str, str]]:
    """The standards that are not in the release yet, by slug, named as they were last."""
    names = dict(
        Version.objects.filter(standard__isnull=False)
        .exclude(name="")
        .order_by("pk")
        .values_list("standard_id", "name")
    )
    standards = ServiceStandard.objects.exclude(versions__release=release)
    return sorted((names.get(each.pk, each.slug), each.slug) for each in standards)
