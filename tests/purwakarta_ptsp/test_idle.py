import time

import pytest
from django.contrib.auth.models import User
from django.test import Client

MINUTE = 60


@pytest.fixture
def signed_in(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_user("petugas-piket"))
    return client


def after(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    later = time.time() + minutes * MINUTE
    monkeypatch.setattr("purwakarta_ptsp.idle.time", lambda: later)


def is_signed_in(client: Client) -> bool:
    client.get("/robots.txt")
    return "_auth_user_id" in client.session


def test_staff_idle_for_30_minutes_is_signed_out(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_signed_in(signed_in)
    after(monkeypatch, 30)
    assert not is_signed_in(signed_in)


def test_staff_at_work_stays_signed_in(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for minutes in (0, 29, 58, 87):
        after(monkeypatch, minutes)
        assert is_signed_in(signed_in)


def test_session_is_written_at_most_once_a_minute(
    signed_in: Client, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in.get("/robots.txt")
    # The session and its user are read; nothing is written.
    with django_assert_num_queries(2):
        signed_in.get("/robots.txt")


def test_draft_of_a_citizen_outlives_staff_limit(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = client.session
    session["draft"] = "tulisan"
    session.save()
    client.cookies["sessionid"] = session.session_key
    after(monkeypatch, 300)
    client.get("/robots.txt")
    assert client.session["draft"] == "tulisan"
