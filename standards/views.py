"""What every citizen may read, without a cookie: search, the standards, and who the office is."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from purwakarta_ptsp.caching import public_page
from standards.cards import cards, some_cards
from standards.in_force import in_force, shared_facts, shared_text
from standards.key_facts import key_facts
from standards.models import Channel, ServiceLocation, ServiceStandard
from standards.qr import qr_code
from standards.search import find, read_search, sector_counts
from standards.standard_page import standard_page, tree

PAGE_SIZE = 20
COMPLAINT_HANDLING, STAFF_COUNT, SERVICE_GUARANTEE = 6, 11, 12


@public_page
def home(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    promises = shared_facts(on)
    sectors = sector_counts(on)
    context = {
        "cards": some_cards(on),
        "sectors": sectors,
        "promise": key_facts(promises),
        "clocks": promises.get(COMPLAINT_HANDLING, {}),
        "locations": ServiceLocation.objects.all(),
    }
    return render(request, "standards/home.html", context)


@public_page
def standard_list(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    search = read_search(request.GET, sector_counts(on))
    found = find(search, on)
    page = Paginator(found.versions, PAGE_SIZE).get_page(request.GET.get("hal"))
    context = {"search": search, "found": found, "page": page, "cards": cards(page.object_list, on)}
    return render(request, "standards/list.html", context)


@public_page
def standard(request: HttpRequest, slug: str) -> HttpResponse:
    state = in_force(get_object_or_404(ServiceStandard, slug=slug), timezone.localdate())
    if state is None:
        raise Http404("Standar ini tidak berlaku.")
    address = request.build_absolute_uri(request.path)
    context = {"page": standard_page(state), "address": address, "qr": qr_code(address)}
    return render(request, "standards/standard.html", context)


@public_page
def office(request: HttpRequest) -> HttpResponse:
    context = {
        "locations": ServiceLocation.objects.all(),
        "channels": Channel.objects.all(),
        "staff": shared_facts(timezone.localdate()).get(STAFF_COUNT, {}).get("staff"),
    }
    return render(request, "pages/office.html", context)


@public_page
def pledge(request: HttpRequest) -> HttpResponse:
    guarantee = shared_text(SERVICE_GUARANTEE, timezone.localdate())
    context = {
        "guarantee": tree(guarantee.text) if guarantee else None,
        "mottos": guarantee.facts.get("motto", []) if guarantee else [],
        "no_marks": {},
    }
    return render(request, "pages/pledge.html", context)


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@public_page
def help_page(request: HttpRequest) -> HttpResponse:
    promises = shared_facts(timezone.localdate())
    context = {"clocks": promises.get(COMPLAINT_HANDLING, {}), "promise": key_facts(promises)}
    return render(request, "pages/help.html", context)
