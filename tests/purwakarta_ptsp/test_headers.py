import pytest
from django.test import Client, override_settings

from tests.public_pages import ALL, FORMS, NOT_FOUND

CSP = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ALL)
@pytest.mark.django_db
def test_every_answer_carries_the_safety_headers(client: Client, path: str) -> None:
    response = client.get(path, follow=True)
    assert response.status_code == (404 if path == NOT_FOUND else 200)
    assert set(response["Content-Security-Policy"].split("; ")) == CSP
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", [*FORMS, NOT_FOUND])
@pytest.mark.django_db
def test_a_form_is_kept_by_nobody(client: Client, path: str) -> None:
    cache_control = client.get(path, follow=True)["Cache-Control"]
    assert "no-store" in cache_control
    assert "public" not in cache_control


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60)
def test_production_redirects_to_https_and_says_so(client: Client) -> None:
    assert client.get("/robots.txt").status_code == 301
    assert "max-age=60" in client.get("/robots.txt", secure=True)["Strict-Transport-Security"]
