"""The addresses below /data/: the page about the data, the list, and one standard in each form."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from purwakarta_ptsp.caching import public_page
from standards.addresses import follows_old_addresses
from standards.in_force import in_force
from standards.models import Office, ServiceStandard
from standards.open_data.answers import JSON_LD, json_answer, open_data
from standards.open_data.catalogue import document, licence, rows
from standards.open_data.cpsv import public_service
from standards.open_data.links import link_header, links_of
from standards.open_data.openapi import openapi
from standards.open_data.schema_org import government_service
from standards.open_data.selection import PAGE_SIZE, Selection, UnknownValue, read_selection
from standards.open_data.sippn import sippn
from standards.open_data.table import table


@public_page
def about(request: HttpRequest) -> HttpResponse:
    links = links_of(request)
    example = Selection().versions(timezone.localdate()).first()
    slug = example.standard.slug if example else "kode-standar"
    context = {
        "base": links.base,
        "example": slug,
        "forms": links.labelled(slug),
        "licence": licence(Office.objects.first()),
    }
    return render(request, "standards/open_data.html", context)


@open_data
def standard_list(request: HttpRequest) -> HttpResponse:
    try:
        return json_answer(_page(request, read_selection(request.GET)))
    except UnknownValue as refusal:
        return _refused(refusal)


@open_data
def standard_table(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    try:
        chosen = read_selection(request.GET)
    except UnknownValue as refusal:
        return _refused(refusal)
    text = table(rows(chosen.versions(on), on, links_of(request)))
    headers = {"Content-Disposition": 'attachment; filename="standar.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@open_data
@follows_old_addresses
def standard(request: HttpRequest, slug: str) -> HttpResponse:
    return _linked(request, json_answer(_document(request, slug)), slug)


@open_data
@follows_old_addresses
def standard_jsonld(request: HttpRequest, slug: str) -> HttpResponse:
    found = _document(request, slug)
    return _linked(request, json_answer(government_service(found, found["publisher"]), media=JSON_LD), slug)


@open_data
@follows_old_addresses
def standard_cpsv(request: HttpRequest, slug: str) -> HttpResponse:
    return _linked(request, json_answer(public_service(_document(request, slug)), media=JSON_LD), slug)


@open_data
@follows_old_addresses
def standard_sippn(request: HttpRequest, slug: str) -> HttpResponse:
    text = sippn(_document(request, slug))
    return _linked(request, HttpResponse(text, content_type="text/plain; charset=utf-8"), slug)


@open_data
def contract(request: HttpRequest) -> HttpResponse:
    return json_answer(openapi(links_of(request).base, licence(Office.objects.first())))


def _page(request: HttpRequest, chosen: Selection) -> dict[str, Any]:
    """Raises UnknownValue past the last page."""
    on, links = timezone.localdate(), links_of(request)
    pages = Paginator(chosen.versions(on), PAGE_SIZE)
    if chosen.page > pages.num_pages:
        raise UnknownValue("hal", f"Halaman terakhir adalah {pages.num_pages}.")
    page = pages.page(chosen.page)
    return {
        "on": on.isoformat(),
        "total": pages.count,
        "page": page.number,
        "pages": pages.num_pages,
        "next": _next(request, page.number + 1) if page.has_next() else None,
        "licence": licence(Office.objects.first()),
        "standards": rows(page.object_list, on, links),
    }


def _next(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["hal"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _document(request: HttpRequest, slug: str) -> dict[str, Any]:
    state = in_force(get_object_or_404(ServiceStandard, slug=slug), timezone.localdate())
    if state is None:
        raise Http404("Standar ini tidak berlaku.")
    return document(state, links_of(request))


def _linked(request: HttpRequest, response: HttpResponse, slug: str) -> HttpResponse:
    response["Link"] = link_header(links_of(request), slug)
    return response


def _refused(refusal: UnknownValue) -> HttpResponse:
    return json_answer({"parameter": refusal.parameter, "error": str(refusal)}, status=400)
