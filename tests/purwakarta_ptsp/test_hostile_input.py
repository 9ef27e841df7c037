"""A NUL anywhere in a request is answered by 400; PostgreSQL would refuse it and end in status 500."""

import pytest
from django.test import Client


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    "path", ["/robots.txt?q=%00", "/robots.txt?%00=1", "/kelola/%00/", "/robots.txt?q=a&q=b%00c"]
)
@pytest.mark.django_db
def test_nul_in_an_address_is_400(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.django_db
def test_nul_in_a_session_cookie_is_400(client: Client) -> None:
    cookie = r'sessionid="abcdefgh\000ijklmnop"'
    assert client.get("/kelola/", headers={"cookie": cookie}).status_code == 400


@pytest.mark.parametrize("content_type", ["multipart", "urlencoded"])
@pytest.mark.django_db
def test_nul_in_a_form_is_400(client: Client, content_type: str) -> None:
    if content_type == "multipart":
        response = client.post("/masuk/", {"username": "a\0b"})
    else:
        response = client.post("/masuk/", "username=a%00b", "application/x-www-form-urlencoded")
    assert response.status_code == 400


@pytest.mark.django_db
def test_words_without_nul_pass(client: Client) -> None:
    assert client.get("/robots.txt?q=biaya%0A%09").status_code == 200
