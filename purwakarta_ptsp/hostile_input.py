"""Answers 400 to a NUL: PostgreSQL stores none, and a query that carries one would end in status 500;
and 413, with what to do, to more typing or more files than a form may carry."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.views import defaults

NUL = "\0"
TOO_LARGE = 413


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, (RequestDataTooBig, TooManyFilesSent)):
        return render(None, "413.html", status=TOO_LARGE)
    return defaults.bad_request(request, exception)


class NulMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A quoted cookie value may hold \000, and the session key goes to the database.
        _refuse_nul([request.path_info, *request.COOKIES.values(), *_words(request.GET)])
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        try:
            _refuse_nul(_words(request.POST))
        except UnreadablePostError:
            # The sender hung up; the check against forgery, next in line, answers that.
            return


def _words(data: QueryDict) -> Iterable[str]:
    for name, values in data.lists():
        yield name
        yield from values


def _refuse_nul(words: Iterable[str]) -> None:
    if any(NUL in word for word in words):
        raise BadRequest("NUL")
