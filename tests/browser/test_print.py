"""The printed standard: A4, everything open, short enough to hand out."""

import re

import pytest

from tests.browser.conftest import sign_in
from tests.factories import INSPEKSI, LOKOMOTIF, complaint

MOST_PAGES = 9


@pytest.mark.parametrize("slug", [INSPEKSI, LOKOMOTIF])
def test_a_printed_standard_has_all_headings_on_at_most_nine_pages(open_page, slug):
    page = open_page(f"/standar/{slug}/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= MOST_PAGES
    page.emulate_media(media="print")
    headings = page.locator("[data-component] h3")
    assert headings.count() == 14
    assert all(heading.is_visible() for heading in headings.all())
    assert page.locator(".qr").is_visible()
    assert page.get_by_text("Naskah terbaru:").is_visible()
    assert page.get_by_text("Nomor Induk Berusaha: tanda pengenal").is_visible()
    assert not page.get_by_role("navigation", name="Utama").is_visible()
    assert not page.get_by_role("link", name="Adukan bagian ini").first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_qr_code_is_for_paper_only(open_page, width):
    page = open_page(f"/standar/{INSPEKSI}/", width=width)
    assert not page.locator(".qr").is_visible()


def test_the_checklist_prints_its_boxes(open_page):
    """Ticked or not, the box is on the paper; menus and notes about the screen are not."""
    page = open_page(f"/standar/{LOKOMOTIF}/daftar-periksa/", script=False)
    page.get_by_label("Skala usaha kecil atau menengah;").check()
    page.emulate_media(media="print")
    boxes = page.get_by_role("checkbox")
    assert boxes.count() == 10
    assert all(box.is_visible() and box.bounding_box()["width"] > 20 for box in boxes.all())
    assert page.get_by_text("Nama usaha:").is_visible()
    assert not page.get_by_text("Centangan hanya ada di layar ini").is_visible()


@pytest.mark.parametrize(
    ("query", "sections"), [("", 10), ("?untuk=pelapor", 5)], ids=["office", "complainant"]
)
def test_a_case_file_prints_all_its_sections_without_menus(open_page, staff, query, sections):
    case = complaint()
    page = open_page("/masuk/")
    sign_in(page, staff["kasi"])
    page.goto(f"/petugas/perkara/{case}/berkas/{query}")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 5
    page.emulate_media(media="print")
    headings = page.locator(".case-file h2:not(.notice-title)")
    assert headings.count() == sections
    assert all(heading.is_visible() for heading in headings.all())
    assert page.get_by_role("heading", name=case.number).is_visible()
    assert page.locator(".file-head time").is_visible()
    for off in ("Kembali ke perkara", "Serahkan hanya kepada pelapor", "Kunci dan keluar"):
        assert not page.get_by_text(off).filter(visible=True).count()
