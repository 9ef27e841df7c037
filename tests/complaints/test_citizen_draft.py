"""A complaint on its way: Back, tabs, a day's life, sent once, and whatever a machine may send."""

from uuid import uuid4

import pytest

from complaints.draft import LIFETIME_SECONDS, Drafts
from complaints.models import Complaint
from tests.complaints.citizen_form import WHAT, WHO, clock, key_in, page_text, send, start, write
from tests.factories import INSPEKSI, at

pytestmark = pytest.mark.django_db
MARCH_10 = at(2026, 3, 10)


def test_going_back_finds_every_answer(warga) -> None:
    page = write(warga, {"service_status": "received", "served_on": "2/1/2026", "loss": "Seharian"})
    what = warga.get(f"/pengaduan/baru/{key_in(page)}/").content.decode()
    assert all(word in what for word in (WHAT["description"], "Seharian", 'value="2026-01-02"'))
    assert what.count(" checked") == 3
    assert 'value="081234567890"' in warga.get(f"/pengaduan/baru/{key_in(page)}/siapa/").content.decode()


def test_a_changed_first_page_returns_straight_to_the_check(warga) -> None:
    page = write(warga)
    answer = warga.post(f"/pengaduan/baru/{key_in(page)}/", WHAT | {"description": "Diperbaiki."})
    assert answer["Location"] == page
    assert "Diperbaiki." in page_text(warga.get(page))


def test_the_item_stays_only_with_its_own_clause(warga) -> None:
    address = start(warga, f"?standar={INSPEKSI}&komponen=6&butir=4")
    for component, expected in (("6", "4"), ("3", "")):
        warga.post(address, WHAT | {"component": component})
        draft = warga.session["complaint_drafts"][key_in(address)]
        assert draft["what"]["item_path"] == expected


def test_a_stray_word_in_the_address_does_not_lose_the_item(warga) -> None:
    address = start(warga, f"?standar={INSPEKSI}&komponen=6&butir=4")
    warga.post(address, WHAT | {"component": "6"})
    warga.post(f"/pengaduan/baru/{key_in(address)}/?utm_source=x", WHAT | {"component": "6"})
    assert warga.session["complaint_drafts"][key_in(address)]["what"]["item_path"] == "4"


def test_two_tabs_do_not_mix(warga) -> None:
    first, second = write(warga, {"description": "Tab satu."}), write(warga, {"description": "Tab dua."})
    assert "Tab satu." in page_text(warga.get(first))
    assert "Tab dua." in page_text(warga.get(second))


def test_a_session_keeps_five_drafts_at_most(warga) -> None:
    pages = [write(warga) for _ in range(6)]
    assert warga.get(pages[0]).status_code == 404
    assert all(warga.get(page).status_code == 200 for page in pages[1:])


@pytest.mark.parametrize("step", ["siapa", "periksa"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_later_page_without_a_draft_leads_back_to_the_start(warga, step: str, method: str) -> None:
    answer = getattr(warga, method)(f"/pengaduan/baru/{uuid4()}/{step}/", WHO)
    assert answer.status_code == 404
    assert "Formulir tidak ditemukan" in page_text(answer)
    assert 'href="/pengaduan/baru/"' in answer.content.decode()
    assert not Complaint.objects.exists()


def test_a_draft_lives_a_day(warga) -> None:
    with clock(MARCH_10):
        page = write(warga)
    with clock(at(2026, 3, 11, 8)):
        assert warga.get(page).status_code == 200
    with clock(at(2026, 3, 11, 10)):
        assert warga.get(page).status_code == 404


def test_a_day_old_draft_leaves_a_session_that_lives_on(warga) -> None:
    with clock(MARCH_10):
        write(warga)
    with clock(at(2026, 3, 10, 20)):
        later = write(warga, who=WHO | {"name": "Dedi Kurniawan"})
        assert "Sari Wulandari" in str(warga.session["complaint_drafts"])
    with clock(at(2026, 3, 11, 10)):
        assert warga.get(later).status_code == 200
        kept = str(warga.session["complaint_drafts"])
    assert "Dedi Kurniawan" in kept
    assert "Sari Wulandari" not in kept


def test_a_draft_is_dropped_when_another_is_saved_a_day_later() -> None:
    session: dict = {}
    old, new, day = uuid4(), uuid4(), LIFETIME_SECONDS
    Drafts(session, 0).save_what(old, {"description": "Lama"})
    Drafts(session, day).save_what(new, {"description": "Baru"})
    assert Drafts(session, day).find(old) is not None
    Drafts(session, day + 1).save_what(new, {"description": "Lebih baru"})
    assert list(session["complaint_drafts"]) == [str(new)]


def test_a_receipt_opens_for_a_day(warga) -> None:
    with clock(MARCH_10):
        receipt = send(warga)
    with clock(at(2026, 3, 11, 8)):
        assert warga.get(receipt).status_code == 200
        write(warga)
    with clock(at(2026, 3, 11, 10)):
        assert warga.get(receipt).status_code == 404
        assert warga.session["complaint_receipts"] == {}


def test_check_before_who_asks_who(warga) -> None:
    who_page = warga.post(start(warga), WHAT)["Location"]
    answer = warga.post(who_page.replace("siapa", "periksa"))
    assert answer["Location"] == who_page
    assert not Complaint.objects.exists()


def test_a_sent_form_shows_its_receipt_from_every_page(warga) -> None:
    receipt = send(warga)
    base = f"/pengaduan/baru/{key_in(receipt)}/"
    for page in (base, f"{base}siapa/", f"{base}periksa/"):
        assert warga.get(page)["Location"] == receipt
        assert warga.post(page, WHAT | WHO)["Location"] == receipt
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("words", ["a" * 100_000, "😀" * 20_000, "<script>" * 5_000, "'\"%s{{}}\\"])
def test_hostile_text_ends_in_an_answer(warga, words: str) -> None:
    what_page = start(warga)
    flooded = dict.fromkeys(WHAT, words)
    assert warga.post(what_page, flooded).status_code == 200
    assert warga.post(what_page, flooded | {"cari": "1"}).status_code == 200
    who_page = warga.post(what_page, WHAT)["Location"]
    assert warga.post(who_page, dict.fromkeys(WHO, words)).status_code == 200
    assert warga.get("/pengaduan/baru/mulai/", {"standar": words, "komponen": words}).status_code == 302
    assert warga.get("/pengaduan/baru/", {"standar": words, "komponen": words}).status_code == 200


@pytest.mark.parametrize("word", ["a" * 200_000, "9" * 200_000], ids=["letters", "digits"])
def test_a_word_no_pattern_can_hold_finds_nothing_and_no_status_500(warga, word: str) -> None:
    answer = warga.post(start(warga), WHAT | {"cari": "1", "words": word})
    assert answer.status_code == 200
    assert "Tidak ada izin yang cocok" in page_text(answer)


def test_a_nul_is_refused(warga) -> None:
    assert warga.post(start(warga), WHAT | {"description": "a\0b"}).status_code == 400


def test_words_are_escaped(warga) -> None:
    page = write(warga, {"description": "<script>alert(1)</script>"})
    assert "<script>alert" not in warga.get(page).content.decode()
