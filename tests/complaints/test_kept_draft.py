"""What is typed and not sent: kept a day for the device it was typed on, found again, thrown away."""

from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from complaints.draft import LIFETIME_SECONDS, LONGEST_TYPED
from complaints.views import drafts
from tests.complaints.citizen_form import NAMELESS, WHAT, clock, key_in, page_text, send, start, write
from tests.factories import INSPEKSI, at

pytestmark = pytest.mark.django_db
STORY = "Sudah tiga minggu saya bolak-balik"


def keep(browser: Client, address: str, page: str = "what", query: str = "", **typed: str):
    return browser.post(f"/pengaduan/baru/{key_in(address)}/ketikan/{page}/{query}", typed)


def test_the_first_words_survive_a_killed_tab(warga) -> None:
    address = start(warga)
    assert keep(warga, address, description=STORY, component="3", served_on="17-8-").status_code == 204
    assert STORY in page_text(warga.get("/pengaduan/baru/"))
    again = warga.get(address).content.decode()
    assert STORY in again
    assert 'value="17-8-"' in again
    assert "Ada masalah" not in again


def test_words_typed_over_an_answer_are_shown_before_it(warga) -> None:
    page = write(warga)
    what, who = page.replace("periksa/", ""), page.replace("periksa", "siapa")
    keep(warga, page, description="Lebih jelas sekarang", standard=INSPEKSI)
    keep(warga, page, "who", name="Sari W.", identity="confidential")
    assert "Lebih jelas sekarang" in warga.get(what).content.decode()
    assert 'value="Sari W."' in warga.get(who).content.decode()
    warga.post(what, WHAT)
    assert "Lebih jelas sekarang" not in warga.get(what).content.decode()
    assert WHAT["description"] in page_text(warga.get(page))


def test_the_part_one_came_from_is_kept_with_the_words(warga) -> None:
    link = f"?standar={INSPEKSI}&komponen=6&butir=4"
    address = start(warga, link)
    keep(warga, address, query=link, description=STORY)
    assert "Anda mengadukan butir ini" in page_text(warga.get(f"/pengaduan/baru/{key_in(address)}/"))


@pytest.mark.parametrize("step", ["siapa", "periksa"])
def test_typed_words_alone_do_not_open_the_later_pages(warga, step) -> None:
    address = start(warga)
    keep(warga, address, description=STORY)
    assert warga.get(f"{address}{step}/").status_code == 404


def test_who_began_one_is_asked_and_may_begin_anew(warga) -> None:
    link = f"?standar={INSPEKSI}&komponen=3"
    assert warga.get(f"/pengaduan/baru/{link}").status_code == 302
    write(warga)
    page = warga.get(f"/pengaduan/baru/{link}")
    assert "Lanjutkan yang belum terkirim?" in page_text(page)
    assert f'href="/pengaduan/baru/mulai/?standar={INSPEKSI}&amp;komponen=3"' in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_what_is_thrown_away_is_gone(warga) -> None:
    page = write(warga)
    assert warga.post(f"/pengaduan/baru/{key_in(page)}/hapus/")["Location"] == "/pengaduan/baru/"
    assert warga.session["complaint_drafts"] == {}
    assert warga.get(page).status_code == 404
    assert warga.get("/pengaduan/baru/").status_code == 302


def test_after_a_day_nothing_is_offered(warga) -> None:
    with clock(at(2026, 3, 10)):
        keep(warga, start(warga), description=STORY)
    with clock(at(2026, 3, 11, 10)):
        assert warga.get("/pengaduan/baru/").status_code == 302
        assert STORY not in str(dict(warga.session))
    assert LIFETIME_SECONDS == 24 * 60 * 60


def test_words_that_come_after_the_sending_change_nothing(warga) -> None:
    receipt = send(warga)
    keep(warga, receipt, description=STORY)
    assert warga.session["complaint_drafts"] == {}
    assert warga.get(receipt).status_code == 200


def test_only_its_own_fields_are_kept_and_no_more_than_people_type(warga) -> None:
    address = start(warga)
    keep(warga, address, description="x" * 20_000, form_key="0", csrfmiddlewaretoken="a", name="Sari")
    kept = warga.session["complaint_drafts"][key_in(address)]["typed"]["what"]
    assert kept == {"description": "x" * LONGEST_TYPED}


def test_hostile_words_are_kept_and_judged_only_when_sent(warga) -> None:
    address = start(warga)
    assert (
        keep(warga, address, description="{{x}}'; --", component="x", served_on="9" * 400).status_code == 204
    )
    assert warga.get(address).status_code == 200
    assert keep(warga, address, "lain", description="a").status_code == 404
    assert keep(warga, address, description="a\x00b").status_code == 400


def test_somebody_elses_device_finds_nothing(warga) -> None:
    address = start(warga)
    keep(warga, address, description=STORY)
    other = Client()
    assert STORY not in page_text(other.get(address))
    assert other.get("/pengaduan/baru/").status_code == 302


def test_words_on_their_way_never_undo_the_page_that_was_sent(warga, rf) -> None:
    """Their request had read the session before the page was answered, and ends after it."""
    address = start(warga)
    keep(warga, address, description=STORY)
    late = rf.post("/", {"description": f"{STORY}!"})
    late.session = SessionStore(warga.session.session_key)
    assert late.session["complaint_drafts"]
    warga.post(address, WHAT)
    drafts.keep(late, UUID(key_in(address)), "what")
    if late.session.modified:  # what the middleware does at the end of a request
        late.session.save()
    assert warga.post(f"/pengaduan/baru/{key_in(address)}/siapa/", NAMELESS).status_code == 302
    assert f"{STORY}!" in warga.get(address).content.decode()


def test_a_key_nobody_began_is_no_error(warga) -> None:
    assert warga.post(f"/pengaduan/baru/{uuid4()}/hapus/").status_code == 302
