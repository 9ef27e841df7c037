"""The citizen's tools beside a standard. Nothing that is ticked or chosen is stored."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from purwakarta_ptsp.caching import public_page
from standards.addresses import follows_old_addresses
from standards.in_force import StandardInForce, in_force
from standards.living_layer import explained, newest
from standards.models import ServiceStandard
from standards.qr import qr_code
from standards.tools.candidates import candidates
from standards.tools.checklist import boxes, requirements
from standards.tools.passing_on import address_of, message, paper, pdf_answer
from standards.tools.pdf import obstacle
from standards.tools.side_by_side import choose, side_by_side


@public_page
@follows_old_addresses
def checklist(request: HttpRequest, slug: str) -> HttpResponse:
    state = _state(slug)
    address = address_of(request, state)
    read = requirements(state)
    notes = explained(state)
    context = {
        "state": state,
        "read": read,
        "boxes": boxes(read),
        "notes": notes,
        "notes_updated_at": newest(notes),
        "address": address,
        "qr": qr_code(address),
    }
    return render(request, "standards/tools/checklist.html", context)


@public_page
def comparison(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    chosen = choose(request.GET.getlist("standar"), on)
    words = request.GET.get("q", "").strip()
    context = {
        "chosen": chosen,
        "words": words,
        "candidates": () if chosen.is_full else candidates(words, chosen, on),
        "table": side_by_side(chosen.states) if chosen.is_enough else None,
    }
    return render(request, "standards/tools/comparison.html", context)


@public_page
@follows_old_addresses
def share(request: HttpRequest, slug: str) -> HttpResponse:
    state = _state(slug)
    address = address_of(request, state)
    context = {
        "state": state,
        "address": address,
        "message": message(state, address),
        "qr": qr_code(address),
        "pdf": not obstacle(),
    }
    return render(request, "standards/tools/share.html", context)


@public_page
@follows_old_addresses
def qr(request: HttpRequest, slug: str) -> HttpResponse:
    address = address_of(request, _state(slug))
    context = {"address": address, "qr": qr_code(address)}
    response = render(request, "standards/tools/qr.svg", context, content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="qr-{slug}.svg"'
    return response


@public_page
@follows_old_addresses
def paper_page(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(paper(request, _state(slug), is_pdf=False))


@public_page
@follows_old_addresses
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    return pdf_answer(request, _state(slug))


def _state(slug: str) -> StandardInForce:
    state = in_force(get_object_or_404(ServiceStandard, slug=slug), timezone.localdate())
    if state is None:
        raise Http404("Standar ini tidak berlaku.")
    return state
