"""Where standards are found: old addresses lead on, and the list that search engines read."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from standards.in_force import newest_versions, shared_texts
from standards.models import Release, SlugRedirect


def follows_old_addresses(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where the view finds no standard of that slug but it once had one, 301 to the same page of
    today's slug. A page that is found costs no query more."""

    @wraps(view)
    def followed(request: HttpRequest, slug: str, **arguments: Any) -> HttpResponse:
        try:
            return view(request, slug, **arguments)
        except Http404:
            old = SlugRedirect.objects.filter(slug=slug).select_related("standard").first()
            if old is None:
                raise
        return HttpResponsePermanentRedirect(_same_page(request, old.standard.slug))

    return followed


def last_changes(on: date) -> list[tuple[str, date | None]]:
    """The slug of every standard in force and the day its words last changed here: its own newest
    release, or the newest one of the shared words. Two queries."""
    shared = [_known_since(text.version.release) for text in shared_texts(on).values()]
    versions = newest_versions(on).order_by("standard__slug")
    return [
        (version.standard.slug, max(filter(None, [_known_since(version.release), *shared]), default=None))
        for version in versions
    ]


def _known_since(release: Release) -> date | None:
    """A release published ahead of its day changes the page on that day."""
    days = [release.effective_on, release.published_at and timezone.localdate(release.published_at)]
    return max(filter(None, days), default=None)


def _same_page(request: HttpRequest, slug: str) -> str:
    match = request.resolver_match
    address = reverse(match.view_name, kwargs={**match.kwargs, "slug": slug})
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address
