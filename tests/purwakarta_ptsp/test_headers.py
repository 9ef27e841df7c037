import pytest
from django.test import Client, override_settings

CSP = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/robots.txt", "/masuk/"])
@pytest.mark.django_db
def test_every_answer_carries_the_safety_headers(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert set(response["Content-Security-Policy"].split("; ")) == CSP
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_sign_in_page_is_not_kept(client: Client) -> None:
    cache_control = client.get("/masuk/")["Cache-Control"]
    assert "no-store" in cache_control
    assert "public" not in cache_control


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60)
def test_production_redirects_to_https_and_says_so(client: Client) -> None:
    assert client.get("/robots.txt").status_code == 301
    assert "max-age=60" in client.get("/robots.txt", secure=True)["Strict-Transport-Security"]
