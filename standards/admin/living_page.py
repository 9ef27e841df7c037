"""Penjelasan kantor: what waits for a second person, and what is still to be written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from standards.admin.submission import PUBLISH
from standards.approving import LIVING, waiting
from standards.living_gaps import gaps
from standards.models import LivingEntry

if TYPE_CHECKING:
    from standards.admin.catalogue import ServiceStandardAdmin

MOST_STANDARDS = 20


@dataclass(frozen=True)
class Waiting:
    entry: LivingEntry
    kind: str
    url: str


def waiting_count(request: HttpRequest) -> dict[str, int]:
    """For the first page of those who write and decide most of them. One query."""
    if not (request.user.has_perm(PUBLISH) or request.user.has_perm("standards.add_requirementnote")):
        return {}
    first, *others = (model.objects.waiting().order_by().values("pk") for model in LIVING)
    return {"living_waiting": first.union(*others, all=True).count()}


def overview(site: "ServiceStandardAdmin", request: HttpRequest) -> HttpResponse:
    if not site.has_view_permission(request):
        raise PermissionDenied
    missing = gaps(timezone.localdate())
    context = site.admin_site.each_context(request) | {
        "title": "Penjelasan kantor",
        "waiting": waiting_rows(),
        "gaps": missing,
        "without_notes": missing.without_notes[:MOST_STANDARDS],
        "without_notes_count": missing.without_notes.count(),
    }
    return render(request, "admin/standards/living/overview.html", context)


def waiting_rows() -> list[Waiting]:
    return [Waiting(entry, entry._meta.verbose_name, page_of(entry)) for entry in waiting()]


def page_of(entry: LivingEntry) -> str:
    return reverse(f"admin:standards_{entry._meta.model_name}_change", args=[entry.pk])


admin.site.index_parts.append(waiting_count)
