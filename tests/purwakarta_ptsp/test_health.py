import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings


@pytest.mark.django_db
def test_healthz_with_a_database_is_ok(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


def test_healthz_without_a_database_is_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", down)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"database\n")


@pytest.mark.django_db
@override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["ptsp.example.id"])
def test_healthz_asked_by_address_over_http_is_ok(client: Client) -> None:
    assert client.get("/healthz", headers={"host": "10.0.0.7:8000"}).status_code == 200
    # The exception is for the probe alone.
    assert client.get("/robots.txt", secure=True, headers={"host": "10.0.0.7:8000"}).status_code == 400
