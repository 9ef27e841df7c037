"""How data is answered: readable from any site, kept as briefly as a page, without a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.http import HttpResponse, JsonResponse

from purwakarta_ptsp.caching import public_page

JSON_LD = "application/ld+json"
P = ParamSpec("P")


def open_data(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """A public page that scripts of other sites may read too (CORS); there is nothing to sign in to."""

    @public_page
    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answered


def json_answer(
    content: dict[str, Any], *, media: str = "application/json", status: int = 200
) -> HttpResponse:
    return JsonResponse(
        content, status=status, content_type=media, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
