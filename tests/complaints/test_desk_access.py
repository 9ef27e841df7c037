"""The doors of the desk: who signs in, who gets where, and how the screen is locked."""

import pytest

from tests.factories import complaint

pytestmark = pytest.mark.django_db

PAGES = ["/petugas/", "/petugas/loket/", "/petugas/perkara/P-2026-0001/"]
PAGES.append("/petugas/perkara/P-2026-0001/tanda-terima/")
ROLES = "petugas pelaksana kasi kepala inspektorat editor penetap pengelola".split()
AT_THE_DESK = {"petugas", "pelaksana", "kasi", "kepala", "inspektorat"}
AT_THE_COUNTER = {"petugas", "kasi"}


@pytest.mark.parametrize("path", PAGES)
def test_a_guest_is_sent_to_sign_in_and_back(warga, path):
    assert warga.get(path)["Location"] == f"/masuk/?next={path}"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ROLES)
def test_each_role_gets_where_it_works(as_user, request, who, path):
    complaint()
    allowed = AT_THE_COUNTER if path == "/petugas/loket/" else AT_THE_DESK
    answer = as_user(request.getfixturevalue(who)).get(path)
    assert answer.status_code == (200 if who in allowed else 403)
    if who in allowed:
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["/petugas/perkara/P-2026-0001/", "/petugas/perkara/apa/"])
def test_an_unknown_case_is_not_found(as_user, pelaksana, path):
    assert as_user(pelaksana).get(path).status_code == 404
    assert as_user(pelaksana).get(path + "tanda-terima/").status_code == 404


def test_the_counter_is_linked_for_those_who_register(as_user, petugas, pelaksana):
    link = 'href="/petugas/loket/"'
    assert link in as_user(petugas).get("/petugas/").content.decode()
    assert link not in as_user(pelaksana).get("/petugas/").content.decode()


@pytest.mark.parametrize(
    ("who", "home"), [("petugas", "/petugas/"), ("kepala", "/petugas/"), ("editor", "/kelola/")]
)
def test_signing_in_leads_to_ones_own_work(warga, request, who, home):
    user = request.getfixturevalue(who)
    answer = warga.post("/masuk/", {"username": user.username, "password": f"sandi-{who}"})
    assert answer["Location"] == home
    assert warga.get("/masuk/")["Location"] == home


def test_a_wrong_password_says_so_and_keeps_the_name(warga, petugas):
    page = warga.post("/masuk/", {"username": "petugas", "password": "salah"}).content.decode()
    assert "<title>Galat: " in page
    assert 'value="petugas"' in page


def test_signing_in_leads_nowhere_outside(warga, petugas):
    form = {"username": "petugas", "password": "sandi-petugas", "next": "https://example.com/"}
    assert warga.post("/masuk/", form)["Location"] == "/petugas/"


def test_locking_shows_the_locked_screen_and_closes_the_desk(as_user, petugas):
    client = as_user(petugas)
    assert "Layar ini terkunci" in client.post("/keluar/").content.decode()
    assert client.get("/petugas/").status_code == 302


def test_locking_is_no_link(as_user, petugas):
    assert as_user(petugas).get("/keluar/").status_code == 405
