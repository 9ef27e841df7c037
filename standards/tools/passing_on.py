"""Passing a standard on: its one address, as a link, a message, a QR code, a sheet of paper."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response

from standards.days import AskedDay
from standards.in_force import StandardInForce
from standards.living_layer import living_layer
from standards.models import Office
from standards.qr import qr_code
from standards.standard_page import standard_page
from standards.tools.pdf import Unavailable, pdf_of

PAPER = "standards/tools/paper.html"


def address_of(request: HttpRequest, state: StandardInForce) -> str:
    return request.build_absolute_uri(reverse("standard", args=[state.standard.slug]))


def message(state: StandardInForce, address: str) -> str:
    """What stands in a chat before anyone opens the link."""
    version = state.version
    code = f" (KBLI {version.activity.code})" if version.activity else ""
    return f"{version.name}{code}: syarat, waktu, dan biayanya di {address}"


def paper(request: HttpRequest, state: StandardInForce, *, is_pdf: bool) -> str:
    """The standard as it is printed: everything open, without menus and forms."""
    address = address_of(request, state)
    context = {
        "page": standard_page(state),
        "address": address,
        "qr": qr_code(address),
        "asked": AskedDay(state.on, state.on),
        "office": Office.objects.first(),
        "living": living_layer(state),
        "is_pdf": is_pdf,
    }
    return render_to_string(PAPER, context, request)


def pdf_answer(request: HttpRequest, state: StandardInForce) -> HttpResponse:
    """The PDF; 304 before it is laid out when the reader has it; the print page where there is none."""
    html = paper(request, state, is_pdf=True)
    etag = f'"{sha256(html.encode()).hexdigest()[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    try:
        made = pdf_of(html)
    except Unavailable:
        return redirect("standard-paper", state.standard.slug)
    name = f"standar-{state.standard.slug}.pdf"
    headers = {"ETag": etag, "Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
