"""What search engines should know: every public page once, under one address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from purwakarta_ptsp.caching import public_page
from standards.addresses import last_changes

# Pages to be found; forms, receipts and staff pages are not among them (robots.py).
PAGES = (
    "home",
    "standard-list",
    "standard-changes",
    "regulation-list",
    "office",
    "pledge",
    "complaint-policy",
    "day-count",
    "help",
    "data",
    "privacy",
    "accessibility",
)
# Pages there are of each standard; only the first is in the sitemap.
OF_A_STANDARD = ("standard", "standard-checklist", "service-day-count")
# The protocol's own limit for one file; an annex has some thousands of standards.
MOST_ADDRESSES = 50_000


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    base = f"{request.scheme}://{request.get_host()}"
    entries = [(base + reverse(name), None) for name in PAGES]
    for slug, changed_on in last_changes(timezone.localdate()):
        entries.append((base + reverse("standard", kwargs={"slug": slug}), changed_on))
    context = {"entries": entries[:MOST_ADDRESSES]}
    return render(request, "sitemap.xml", context, content_type="application/xml")


def canonical(request: HttpRequest) -> dict[str, Any]:
    """Template variable: the one address of an indexed page, whatever stands in its query string
    except the page of a list."""
    match = request.resolver_match
    if match is None or match.view_name not in (*PAGES, *OF_A_STANDARD):
        return {}
    page = request.GET.get("hal", "")
    address = f"{request.scheme}://{request.get_host()}{request.path}"
    return {"canonical": f"{address}?hal={page}" if page.isascii() and page.isdecimal() else address}
