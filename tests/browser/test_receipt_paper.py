"""The receipt on A4, A6 and the 58 mm roll: the right page, and nothing of it cut off."""

import re

import pytest
from playwright.sync_api import expect

from complaints.filing import Complainant
from standards.models import Channel, ServiceLocation
from tests.browser.conftest import DESKTOP, PHONE, axe_findings, scrolls_sideways, sign_in
from tests.factories import complaint

POINTS_A_MM, PIXELS_A_MM = 72 / 25.4, 96 / 25.4
# By query: width and height in mm, the margins left and right together, and most pages.
PAPERS = {"a4": (210, 297, 30, 3), "a6": (105, 148, 10, 2), "58": (58, 297, 8, 2)}
LAW = (  # UU 25/2009 Pasal 44 ayat (2), and the number and code that the portal adds
    "Sari Wulandari",
    "Kampung Cikopo RT 03",
    "081234567890",
    "KBLI 33152",
    "Sudah tiga minggu berkas saya belum diproses.",
    "Mal Pelayanan Publik Bale Madukara",
    "WIB",
    "Petugas yang menerima",
    "Petugas (Petugas loket MPP)",
    "Dijawab paling lambat",
    "Pernyataan pengaduan lisan",
)
CUT_OFF = """() => [...document.querySelectorAll(".paper *")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().width
        && (each.getBoundingClientRect().right > innerWidth + 0.5 || each.scrollWidth > each.clientWidth + 1
            && getComputedStyle(each).display !== "inline"))
    .map(each => each.outerHTML.slice(0, 80))"""


@pytest.fixture
def case(staff):
    person = Complainant("Sari Wulandari", "Kampung Cikopo RT 03 RW 05, Cikopo", "081234567890")
    mpp = ServiceLocation.objects.get(slug="mpp")
    counter = Channel.objects.get(code="b")
    return complaint(by=staff["petugas"], complainant=person, channel=counter, location=mpp)


@pytest.fixture
def receipt(open_page, staff, case):
    page = open_page("/masuk/", script=False)
    sign_in(page, staff["petugas"])
    page.goto(f"/petugas/perkara/{case}/tanda-terima/")
    return page


@pytest.mark.parametrize("size", PAPERS)
def test_its_page_holds_all_that_the_law_asks(receipt, case, size):
    width, height, margins, most_pages = PAPERS[size]
    receipt.goto(f"/petugas/perkara/{case}/tanda-terima/?kertas={size}")
    pdf = receipt.pdf(prefer_css_page_size=True)
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", pdf)}
    assert boxes
    for *_, right, top in boxes:
        assert abs(right / POINTS_A_MM - width) < 1
        assert abs(top / POINTS_A_MM - height) < 1
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most_pages
    receipt.emulate_media(media="print")
    receipt.set_viewport_size({"width": int((width - margins) * PIXELS_A_MM), "height": 800})
    assert receipt.evaluate(CUT_OFF) == []
    paper = receipt.locator("main").inner_text()
    for words in (case.number, *LAW):
        assert words in paper
    assert not receipt.get_by_role("link", name="Pemohon berikutnya").is_visible()
    assert not receipt.get_by_role("navigation", name="Kertas").is_visible()


def test_the_choice_stays_with_the_computer(receipt, case):
    receipt.get_by_role("link", name="Struk 58 mm").press("Enter")
    receipt.goto(f"/petugas/perkara/{case}/tanda-terima/")
    expect(receipt.get_by_role("link", name="Struk 58 mm")).to_have_attribute("aria-current", "true")


def test_long_words_break_on_the_narrow_roll(open_page, staff):
    person = Complainant("W" * 120, "x" * 300, "", "a" * 60 + "@" + "b" * 60 + ".id")
    case = complaint(by=staff["petugas"], complainant=person, description="k" * 2000)
    page = open_page("/masuk/")
    sign_in(page, staff["petugas"])
    page.goto(f"/petugas/perkara/{case}/tanda-terima/?kertas=58")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(50 * PIXELS_A_MM), "height": 800})
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESKTOP, False)], ids=str)
def test_on_the_screen(open_page, staff, case, size, width, dark):
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["petugas"])
    page.goto(f"/petugas/perkara/{case}/tanda-terima/?kertas={size}")
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
