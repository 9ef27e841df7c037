"""Whoever pressed a button after the session had ended signs in and lands on the page with the button:
the button's own address answers no GET."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme


class ReturnPathMiddleware:
    """Changes only where a sign-in asked for by a POST leads afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        target = urlsplit(response.headers.get("Location", ""))
        query = dict(parse_qsl(target.query))
        page = _page_before(request)
        if request.method == "POST" and page and query.get(REDIRECT_FIELD_NAME) == request.get_full_path():
            query[REDIRECT_FIELD_NAME] = page
            response.headers["Location"] = f"{target.path}?{urlencode(query, safe='/')}"
        return response


def _page_before(request: HttpRequest) -> str:
    """Path and query of the page that sent the form; "" unless it is one of this portal's own."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure()):
        return ""
    page = urlsplit(referer)
    is_sign_in = page.path == settings.LOGIN_URL
    return "" if is_sign_in else page._replace(scheme="", netloc="", fragment="").geturl()
