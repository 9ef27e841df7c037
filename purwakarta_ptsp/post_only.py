"""A page of ours where a browser opens an address that only takes what a button sends. Such an address
stays in its bar after a refusal, and Django answers it by 405 with nothing to read."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

NOT_ALLOWED = 405
_CASE, _OWN_CASE = re.compile(r"/petugas/perkara/(P-[0-9]+-[0-9]+)/"), "/pengaduan/status/lihat/"


class PostOnlyMiddleware:
    """Fills the empty body; the status and the header Allow stay. A probe or a program, which does not
    ask for HTML, gets none; nor does the kiosk, from which no link may lead out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == NOT_ALLOWED and _is_read(request) and not response.content:
            response.content = render_to_string("405.html", _way_back(request.path), request)
        return response


def _is_read(request: HttpRequest) -> bool:
    asks_for_html = "text/html" in request.headers.get("Accept", "")
    return request.method == "GET" and asks_for_html and not hasattr(request, "kiosk")


def _way_back(path: str) -> dict[str, str]:
    """The page on which the button stands, where the address tells it."""
    if case := _CASE.match(path):
        return {"back": case[0], "back_name": f"Ke perkara {case[1]}"}
    if path.startswith(_OWN_CASE):
        return {"back": _OWN_CASE, "back_name": "Ke halaman laporan"}
    return {}
