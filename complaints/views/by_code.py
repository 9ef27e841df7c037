"""What the complainant does on her own case, opened by number and code; no account, no identity shown."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from complaints.unsent import Unsent
from complaints.views.sent_files import is_removing
from complaints.views.status import CLOSED, last_opened, opened_case

View = Callable[..., HttpResponse]
_NOT_TYPED = ("csrfmiddlewaretoken",)


def by_code(view: View) -> View:
    """The view gets the case in place of the session's keys. Once the half hour has passed it asks for
    number and code again, and keeps what was typed until then."""

    @wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        complaint = opened_case(request)
        if complaint is None:
            page = reverse("complaint-status")
            return redirect(page if _keep(request) else f"{page}?{CLOSED}")
        answer = view(request, complaint, *args, **kwargs)
        if request.method == "POST" and answer.status_code < 400:
            Unsent(request.session).drop()
        return answer

    return opened


def typed_before(request: HttpRequest, case: int) -> dict[str, str]:
    """What was typed on this page and not sent, as the first values of its form."""
    if is_removing(request):
        return request.POST.dict()
    return Unsent(request.session).typed(case, request.path, time.time())


def sent_words(request: HttpRequest) -> QueryDict | None:
    """What is to be judged; nothing when only a file was taken out."""
    return request.POST if request.method == "POST" and not is_removing(request) else None


def _keep(request: HttpRequest) -> bool:
    """Whether words wait now: a session that is gone cannot hold them."""
    case = last_opened(request)
    if request.method == "POST" and case is not None:
        typed = {name: str(words) for name, words in request.POST.items() if name not in _NOT_TYPED}
        Unsent(request.session).keep(case, request.path, typed, time.time())
    return case is not None and Unsent(request.session).waits(time.time())


def back_to(place: str) -> HttpResponse:
    """The case page, at the words about what was just done."""
    return redirect(f"{reverse('complaint-case')}#{place}")
