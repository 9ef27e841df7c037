"""A small complaint registered, settled, told and reported on one page, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from complaints.models import Complaint, SuperiorReport
from complaints.workflow import Outcome, State
from tests.browser.conftest import DESKTOP, PHONE, axe_findings, press, scrolls_sideways, sign_in
from tests.browser.test_counter import Keyboard

PAGE = "/petugas/loket/selesai/"
SAVE = "Simpan, selesaikan, dan cetak tanda terima"
TEXT = "Bukti terima berkas tidak diberikan di loket."


def test_the_whole_way_without_a_mouse(open_page, staff):
    page = open_page("/masuk/")
    sign_in(page, staff["kasi"])
    page.goto("/petugas/loket/")
    page.get_by_role("button", name="Selesaikan sekarang, dalam satu halaman").press("Enter")
    page.wait_for_url(re.compile(PAGE))
    keys = Keyboard(page)
    keys.type("33152")
    keys.press("Tab", "3", "Tab", "b", "Tab", "Tab")
    keys.type(TEXT)
    keys.press("Tab", "Tab", "Tab", "Tab")
    keys.type("Dedi Kurniawan")
    keys.press("Tab")
    keys.type("0812 3456 7890")
    keys.press("Tab", "Tab", "Tab", "Tab")
    keys.type("Bukti terima tidak diberikan.")
    keys.press("Tab", "Tab")
    keys.type("Buku terima berkas.")
    keys.press("Tab")
    keys.type("Dicari bersama pelapor.")
    keys.press("Tab", "Tab")
    keys.type("Uraian Anda benar; bukti terima sudah diserahkan.")
    keys.press("Tab")
    keys.type("Bukti terima dicetak ulang.")
    keys.press("Tab")
    keys.type("Terbukti")
    keys.press("Tab")
    keys.type("Lisan di loket")
    keys.press("Tab")
    keys.type("Terbukti dan diperbaiki seketika.")
    keys.press("Tab", "Tab", "Enter")
    page.get_by_role("button", name="Sesuai, simpan dan cetak").press("Enter")
    page.wait_for_url(re.compile("/tanda-terima/"))
    case = Complaint.objects.latest("pk")
    assert (case.description, case.state, case.outcome) == (TEXT, State.CLOSED, Outcome.PROVEN)
    assert SuperiorReport.objects.latest("pk").to == staff["kepala"].officer
    expect(page.get_by_text(f"Perkara {case} tercatat dan selesai.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Dedi Kurniawan")


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESKTOP, False)], ids=str)
def test_the_page_and_its_errors(open_page, staff, width, dark):
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["kasi"])
    page.goto(PAGE)
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
    page.get_by_label("Inti masalah").fill(TEXT)
    press(page, SAVE)
    expect(page).to_have_title(re.compile("^Galat: "))
    expect(page.get_by_label("Inti masalah")).to_have_value(TEXT)
    assert page.evaluate("document.activeElement.closest('.error-summary') !== null")
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
