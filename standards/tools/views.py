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
from standards.tools.checklist import boxes, requirements


@public_page
@follows_old_addresses
def checklist(request: HttpRequest, slug: str) -> HttpResponse:
    state = _state(slug)
    address = request.build_absolute_uri(reverse("standard", args=[slug]))
    read = requirements(state)
    context = {"state": state, "read": read, "boxes": boxes(read), "address": address, "qr": qr_code(address)}
    return render(request, "standards/tools/checklist.html", context)


def _state(slug: str) -> StandardInForce:
    state = in_force(get_object_or_404(ServiceStandard, slug=slug), timezone.localdate())
    if state is None:
        raise Http404("Standar ini tidak berlaku.")
    return state
