"""Which pages may be kept by browsers and proxies, and how long; readers get no cookie."""

import datetime
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

LONGEST_SECONDS = 60
P = ParamSpec("P")


def public_page(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Marks a page that is only read, and says the same to every reader who is not signed in."""

    @require_safe
    @wraps(view)
    def marked(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response.is_public_page = True
        return response

    return marked


def public_seconds(now: datetime.datetime) -> int:
    """At most a minute and never past midnight WIB: a scheduled release must show on its day."""
    local = timezone.localtime(now)
    midnight = (local + datetime.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(LONGEST_SECONDS, int((midnight - local).total_seconds()))


class CacheControlMiddleware:
    """Every answer says whether it may be kept: private unless its view is a `public_page`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = _cache_control(request, response)
        return response


def _cache_control(request: HttpRequest, response: HttpResponse) -> str:
    public = getattr(response, "is_public_page", False) and response.status_code == 200
    if public and request.method in ("GET", "HEAD") and not _personal(request, response):
        return f"public, max-age={public_seconds(timezone.now())}"
    return "private, no-store"


def _personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Someone signed in, or a message waiting: the page may differ from what others see."""
    return bool(response.cookies) or not request.COOKIES.keys().isdisjoint(
        {settings.SESSION_COOKIE_NAME, "messages"}
    )
