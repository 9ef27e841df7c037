"""A complaint that was not sent: the tab is killed, the telephone found again; on the kiosk it is gone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROWEST, PHONE, axe_findings, press, scrolls_sideways
from tests.factories import INSPEKSI

STORY = "Berkas saya lengkap sejak sebulan lalu, tetapi belum diproses."


def typed(page) -> None:
    page.get_by_label("Ceritakan yang terjadi").fill(STORY)
    expect(page.get_by_text("Tersimpan sementara.")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), [(NARROWEST, False), (1280, True)], ids=str)
def test_a_killed_tab_loses_no_word(open_page, width, dark):
    page = open_page(f"/pengaduan/baru/?standar={INSPEKSI}&komponen=3", width=width, dark=dark)
    typed(page)
    assert axe_findings(page) == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.goto("about:blank")  # no warning, no unload that could save anything more
    page.goto("/pengaduan/baru/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lanjutkan yang belum terkirim?")
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("link", name="Lanjutkan").first.click()
    expect(page.get_by_label("Ceritakan yang terjadi")).to_have_value(STORY)
    expect(page.locator("input[name=component]:checked")).to_have_value("3")


def test_a_draft_is_thrown_away(open_page):
    page = open_page("/pengaduan/baru/", width=PHONE)
    typed(page)
    page.goto("/pengaduan/baru/")
    press(page, "Hapus")
    expect(page.get_by_role("heading", level=1)).to_have_text("Apa yang terjadi?")
    expect(page.get_by_label("Ceritakan yang terjadi")).to_have_value("")


def test_the_kiosk_keeps_nothing_of_a_form(open_page):
    page = open_page("/kios/pengaduan/baru/", width=1080)
    page.clock.install()
    page.reload()
    form = page.url
    page.locator("input[name=standard]").last.check()
    page.locator("input[name=component]").last.check()
    page.get_by_label("Ceritakan yang terjadi").fill(STORY)
    page.locator("input[name=service_status][value=not_remembered]").check()
    press(page, "Lanjutkan")
    page.get_by_label("Nama Anda", exact=True).fill("Sari Wulandari")
    page.clock.fast_forward(91_000)
    expect(page).to_have_url("/kios/")
    page.go_back()
    assert STORY not in page.content()
    assert "Sari Wulandari" not in page.content()
    page.goto(form)
    expect(page.get_by_label("Ceritakan yang terjadi")).to_have_value("")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("width", [1080, 1920])
def test_a_complaint_on_the_kiosk_from_its_first_screen_to_the_last(open_page, width):
    page = open_page("/kios/", width=width)
    page.get_by_role("link", name="Cara mengadu").click()
    page.get_by_role("link", name="Buat pengaduan").first.click()
    page.locator("input[name=standard]").last.check()
    page.locator("input[name=component]").last.check()
    page.get_by_label("Ceritakan yang terjadi").fill(STORY)
    page.locator("input[name=service_status][value=not_served]").check()
    for button in ("Lanjutkan", "Lanjutkan", "Kirim pengaduan"):
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)
        if page.locator("input[name=identity]").count():
            page.locator("input[name=identity][value=none]").check()
        press(page, button)
    code = page.locator("dd.code").nth(1).inner_text()
    assert axe_findings(page) == []
    page.get_by_role("link", name="Selesai, hapus dari layar").click()
    expect(page).to_have_url("/kios/")
    assert [cookie["name"] for cookie in page.context.cookies()] == ["csrftoken"]
    page.go_back()
    expect(page.get_by_text(code)).not_to_be_visible()
