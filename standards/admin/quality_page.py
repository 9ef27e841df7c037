"""The editors' work list: what `quality` found in the standards in force, by rule, red first."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from standards.admin.mending import Link, Mending
from standards.assessing import Assessed, assess_catalogue
from standards.findings import FAULTS, LABELS, Finding, Grade
from standards.health import remember

SHORT, LONG = 8, 100


@dataclass(frozen=True)
class Row:
    assessed: Assessed
    finding: Finding
    mend: Link | None


@dataclass(frozen=True)
class Group:
    """The findings of one rule; the rows of one page of them."""

    code: str
    label: str
    grade: Grade
    count: int
    standards: int
    rows: tuple[Row, ...]


def quality(site: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not site.has_view_permission(request):
        raise PermissionDenied
    assessed = assess_catalogue(timezone.localdate())
    remember(assessed, timezone.localdate(), timezone.now())
    found = _by_code(assessed)
    chosen = request.GET.get("temuan", "")
    codes = [chosen] if chosen in found else [code for code in LABELS if code in found]
    page = Paginator(found.get(chosen, []), LONG).get_page(request.GET.get("hal"))
    mending = Mending(request.user)
    groups = [
        _group(code, found[code], page if code == chosen else found[code][:SHORT], mending) for code in codes
    ]
    context = site.admin_site.each_context(request) | {
        "title": "Mutu standar pelayanan",
        "groups": groups,
        "chosen": chosen if chosen in found else "",
        "page": page,
        "grades": _grades(assessed),
    }
    return render(request, "admin/standards/quality.html", context)


def _by_code(assessed: Iterable[Assessed]) -> dict[str, list[tuple[Assessed, Finding]]]:
    found: dict[str, list[tuple[Assessed, Finding]]] = defaultdict(list)
    for each in assessed:
        for finding in each.findings:
            found[finding.code].append((each, finding))
    return found


def _group(
    code: str,
    every: list[tuple[Assessed, Finding]],
    shown: Iterable[tuple[Assessed, Finding]],
    mending: Mending,
) -> Group:
    rows = tuple(Row(each, finding, mending.of(each, finding)) for each, finding in shown)
    grade = Grade.RED if code in FAULTS else Grade.YELLOW
    return Group(code, LABELS[code], grade, len(every), len({each.slug for each, _ in every}), rows)


def _grades(assessed: Iterable[Assessed]) -> list[dict[str, Any]]:
    """How many standards are red, yellow, green; the shared texts are no standard."""
    counts = Counter(each.grade for each in assessed if each.version)
    return [{"grade": grade, "count": counts[grade]} for grade in reversed(Grade)]
