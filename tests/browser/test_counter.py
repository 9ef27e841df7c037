"""The counter by keyboard alone: an ordinary complaint in at most 30 keystrokes beyond its words."""

import re

from playwright.sync_api import expect

from complaints.models import Complaint
from tests.browser.conftest import press_access_key, sign_in

MOST_KEYSTROKES = 30
TEXT = "Pemohon sudah menunggu tiga minggu tanpa kabar."


class Keyboard:
    """Counts the keys that are neither free text nor code, date or contact."""

    def __init__(self, page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def type(self, words: str) -> None:
        """Types once something has the focus: a page takes a moment, a person looks first."""
        self.page.locator("input:focus, select:focus, textarea:focus").wait_for()
        self.page.keyboard.type(words)


def test_an_ordinary_complaint_without_a_mouse(open_page, staff):
    page = open_page("/masuk/")
    sign_in(page, staff["petugas"])
    page.goto("/petugas/loket/")
    keys = Keyboard(page)
    keys.type("33152")  # the focus is where the first word goes
    keys.press("Tab", "3", "Tab", "b", "Tab", "Tab")
    keys.type(TEXT)
    keys.press("Tab", "Tab", "Tab", "Tab")
    keys.type("Dedi Kurniawan")
    keys.press("Tab")
    keys.type("0812 3456 7890")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Bacakan kembali kepada pelapor")).to_be_visible()
    expect(page.locator(".spoken")).to_have_text(TEXT)
    expect(page.get_by_role("button", name="Sesuai, simpan dan cetak")).to_be_focused()
    keys.press("Enter")  # the complainant has heard it
    page.wait_for_url(re.compile("/tanda-terima/"))
    assert keys.count <= MOST_KEYSTROKES

    receipt = page.locator("main").inner_text()
    complaint = Complaint.objects.latest("pk")
    assert complaint.description == TEXT
    assert (complaint.component, complaint.standard.slug[:10]) == (3, "kbli-33152")
    assert complaint.entered_by == staff["petugas"]
    assert complaint.complainant.name == "Dedi Kurniawan"
    for wanted in (complaint.number, "Dedi Kurniawan", "Petugas"):
        assert wanted in receipt
    page.locator("a:focus, button:focus").wait_for()
    keys.press("Enter")  # the next applicant
    page.wait_for_url(re.compile("/loket/$"))
    keys.type("71204")
    assert page.locator("input[name=standard_words], input:focus").first.input_value() == "71204"


def test_an_error_keeps_every_word_and_takes_the_focus(open_page, staff):
    page = open_page("/masuk/")
    sign_in(page, staff["petugas"])
    page.goto("/petugas/loket/")
    keys = Keyboard(page)
    keys.type("33152")
    keys.press("Tab", "3", "Tab", "b", "Tab", "Tab")
    keys.type(TEXT)
    keys.press("Tab", "Tab", "Tab", "Tab")
    keys.type("Dedi Kurniawan")
    keys.press("Enter")
    expect(page).to_have_title(re.compile("^Galat: "))
    assert TEXT in [area.input_value() for area in page.locator("textarea").all()]
    assert page.evaluate("document.activeElement.closest('.error-summary') !== null")


def test_what_the_complainant_wants_otherwise_is_corrected_by_key(open_page, staff):
    page = open_page("/masuk/", script=False)
    sign_in(page, staff["petugas"])
    page.goto("/petugas/loket/")
    page.get_by_label("Standar pelayanan").fill("kereta")
    page.get_by_label("Layanannya").select_option("not_served")
    page.get_by_label("Uraian", exact=True).fill("Dua minggu menunggu.")
    page.get_by_label("Nama pelapor").fill("Dedi Kurniawan")
    page.get_by_label("Cara menghubungi").fill("0812 3456 7890")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Reparasi Lokomotif").press("Space")  # words are asked about
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Perbaiki")).to_be_visible()
    press_access_key(page, "p")
    words = page.get_by_label("Uraian", exact=True)
    expect(words).to_be_focused()
    expect(words).to_have_value("Dua minggu menunggu.")
    expect(page.get_by_role("radio", name="Reparasi Lokomotif")).to_be_checked()
    words.fill("Tiga minggu menunggu.")
    press_access_key(page, "s")
    expect(page.locator(".spoken")).to_have_text("Tiga minggu menunggu.")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/tanda-terima/"))
    case = Complaint.objects.latest("pk")
    assert (case.description, case.standard.slug[:10]) == ("Tiga minggu menunggu.", "kbli-33152")
