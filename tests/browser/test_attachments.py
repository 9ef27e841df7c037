"""Files from a telephone to the desk: without a script, with errors, on narrow and wide screens."""

import pytest
from playwright.sync_api import expect

from tests.bad_files import HEIC, PDF, image
from tests.browser.conftest import NARROWEST, axe_findings, press, scrolls_sideways, sign_in

LONG = "bukti-pembayaran-" + "x" * 50 + ".jpg"


def file(name: str, content: bytes, media_type: str) -> dict:
    return {"name": name, "mimeType": media_type, "buffer": content}


def choose(page, *files: dict) -> None:
    page.get_by_label("Foto atau dokumen").set_input_files(list(files))


def fill_first_page(page) -> None:
    page.locator("input[name=standard]").last.check()
    page.locator("input[name=component]").first.check()
    page.get_by_label("Ceritakan yang terjadi").fill("Berkas saya belum diproses.")
    page.locator("input[name=service_status][value=not_served]").check()


@pytest.mark.parametrize(
    ("width", "dark", "script"), [(NARROWEST, False, False), (360, False, True), (1280, True, True)], ids=str
)
def test_files_go_from_the_form_to_the_status_page(open_page, width, dark, script):
    page = open_page("/pengaduan/baru/", width=width, dark=dark, script=script)
    photograph = file(LONG, image(size=(3000, 2000)), "image/jpeg")
    choose(page, photograph, file("surat.pdf", PDF, "application/pdf"), file("x.heic", HEIC, "image/heic"))
    press(page, "Lanjutkan")
    summary = page.locator(".error-summary")
    expect(summary.get_by_role("link", name="“x.heic” adalah foto HEIC.")).to_be_visible()
    expect(page.locator(".files li")).to_have_count(2)
    _stands_well(page, script)
    fill_first_page(page)
    press(page, "Hapus surat.pdf")
    expect(page.get_by_label("Ceritakan yang terjadi")).to_have_value("Berkas saya belum diproses.")
    expect(page.locator(".files li")).to_have_count(1)
    press(page, "Lanjutkan")
    page.locator("input[name=identity][value=none]").check()
    press(page, "Lanjutkan")
    expect(page.locator(".files li")).to_have_count(1)
    _stands_well(page, script)
    press(page, "Kirim pengaduan")
    expect(page.get_by_text("1 berkas")).to_be_visible()


def _stands_well(page, script: bool) -> None:
    """axe is a script itself."""
    assert not script or axe_findings(page) == []
    assert not scrolls_sideways(page)


def test_a_section_head_downloads_what_was_handed_in(open_page, staff):
    visitor = open_page("/pengaduan/baru/", width=NARROWEST)
    choose(visitor, file(LONG, image(size=(3000, 2000)), "image/jpeg"))
    fill_first_page(visitor)
    press(visitor, "Lanjutkan")
    visitor.locator("input[name=identity][value=none]").check()
    press(visitor, "Lanjutkan")
    press(visitor, "Kirim pengaduan")
    number = visitor.locator(".receipt-keys .code").first.inner_text()
    page = open_page()
    sign_in(page, staff["kasi"])
    page.goto(f"/petugas/perkara/{number}/")
    assert axe_findings(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Berkas 1").click()
    assert download.value.suggested_filename == f"{number}-lampiran-1.jpg"
