"""What was typed survives the sign-out that came in between: it waits in the visitor's session, and
its page shows it again to the same person, once, after signing in. Nothing is saved by itself.

Only for pages that carry a seal: it says who opened which page, so that nobody
else's words can be put there, and strangers cannot fill the sessions."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
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
NOT_TYPED = (SEAL, "csrfmiddlewaretoken")


def seal(request: HttpRequest) -> str:
    return signing.dumps({"by": request.user.pk, "path": request.path}, salt=KEY)


def surviving_sign_out(view: View) -> View:
    """Around a view that asks for a sign-in: first keeps what was typed."""

    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            keep(request)
        return view(request, *args, **kwargs)

    return kept


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Signed out and in again in another tab, the page of before has an old token: back to it, with
    what was typed. The kiosk begins anew. Whatever else fails the check against forgery is refused."""
    if request.path.startswith(reverse("kiosk-home")):
        return redirect("kiosk-home")
    if not keep(request):
        return refuse_forgery(request, reason=reason)
    answer = redirect(request.get_full_path())
    add_never_cache_headers(answer)
    return answer


def keep(request: HttpRequest) -> bool:
    owner = _opened_by(request)
    if owner is None or (request.user.is_authenticated and request.user.pk != owner):
        return False
    typed = request.POST.copy()
    for name in NOT_TYPED:
        typed.pop(name, None)
    request.session[KEY] = {"by": owner, "path": request.path, "typed": typed.urlencode()}
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """What this person typed on this page and could not save; only once."""
    kept = request.session.get(KEY)
    if not kept or (kept["by"], kept["path"]) != (request.user.pk, request.path):
        return None
    del request.session[KEY]
    return QueryDict(kept["typed"], encoding=settings.DEFAULT_CHARSET)


def _opened_by(request: HttpRequest) -> int | None:
    try:
        opened = signing.loads(request.POST.get(SEAL, ""), salt=KEY, max_age=GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
    return opened["by"] if opened["path"] == request.path else None
