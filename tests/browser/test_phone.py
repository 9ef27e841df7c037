"""The narrowest telephone, without script and on slow data: every page of a citizen is read in the order
in which it stands, from top to bottom, and nothing has to be pushed sideways."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROWEST, press, scrolls_sideways
from tests.factories import LOKOMOTIF
from tests.public_pages import FORMS, NOT_FOUND, PUBLIC

# In a 2G network: 400 ms to the first byte, 50 KB a second.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}
# What a screen reader and the Tab key meet, in the order of the page; each lies below the one before, or
# beside it. What lies in a fold or is shown only to some is not met.
UPWARDS = """() => {
    const kinds = "h1, h2, h3, a[href], button, input:not([type=hidden]), select, textarea, summary";
    const met = [...document.querySelectorAll(kinds)]
        .filter(each => each.checkVisibility() && !each.closest("svg"))
        .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)]);
    return met.filter(([box], place) => place && box.bottom <= met[place - 1][0].top).map(([, html]) => html);
}"""
JUMPS = "[...document.querySelectorAll('[tabindex]')].filter(each => each.tabIndex > 0).length"
LANDMARKS = "[...document.querySelectorAll('header, main, footer')].map(each => each.localName).join(' ')"


def check(page) -> None:
    expect(page.locator("h1")).to_have_count(1)  # the page on its way has none yet
    page.wait_for_load_state()
    assert not scrolls_sideways(page), page.url


@pytest.fixture
def reading(open_page):
    """With script, which here only looks at the page."""
    return open_page("/", width=NARROWEST)


@pytest.mark.parametrize("path", [*PUBLIC, *FORMS, NOT_FOUND])
def test_it_is_read_from_top_to_bottom(reading, path):
    reading.goto(path)
    assert reading.evaluate(UPWARDS) == []
    assert reading.evaluate(JUMPS) == 0
    assert reading.evaluate(LANDMARKS).startswith("header main")


def test_the_whole_way_on_slow_data_without_script(open_page):
    page = open_page("about:blank", width=NARROWEST, script=False)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    page.goto("/standar/?q=kereta")
    check(page)
    page.get_by_role("link", name="Reparasi Lokomotif dan Gerbong Kereta").first.click()
    expect(page).to_have_url(f"/standar/{LOKOMOTIF}/")
    check(page)
    page.locator("#komponen-3").get_by_role("link", name=re.compile("Adukan")).first.click()
    page.get_by_label("Ceritakan yang terjadi").fill("panjang" * 60)
    page.locator("input[name=service_status][value=not_served]").check()
    press(page, "Lanjutkan")
    check(page)
    page.locator("input[name=identity][value=open]").check()
    page.get_by_label("Nama Anda", exact=True).fill("Sari Wulandari")
    page.get_by_label("Alamat surel").fill(f"{'surel' * 12}@contoh.id")
    press(page, "Lanjutkan")
    check(page)
    press(page, "Kirim pengaduan")
    check(page)
    number, code = (page.locator("dd.code").nth(place).inner_text() for place in (0, 1))
    page.get_by_role("link", name="Lihat status", exact=True).first.click()
    check(page)
    page.get_by_label("Nomor").fill(number)
    page.get_by_label("Kode").fill(code)
    press(page, "Lihat status")
    check(page)
    expect(page.get_by_text(number).first).to_be_visible()
