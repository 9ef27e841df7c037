"""Whoever can see identities and has not given the second factor gets to its pages and to nothing else."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from complaints.second_factor import needs_second_factor

OPEN = frozenset({"second-factor", "second-factor-enrol", "logout", "favicon"})
DOORS = frozenset({"login", "admin:login"})


class SecondFactorMiddleware:
    """Closed for every address that is not named, so that a new one is closed too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Asks for the user only when a session cookie came: readers' pages do not vary by cookie."""
        if not settings.SECOND_FACTOR or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN or not needs_second_factor(request.user) or request.user.is_verified():
            return None
        return redirect(_second_factor(request, name))


def _second_factor(request: HttpRequest, name: str) -> str:
    """With the way back, unless this is the door itself or would repeat a POST."""
    address = reverse("second-factor")
    if request.method != "GET" or name in DOORS:
        return address
    return f"{address}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"
