"""A public page in the kiosk's frame: nothing leads out, nothing is kept, home after idle."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse

from purwakarta_ptsp.kiosk.closed_links import inside, keep_inside
from standards.qr import QrCode, qr_code


@dataclass(frozen=True)
class Kiosk:
    """What the frame shows: `here` is this page in the kiosk, `address` the same for a telephone.
    Without script the page goes home by itself after `still_seconds`, whatever somebody does on it."""

    home: str
    here: str
    address: str
    idle_seconds: int
    warning_seconds: int
    still_seconds: int

    @property
    def qr(self) -> QrCode:
        return qr_code(self.address)


def kiosk_page(view: Callable[..., HttpResponse], on_phone: str = "") -> Callable[..., HttpResponse]:
    """The view is asked as if at its public address, without what was typed in the QR code.

    `on_phone` names what a telephone begins with instead, for a page that is only this visitor's:
    a form, which then also has longer than a page to read."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        home = reverse("kiosk-home")
        here, request.path = request.get_full_path(), f"/{request.path.removeprefix(home)}"
        address = request.build_absolute_uri(reverse(on_phone) if on_phone else request.path)
        idle = settings.KIOSK_IDLE_SECONDS
        still = max(idle, FORM_SECONDS) if on_phone else idle
        request.kiosk = Kiosk(home, here, address, idle, WARNING_SECONDS, still)
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = render(request, "kiosk/not_found.html", status=404)
        return _closed(response, home)

    return framed


# Before it goes home the screen says so.
WARNING_SECONDS = 15
FORM_SECONDS = 15 * 60  # to write a page of a form where no script sees that somebody types


def has_page(path: str) -> bool:
    """Whether the kiosk shows something at a path of its own."""
    try:
        return resolve(path).url_name != "kiosk-unknown"
    except Resolver404:
        return False


def _closed(response: HttpResponse, home: str) -> HttpResponse:
    if "Location" in response:
        response["Location"] = inside(response["Location"], home, has_page) or home
    if response.get("Content-Type", "").startswith("text/html"):
        html = response.content.decode(response.charset)
        response.content = keep_inside(html, home, has_page).encode(response.charset)
    # Back finds nothing that was typed, and no cache either.
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
