"""The touch screen in a browser: large targets, home after idle, with script and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import axe_findings, press, scrolls_sideways
from tests.factories import INSPEKSI, LOKOMOTIF

PAGES = [
    "/kios/",
    "/kios/standar/?q=kereta",
    "/kios/standar/?q=zzzz",
    f"/kios/standar/{LOKOMOTIF}/",
    f"/kios/standar/{LOKOMOTIF}/hitung-hari/?diterima=2026-03-10",
    f"/kios/standar/bandingkan/?standar={INSPEKSI}&standar={LOKOMOTIF}",
    "/kios/peraturan/",
    "/kios/peraturan/pp-5-2021/",
    "/kios/profil/",
    "/kios/maklumat/",
    "/kios/pengaduan/",
    "/kios/hitung-hari/",
    "/kios/bantuan/",
    "/kios/tidak-ada/",
]
SMALL = """() => [...document.querySelectorAll("a[href], button, select, summary, input:not([type=hidden])")]
    .filter(each => each.checkVisibility() && !each.classList.contains("skip"))
    .map(each => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44)
    .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
WIDTHS = [(1080, False), (1920, False), (1280, True)]


@pytest.mark.parametrize(("width", "dark"), WIDTHS, ids=str)
def test_every_target_is_44_px_and_axe_finds_nothing(open_page, width, dark):
    page = open_page("/kios/", width=width, dark=dark)
    for path in PAGES:
        page.goto(path)
        assert page.evaluate(SMALL) == [], path
        assert axe_findings(page) == [], path
        assert not scrolls_sideways(page), path


def idle(page, seconds: int) -> None:
    page.clock.fast_forward(seconds * 1000)


def test_it_goes_home_and_forgets_what_was_typed(open_page):
    page = open_page("/kios/")
    page.clock.install()
    page.goto("/kios/standar/?q=kereta")
    page.get_by_label("Nama usaha atau angka KBLI").fill("rahasia")
    idle(page, 76)
    expect(page.get_by_text("kembali ke awal dalam 15 detik")).to_be_visible()
    idle(page, 15)
    expect(page).to_have_url("/kios/")
    expect(page.get_by_label("Nama usaha atau angka KBLI")).to_have_value("")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_touch_starts_the_count_anew(open_page):
    page = open_page("/kios/")
    page.clock.install()
    page.goto("/kios/standar/")
    idle(page, 80)
    expect(page.get_by_text("kembali ke awal dalam 15 detik")).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("kembali ke awal dalam 15 detik")).not_to_be_visible()
    idle(page, 70)
    expect(page).to_have_url("/kios/standar/")
    idle(page, 25)
    expect(page).to_have_url("/kios/")


def test_the_way_through_without_script(open_page):
    page = open_page("/kios/", width=1080, script=False)
    page.get_by_label("Nama usaha atau angka KBLI").fill("kereta")
    press(page, "Cari")
    page.get_by_role("link", name="Reparasi Lokomotif dan Gerbong Kereta").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reparasi Lokomotif dan Gerbong Kereta")
    expect(page.get_by_role("link", name="Masih membaca?")).to_be_visible()
    expect(page.get_by_text("Adukan bagian ini").first).not_to_be_visible()
    page.get_by_role("link", name="Ke awal").click()
    expect(page).to_have_url("/kios/")
