"""The shared computer of the counter: what was typed waits for whoever typed it, and for nobody else."""

import time
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint
from complaints.roles import Role
from purwakarta_ptsp.kept_typing import GOOD_FOR_SECONDS, KEY, MOST_PAGES, SEAL
from standards.models import Channel
from tests.complaints.test_desk_counter import ENTRY, typed
from tests.conftest import account

pytestmark = pytest.mark.django_db
PAGES = [ENTRY, "/petugas/loket/pertanyaan/", "/petugas/loket/saran/"]
WORDS = "Berkas saya hilang di meja."


@pytest.fixture
def other(kasi):
    return account("rina", Role.COUNTER, "Petugas loket kedua", kasi.officer)


def sign_in(browser: Client, name: str) -> str:
    answer = browser.post("/masuk/", {"username": name, "password": f"sandi-{name}"})
    assert answer.status_code == 302
    return answer["Location"]


def opened(browser: Client, path: str = ENTRY) -> dict:
    """The page as it was opened, with words typed into it."""
    seal = browser.get(path).context["seal"]
    return typed(description=WORDS, dibacakan="") | {SEAL: seal}


def is_shown(browser: Client, path: str = ENTRY) -> bool:
    return WORDS in browser.get(path).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_locking_keeps_the_words_and_signing_in_leads_back_to_them(client, petugas, path):
    sign_in(client, "petugas")
    locked = client.post("/keluar/", opened(client, path))
    assert (locked.status_code, "_auth_user_id" in client.session) == (200, False)
    assert "Yang belum tersimpan menunggu" in locked.content.decode()
    assert WORDS not in locked.content.decode()
    assert "no-store" in locked["Cache-Control"]
    assert sign_in(client, "petugas") == path
    page = client.get(path).content.decode()
    assert WORDS in page
    assert "Layar terkunci sebelum ini tersimpan." in page
    assert "Ada masalah" not in page
    assert is_shown(client, path)  # also after a reload, and after the queue in between
    assert Complaint.objects.count() == 0


def test_saved_words_wait_no_longer_and_others_do(client, petugas):
    sign_in(client, "petugas")
    client.post("/keluar/", opened(client) | {"key": (key := str(uuid4()))})
    sign_in(client, "petugas")
    assert client.post(ENTRY, typed(description="")).status_code == 200
    assert client.post(ENTRY, typed()).status_code == 302  # another form, in another tab
    assert is_shown(client)
    assert client.post(ENTRY, typed(description=WORDS, key=key)).status_code == 302
    assert not is_shown(client)
    assert KEY not in client.session


def test_words_that_are_not_wanted_go_at_one_press(client, petugas):
    sign_in(client, "petugas")
    sent = opened(client)
    client.post("/keluar/", sent)
    sign_in(client, "petugas")
    empty = client.post(ENTRY, {"key": sent["key"], "buang": "ya"}).content.decode()
    assert WORDS not in empty
    assert "Ada masalah" not in empty
    assert not is_shown(client)


def test_after_a_day_they_are_gone(client, petugas, monkeypatch):
    sign_in(client, "petugas")
    client.post("/keluar/", opened(client))
    later = time.time() + GOOD_FOR_SECONDS
    monkeypatch.setattr("purwakarta_ptsp.kept_typing.time", lambda: later)
    assert sign_in(client, "petugas") == "/petugas/"
    assert not is_shown(client)


def test_half_a_form_goes_on_to_the_settling_page_unjudged(kasi, as_user):
    sent = typed(description=WORDS, name="", contact="", loss="Ongkos.", bawa="ya")
    answer = as_user(kasi).post(f"{ENTRY}selesai/", sent)
    form = answer.context["form"]
    assert (form["description"].value(), form["loss"].value()) == (WORDS, "Ongkos.")
    assert str(form["key"].value()) == str(sent["key"])
    page = answer.content.decode()
    assert "Ada masalah" not in page
    assert "Layar terkunci" not in page
    assert 'name="bawa" value="ya" formaction="/petugas/loket/selesai/"' in (
        as_user(kasi).get(ENTRY).content.decode()
    )


def test_every_field_comes_back_with_the_key_of_the_form(client, petugas):
    sign_in(client, "petugas")
    letter = Channel.objects.get(code="c").pk
    day = timezone.localdate().strftime("%d-%m-%Y")
    sent = opened(client) | {
        "channel": letter,
        "sent_on": "3-1",
        "separate_hearing": "on",
        "identity": "none",
    }
    client.post("/keluar/", sent)
    sign_in(client, "petugas")
    form = client.get(ENTRY).context["form"]
    kept = {name: str(form[name].value()) for name in sent if name in form.fields}
    assert kept == {name: str(sent[name]) for name in kept}
    assert (kept["channel"], kept["received_on"]) == (str(letter), day)


def test_another_works_in_between_and_sees_nothing(client, petugas, other):
    sign_in(client, "petugas")
    client.post("/keluar/", opened(client))
    assert sign_in(client, "rina") == "/petugas/"
    assert not is_shown(client)
    assert client.post(ENTRY, typed()).status_code == 302
    theirs = opened(client) | {"description": "Tulisan Rina."}
    assert "menunggu" in client.post("/keluar/", theirs).content.decode()
    assert sign_in(client, "petugas") == ENTRY
    page = client.get(ENTRY).content.decode()
    assert WORDS in page
    assert "Tulisan Rina." not in page
    client.post("/keluar/")
    assert sign_in(client, "rina") == ENTRY
    assert "Tulisan Rina." in client.get(ENTRY).content.decode()


def test_they_also_wait_when_the_other_is_signed_out_for_idling(client, petugas, other, monkeypatch):
    sign_in(client, "petugas")
    client.post("/keluar/", opened(client))
    sign_in(client, "rina")
    client.get(ENTRY)
    later = time.time() + 31 * 60
    monkeypatch.setattr("purwakarta_ptsp.idle.time", lambda: later)
    assert client.get(ENTRY).status_code == 302
    sign_in(client, "petugas")
    assert is_shown(client)


@pytest.mark.parametrize("path", PAGES)
def test_saving_after_the_idle_sign_out_loses_nothing(client, petugas, monkeypatch, path):
    sign_in(client, "petugas")
    sent = opened(client, path)
    later = time.time() + 31 * 60
    monkeypatch.setattr("purwakarta_ptsp.idle.time", lambda: later)
    answer = client.post(path, sent)
    assert answer["Location"] == f"/masuk/?next={path}"
    assert Complaint.objects.count() == 0
    sign_in(client, "petugas")
    assert is_shown(client, path)


def test_going_on_to_settling_after_the_sign_out_leads_back_to_the_words(client, kasi):
    sign_in(client, "kasi")
    sent = opened(client) | {"bawa": "ya"}
    client.post("/keluar/")
    answer = client.post(f"{ENTRY}selesai/", sent)
    assert answer["Location"] == f"/masuk/?next={ENTRY}"
    sign_in(client, "kasi")
    assert is_shown(client)


def test_another_browser_has_none_of_it(client, petugas):
    sign_in(client, "petugas")
    client.post("/keluar/", opened(client))
    elsewhere = Client()
    assert sign_in(elsewhere, "petugas") == "/petugas/"
    assert not is_shown(elsewhere)


def test_a_page_of_the_one_before_keeps_nothing_under_the_other(client, petugas, other):
    sign_in(client, "petugas")
    before = opened(client)
    client.post("/keluar/")
    sign_in(client, "rina")
    client.post("/keluar/", before)
    assert KEY not in client.session


@pytest.mark.parametrize("seal", ["", "palsu", "x:y:z"])
def test_without_a_seal_the_lock_only_locks(client, petugas, seal):
    sign_in(client, "petugas")
    locked = client.post("/keluar/", opened(client) | {SEAL: seal})
    assert "menunggu" not in locked.content.decode()
    assert KEY not in client.session


def test_after_a_day_and_beyond_ten_pages_the_oldest_go(client, petugas):
    sign_in(client, "petugas")
    old = [{"by": n, "path": "/", "typed": "", "at": int(time.time())} for n in range(10**6, 10**6 + 12)]
    stale = {"by": 1, "path": "/lama/", "typed": "", "at": int(time.time()) - GOOD_FOR_SECONDS - 1}
    session = client.session
    session[KEY] = [*old, stale]
    session.save()
    client.post("/keluar/", opened(client))
    kept = client.session[KEY]
    assert len(kept) == MOST_PAGES
    assert kept[-1]["path"] == ENTRY
    assert "/lama/" not in {each["path"] for each in kept}


def test_the_counters_pages_have_one_sign_out_and_enter_never_presses_it(client, petugas):
    sign_in(client, "petugas")
    for path in PAGES:
        page = client.get(path).content.decode()
        assert page.count("Kunci dan keluar") == 1
        assert page.index('accesskey="s"') < page.index('accesskey="k"')
    assert 'accesskey="k"' in client.get("/petugas/").content.decode()
