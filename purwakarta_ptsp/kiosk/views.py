"""The first screen of the kiosk, where a visitor's words end; the form's beginning; and what there is
at an address the kiosk does not have."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.views.drafts import start
from standards.cards import cards
from standards.in_force import newest_versions
from standards.models import ServiceLocation

MOST_SHOWN = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    page = Paginator(newest_versions(on).order_by("name", "pk"), MOST_SHOWN).get_page(1)
    context = {
        "cards": cards(page.object_list, on),
        "count": page.paginator.count,
        "locations": ServiceLocation.objects.all(),
    }
    forget_visitor(request)
    return render(request, "kiosk/home.html", context)


@require_safe
def complaint(request: HttpRequest) -> HttpResponse:
    """Always a new form: whoever stood here before may have left without a word."""
    forget_visitor(request)
    return start(request)


def forget_visitor(request: HttpRequest) -> None:
    """Unsent words, the receipt and the session itself; an account that tries the kiosk stays signed in."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and not request.user.is_authenticated:
        request.session.flush()


@require_safe
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    raise Http404("Halaman itu tidak ada di kios.")
