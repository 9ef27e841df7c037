"""Signs staff out after 30 idle minutes; a citizen's draft lives on."""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from purwakarta_ptsp.kept_typing import sign_out

SEEN_KEY = "last_seen_at"
# Writing the session once a minute instead of at each request; the limit is that much less exact.
WRITE_EVERY_SECONDS = 60


class IdleSignOutMiddleware:
    """Asks for the user only when a session cookie came, so that readers' pages do not vary by cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            _note_activity(request, int(time()))
        return self.get_response(request)


def _note_activity(request: HttpRequest, now: int) -> None:
    seen = request.session.get(SEEN_KEY, now)
    if now - seen >= settings.STAFF_IDLE_SECONDS:
        sign_out(request)
    elif SEEN_KEY not in request.session or now - seen >= WRITE_EVERY_SECONDS:
        request.session[SEEN_KEY] = now
