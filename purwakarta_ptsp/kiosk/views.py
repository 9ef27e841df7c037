"""The first screen of the kiosk, and what there is at an address it does not have."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

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
    return render(request, "kiosk/home.html", context)


@require_safe
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    raise Http404("Halaman itu tidak ada di kios.")
