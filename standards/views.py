"""What every citizen may read, without a cookie: search, the standards, and who the office is."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from purwakarta_ptsp.caching import public_page
from standards.addresses import follows_old_addresses
from standards.cards import some_cards
from standards.changes.states import is_public, is_recorded, some_unrecorded
from standards.changes.views import standard_without_words
from standards.clarity.answers import KEEP_WORDS_DAYS
from standards.components import COMPONENTS, component
from standards.days import AskedDay, asked_day
from standards.in_force import StandardInForce, in_force, shared_facts, shared_text, shared_texts
from standards.kbli import notices
from standards.key_facts import key_facts
from standards.law_register import chain, citing, mark, register
from standards.living_layer import living_layer
from standards.models import Office, Regulation, Release, Sector, ServiceStandard
from standards.office_today import channels, reach
from standards.open_data.catalogue import service
from standards.open_data.links import link_header, links_of
from standards.qr import qr_code
from standards.search import find, ranked
from standards.search_form import Search, read_search
from standards.search_results import Pages, is_named, results, shared_places
from standards.sectors import sector_counts
from standards.signed_pdf import download
from standards.standard_page import standard_page, tree
from standards.tools.pdf import obstacle
from standards.unmet_words import remember

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
        "places": reach().places,
    }
    return render(request, "standards/home.html", context)


@public_page
def standard_list(request: HttpRequest) -> HttpResponse:
    asked = asked_day(request.GET, timezone.localdate())
    search = read_search(request.GET, Sector.objects.all())
    found = find(search, asked.on)
    if _is_counted(request, search, asked):
        remember(found.unmet, asked.today)
    search = search.counted(found.tally)
    keys = ranked(search, found, asked.on)
    pages = Pages(keys, search.total(found.tally), is_ranked=bool(found.terms))
    page = pages.get_page(request.GET.get("hal"))
    shown = results(list(page.object_list), found, asked.on)
    versions = [result.card.version for result in shown]
    context = {
        "search": search,
        "found": found,
        "page": page,
        "results": shown,
        "shared": shared_places(found),
        "shared_first": is_named(found),
        "notices": notices(search.words),
        "asked": asked,
        "some_unrecorded": asked.is_named and some_unrecorded(versions, asked.on),
    }
    return render(request, "standards/list.html", context)


def _is_counted(request: HttpRequest, search: Search, asked: AskedDay) -> bool:
    """Exact words were counted before they were mended, another day's catalogue is not today's, and
    the kiosk promises to keep nothing."""
    return not (search.is_literal or asked.is_named or hasattr(request, "kiosk"))


@public_page
def shared_component(request: HttpRequest, number: int) -> HttpResponse:
    """What the office promises for every service: one of its shared texts by itself."""
    on = timezone.localdate()
    text = shared_text(number, on)
    if text is None:
        raise Http404("Komponen ini tidak memiliki teks bersama.")
    context = {
        "component": component(number),
        "outline": tree(text.text),
        "effective_on": text.version.release.effective_on,
        "no_marks": {},
        "others": [each for each in COMPONENTS if each.number in shared_texts(on)],
    }
    return render(request, "standards/shared_component.html", context)


@public_page
@follows_old_addresses
def standard(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(ServiceStandard, slug=slug)
    asked = asked_day(request.GET, timezone.localdate())
    state = in_force(row, asked.on)
    if asked.is_named and not is_recorded(state, asked.on) and is_public(row):
        return standard_without_words(request, row, asked.on)
    if state is None:
        raise Http404("Standar ini tidak berlaku.")
    return _standard_response(request, state, asked)


def _standard_response(request: HttpRequest, state: StandardInForce, asked: AskedDay) -> HttpResponse:
    links, publisher = links_of(request), Office.objects.first()
    living = living_layer(state)
    address = request.build_absolute_uri(request.path)
    context = {
        "page": standard_page(state),
        "address": address,
        "qr": qr_code(address),
        "asked": asked,
        "office": publisher,
        "service": service(state, publisher, links, living.reach.places),
        "living": None if asked.is_named else living,
        "data_forms": links.labelled(state.standard.slug),
    }
    response = render(request, "standards/standard.html", context | {"pdf": not obstacle()})
    response["Link"] = link_header(links, state.standard.slug)
    return response


@public_page
def signed_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Of releases in force, or that once were; never of a draft, nor of one that waits for its day."""
    return download(get_object_or_404(Release.objects.in_force(timezone.localdate()), slug=slug))


@public_page
def regulation_list(request: HttpRequest) -> HttpResponse:
    laws = register(timezone.localdate(), request.GET.get("keadaan", ""))
    page = Paginator(laws.entries, PAGE_SIZE).get_page(request.GET.get("hal"))
    return render(request, "standards/regulations.html", {"register": laws, "page": page})


@public_page
def regulation(request: HttpRequest, slug: str) -> HttpResponse:
    law = get_object_or_404(Regulation.objects.select_related("successor", "sector"), slug=slug)
    on = timezone.localdate()
    page = Paginator(citing(law, on), PAGE_SIZE).get_page(request.GET.get("hal"))
    context = {"law": law, "mark": mark(law, on), "chain": chain(law, on), "page": page, "on": on}
    return render(request, "standards/regulation.html", context)


@public_page
def office(request: HttpRequest) -> HttpResponse:
    context = {
        "reach": reach(),
        "channels": channels(),
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
    context = {"retention_days": settings.IDENTITY_RETENTION_DAYS, "clarity_days": KEEP_WORDS_DAYS}
    return render(request, "pages/privacy.html", context)


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@public_page
def help_page(request: HttpRequest) -> HttpResponse:
    promises = shared_facts(timezone.localdate())
    context = {"clocks": promises.get(COMPLAINT_HANDLING, {}), "promise": key_facts(promises)}
    return render(request, "pages/help.html", context)
