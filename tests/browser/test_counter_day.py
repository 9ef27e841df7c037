"""A day at the shared computer of the counter, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from complaints.intake import Kind
from complaints.models import Answer, Complaint
from complaints.workflow import State
from tests.browser.conftest import (
    DESKTOP,
    NARROWEST,
    PHONE,
    axe_findings,
    press,
    press_access_key,
    scrolls_sideways,
    sign_in,
)
from tests.browser.test_counter import Keyboard

ENTRY = "/petugas/loket/"
QUESTION, SUGGESTION, BOX = f"{ENTRY}pertanyaan/", f"{ENTRY}saran/", f"{ENTRY}kotak/"
MOST_KEYS = 8  # beyond the words, for a question and for a suggestion
HALF = "Berkas saya hilang di meja, dan"


class CounterKeys(Keyboard):
    def alt(self, key: str) -> None:
        press_access_key(self.page, key)
        self.count += 2


def come_back(page, name: str) -> None:
    """From the locked screen, without a mouse."""
    expect(page.get_by_role("link", name="Masuk lagi")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/masuk/"))
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label("Kata sandi").fill(f"sandi-{name}")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/masuk/" not in url)


def test_a_question_and_a_suggestion_take_few_keys(open_page, staff):
    page = open_page("/masuk/", script=False)
    sign_in(page, staff["petugas"])
    page.goto(ENTRY)
    keys = CounterKeys(page)
    keys.alt("7")
    page.wait_for_url(re.compile(QUESTION))
    keys.type("Berapa lama izinnya?")
    keys.press("Tab")
    keys.type("Tujuh hari kerja.")
    keys.press("Tab")
    keys.type("71204")
    keys.press("Enter")
    expect(page.get_by_text("tercatat dan terjawab.")).to_be_visible()
    assert keys.count <= MOST_KEYS
    case = Complaint.objects.latest("pk")
    assert (case.kind, case.state) == (Kind.INFORMATION_REQUEST, State.CLOSED)
    assert Answer.objects.of(case).get().text == "Tujuh hari kerja."
    expect(page.get_by_label("Yang ditanyakan")).to_be_focused()  # the next one is asked already

    keys = CounterKeys(page)
    keys.alt("8")
    page.wait_for_url(re.compile(SUGGESTION))
    keys.type("Tambah kursi di ruang tunggu.")
    keys.press("Tab")
    keys.type("Sari Wulandari, 0812 3456 7890")
    keys.press("Enter")
    page.wait_for_url(re.compile("/tanda-terima/"))
    assert keys.count <= MOST_KEYS
    case = Complaint.objects.latest("pk")
    assert (case.kind, case.complainant.name) == (Kind.SUGGESTION, "Sari Wulandari")
    expect(page.get_by_role("link", name="Pemohon berikutnya")).to_be_focused()


def test_one_key_locks_and_another_person_works_in_between(open_page, staff):
    page = open_page("/masuk/")
    sign_in(page, staff["petugas"])
    page.goto(ENTRY)
    page.get_by_label("Nama pelapor").fill("Dedi Kurniawan")
    page.get_by_label("Uraian", exact=True).fill(HALF)
    press_access_key(page, "k")
    expect(page.get_by_role("heading", name="Anda sudah keluar")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Dedi")).to_have_count(0)
    page.goto(ENTRY)
    expect(page.get_by_role("heading", name="Masuk untuk petugas")).to_be_visible()

    sign_in(page, staff["kasi"])
    page.goto(ENTRY)
    expect(page.get_by_label("Uraian", exact=True)).to_have_value("")
    page.get_by_label("Uraian", exact=True).fill("Punya kasi.")
    press_access_key(page, "k")
    come_back(page, "petugas")
    expect(page).to_have_url(re.compile(f"{ENTRY}$"))
    expect(page.get_by_label("Uraian", exact=True)).to_have_value(HALF)
    expect(page.get_by_label("Nama pelapor")).to_have_value("Dedi Kurniawan")
    expect(page.get_by_text("Layar terkunci sebelum ini tersimpan.")).to_be_visible()


def test_locked_while_reading_back_the_words_wait_too(open_page, staff):
    page = open_page("/masuk/", script=False)
    sign_in(page, staff["petugas"])
    page.goto(ENTRY)
    page.get_by_label("Layanannya").select_option("not_served")
    page.get_by_label("Uraian", exact=True).fill(HALF)
    page.get_by_label("Nama pelapor").fill("Dedi Kurniawan")
    page.get_by_label("Cara menghubungi").fill("0812 3456 7890")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bacakan kembali")).to_be_visible()
    press_access_key(page, "k")
    come_back(page, "petugas")
    expect(page.get_by_label("Uraian", exact=True)).to_have_value(HALF)
    expect(page.get_by_label("Layanannya")).to_have_value("not_served")


def test_the_box_is_emptied_and_the_day_printed(open_page, staff):
    page = open_page("/masuk/", script=False)
    sign_in(page, staff["petugas"])
    page.goto(ENTRY)
    keys = CounterKeys(page)
    keys.alt("9")
    page.wait_for_url(re.compile(BOX))
    keys.press("Tab", "Tab", "Tab")
    keys.type("Loket hanya satu yang buka.")
    keys.press("Tab", "Tab", "Tab", "Tab")
    keys.type("Petugas ramah.")
    keys.press("Tab", "Tab")
    keys.type("Sari Wulandari, 0812 3456 7890")
    keys.press("Tab")
    keys.press("s")  # saran
    keys.alt("t")
    expect(page.get_by_role("group", name="Kertas 10")).to_be_visible()
    keys.alt("s")
    expect(page.get_by_text("2 laporan dari kotak tercatat:")).to_be_visible()
    named, nameless = Complaint.objects.order_by("-pk")[:2]
    assert [each.description for each in (nameless, named)] == [
        "Loket hanya satu yang buka.",
        "Petugas ramah.",
    ]
    assert {each.kind for each in (nameless, named)} == {Kind.SUGGESTION}
    assert keys.count <= 18
    page.get_by_role("link", name="Minggu ini").press("Enter")
    expect(page.get_by_role("table", name="Menurut hari")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("rowheader", name=named.number)).to_be_visible()
    expect(page.get_by_role("navigation", name="Loket")).to_be_hidden()
    expect(page.get_by_text("Sari Wulandari")).to_have_count(0)
    assert page.pdf(prefer_css_page_size=True)


@pytest.mark.parametrize(
    ("width", "dark"), [(NARROWEST, False), (PHONE, True), (DESKTOP, False), (DESKTOP, True)], ids=str
)
def test_the_pages_and_their_errors(open_page, staff, width, dark):
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["petugas"])
    page.goto(f"{ENTRY}jurnal/?rentang=minggu&tanggal=besok")
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
    for path in (QUESTION, SUGGESTION, BOX):
        page.goto(path)
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)
        press(page, "Simpan")
        expect(page).to_have_title(re.compile("^Galat: "))
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)
    page.goto(ENTRY)
    page.get_by_label("Layanannya").select_option("not_served")
    page.get_by_label("Uraian", exact=True).fill("kata" * 500)
    page.get_by_label("Nama pelapor").fill("W" * 120)
    page.get_by_label("Cara menghubungi").fill("0812 3456 7890")
    press(page, "Simpan dan cetak")
    expect(page.get_by_role("heading", name="Bacakan kembali")).to_be_visible()
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
    press(page, "Kunci dan keluar")
    assert axe_findings(page) == []
    sign_in(page, staff["petugas"])
    expect(page.get_by_text("Layar terkunci sebelum ini tersimpan.")).to_be_visible()
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
