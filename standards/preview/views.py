"""A draft release as the public would read it, for whoever holds its link."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from standards.days import AskedDay
from standards.in_force import in_force
from standards.models import Release, ServiceStandard
from standards.preview.contents import contents
from standards.preview.links import DeadLink, UnknownLink, opened
from standards.qr import qr_code
from standards.standard_page import standard_page

DraftView = Callable[..., HttpResponse]
NOT_FOUND, GONE = 404, 410


def draft_page(view: DraftView) -> DraftView:
    """Opens the link; nothing of it may be kept or indexed, and a dead link says what to do."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, token: str, **rest: str) -> HttpResponse:
        try:
            response = view(request, opened(token), token, **rest)
        except UnknownLink:
            response = render(request, "standards/preview/unknown.html", status=NOT_FOUND)
        except DeadLink:
            response = render(request, "standards/preview/gone.html", status=GONE)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answered


@draft_page
def preview(request: HttpRequest, release: Release, token: str) -> HttpResponse:
    held = contents(release, _day(release))
    context = {"draft": release, "token": token, "contents": held, "no_marks": {}}
    return render(request, "standards/preview/release.html", context)


@draft_page
def preview_standard(request: HttpRequest, release: Release, token: str, slug: str) -> HttpResponse:
    row, on = get_object_or_404(ServiceStandard, slug=slug), _day(release)
    state = in_force(row, on, release)
    if state is None:
        raise Http404("Standar ini tidak ada dalam keadaan itu.")
    address = request.build_absolute_uri(reverse("standard", args=[slug]))
    context = {
        "page": standard_page(state),
        "address": address,
        "qr": qr_code(address),
        "asked": AskedDay(on, on),
        "draft": release,
        "token": token,
    }
    return render(request, "standards/standard.html", context)


def _day(release: Release) -> date:
    """The first day on which it would count."""
    today = timezone.localdate()
    return max(release.effective_on or today, today)
