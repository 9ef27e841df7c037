"""The citizen's tools beside a standard. Nothing that is ticked or chosen is stored."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from purwakarta_ptsp.caching import public_page
from standards.addresses import follows_old_addresses
from standards.in_force import StandardInForce, in_force
from standards.models import ServiceStandard
from standards.qr import qr_code
from standards.tools.candidates import candidates
from standards.tools.checklist import boxes, requirements
from standards.tools.side_by_side import choose, side_by_side


@public_page
@follows_old_addresses
def checklist(request: HttpRequest, slug: str) -> HttpResponse:
    state = _state(slug)
    address = request.build_absolute_uri(reverse("standard", args=[slug]))
    read = requirements(state)
    context = {"state": state, "read": read, "boxes": boxes(read), "address": address, "qr": qr_code(address)}
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


def _state(slug: str) -> StandardInForce:
    state = in_force(get_object_or_404(ServiceStandard, slug=slug), timezone.localdate())
    if state is None:
        raise Http404("Standar ini tidak berlaku.")
    return state
