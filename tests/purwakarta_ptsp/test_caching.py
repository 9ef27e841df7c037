import datetime
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from purwakarta_ptsp.caching import CacheControlMiddleware, public_page, public_seconds

WIB = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("clock", "seconds"),
    [
        ((12, 0, 0), 60),
        ((23, 58, 59), 60),
        ((23, 59, 0), 60),
        ((23, 59, 30), 30),
        ((23, 59, 59), 1),
        ((0, 0, 0), 60),
    ],
)
def test_public_seconds_never_pass_midnight_wib(clock: tuple[int, int, int], seconds: int) -> None:
    local = datetime.datetime(2026, 11, 21, *clock, tzinfo=WIB)
    assert public_seconds(local.astimezone(datetime.UTC)) == seconds


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


def with_cookie(request: HttpRequest) -> HttpResponse:
    response = plain(request)
    response.set_cookie("csrftoken", "1")
    return response


def not_found(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=404)


def own_header(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"Cache-Control": "no-cache"})


GET, POST = RequestFactory().get("/"), RequestFactory().post("/")
PRIVATE = "private, no-store"


@pytest.mark.parametrize(
    ("view", "request_", "cookies", "expected"),
    [
        pytest.param(public_page(plain), GET, {}, "public, max-age=", id="public"),
        pytest.param(public_page(plain), GET, {"sessionid": "1"}, PRIVATE, id="session"),
        pytest.param(public_page(plain), GET, {"messages": "1"}, PRIVATE, id="message"),
        pytest.param(public_page(plain), GET, {"csrftoken": "1"}, "public, max-age=", id="another cookie"),
        pytest.param(public_page(plain), POST, {}, PRIVATE, id="post"),
        pytest.param(public_page(with_cookie), GET, {}, PRIVATE, id="sets a cookie"),
        pytest.param(public_page(not_found), GET, {}, PRIVATE, id="not found"),
        pytest.param(public_page(own_header), GET, {}, "no-cache", id="the view's own"),
        pytest.param(plain, GET, {}, PRIVATE, id="not marked"),
    ],
)
def test_cache_control(view, request_: HttpRequest, cookies: dict[str, str], expected: str) -> None:
    request_.COOKIES = cookies
    header = CacheControlMiddleware(view)(request_)["Cache-Control"]
    assert header == expected or (expected.endswith("=") and header.startswith(expected))


def test_public_page_through_all_middleware_has_an_etag_and_no_cookie(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public, max-age=")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    again = client.get("/robots.txt", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
