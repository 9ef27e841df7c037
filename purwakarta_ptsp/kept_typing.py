"""What was typed survives the sign-out that came in between: it waits in this browser's session, also
while somebody else works there, and its page shows it again to the same person after signing in, for a
day: until it is saved (forget), or once where the page takes it away. Nothing is saved by itself.

Only for pages that carry a seal: it says who opened which page, so that nobody
else's words can be put there, and strangers cannot fill the sessions."""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.csrf import csrf_failure as refuse_forgery

View = Callable[..., HttpResponse]
SEAL = "_dibuka_oleh"
KEY = "kept_typing"
# A page opened in the morning is still good at the end of the day.
GOOD_FOR_SECONDS = 24 * 60 * 60
MOST_PAGES = 10  # waiting in one browser, of everybody together
CARRY = "bawa"  # the button that sends what was typed on to another page
NOT_TYPED = (SEAL, CARRY, "csrfmiddlewaretoken")


def seal(request: HttpRequest) -> str:
    return signing.dumps({"by": request.user.pk, "path": request.path}, salt=KEY)


def surviving_sign_out(view: View) -> View:
    """Around a view that asks for a sign-in: first keeps what was typed."""

    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            page = keep(request)
            if page not in ("", request.path):  # sent on from the page where it was typed
                return redirect_to_login(page)
        return view(request, *args, **kwargs)

    return kept


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Signed out and in again in another tab, the page of before has an old token: back to it, with
    what was typed. The kiosk begins anew. Whatever else fails the check against forgery is refused."""
    if request.path.startswith(reverse("kiosk-home")):
        return redirect("kiosk-home")
    page = keep(request)
    if not page:
        return refuse_forgery(request, reason=reason)
    answer = redirect(request.get_full_path() if page == request.path else page)
    add_never_cache_headers(answer)
    return answer


def keep(request: HttpRequest) -> str:
    """The page on which these words now wait for whoever opened it; "" if they do not."""
    opened = _opened(request)
    if opened is None or (opened["path"] != request.path and CARRY not in request.POST):
        return ""
    return opened["path"] if _keep(request, opened) else ""


def lock(request: HttpRequest) -> None:
    """Signs out from whatever page the button stood on; its words wait."""
    opened = _opened(request)
    if opened is not None:
        _keep(request, opened)
    sign_out(request)


def sign_out(request: HttpRequest) -> None:
    """Ends the session, but not what waits in this browser: the next person at a shared computer does
    not clear away what the one before her typed."""
    waiting = request.session.get(KEY)
    logout(request)
    if waiting:
        request.session[KEY] = waiting


def waiting(request: HttpRequest) -> QueryDict | None:
    """What this person typed on this page and could not save; it goes on waiting."""
    found = [each for each in _own(request) if each["path"] == request.path]
    return _typed(found[-1]) if found else None


def take(request: HttpRequest) -> QueryDict | None:
    """The same, only once."""
    found = waiting(request)
    if found is not None:
        gone = [each for each in _own(request) if each["path"] == request.path]
        _store(request, [each for each in request.session[KEY] if each not in gone])
    return found


def forget(request: HttpRequest, key: str) -> None:
    """The form with this key is saved, or not wanted: its words wait no longer, on whatever page."""
    gone = [each for each in _own(request) if _typed(each).get("key") == key]
    if gone:
        _store(request, [each for each in request.session[KEY] if each not in gone])


def page_waiting(request: HttpRequest) -> str:
    """The page on which this person's latest words wait; "" if none do."""
    own = _own(request)
    return own[-1]["path"] if own else ""


def _own(request: HttpRequest) -> list[dict[str, Any]]:
    oldest = time() - GOOD_FOR_SECONDS
    rows = request.session.get(KEY, [])
    return [each for each in rows if each["by"] == request.user.pk and each["at"] > oldest]


def _typed(row: dict[str, Any]) -> QueryDict:
    return QueryDict(row["typed"], encoding=settings.DEFAULT_CHARSET)


def _keep(request: HttpRequest, opened: dict[str, Any]) -> bool:
    owner, path = opened["by"], opened["path"]
    if request.user.is_authenticated and request.user.pk != owner:
        return False
    typed = request.POST.copy()
    for name in NOT_TYPED:
        typed.pop(name, None)
    others = [
        each
        for each in request.session.get(KEY, [])
        if (each["by"], each["path"]) != (owner, path) and each["at"] > time() - GOOD_FOR_SECONDS
    ]
    row = {"by": owner, "path": path, "typed": typed.urlencode(), "at": int(time())}
    _store(request, [*others, row][-MOST_PAGES:])
    return True


def _store(request: HttpRequest, waiting: list[dict[str, Any]]) -> None:
    request.session[KEY] = waiting
    if not waiting:
        del request.session[KEY]


def _opened(request: HttpRequest) -> dict[str, Any] | None:
    try:
        return signing.loads(request.POST.get(SEAL, ""), salt=KEY, max_age=GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
