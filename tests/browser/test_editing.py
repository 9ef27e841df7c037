"""An editor who has never seen it: from the first page to the submitted draft, in few steps."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from standards.models import Release
from tests import factories
from tests.browser.conftest import DESKTOP, PHONE, axe_findings, scrolls_sideways, sign_in

SCREENS = [(PHONE, True), (DESKTOP, False)]
MOST_STEPS = 6


class Steps:
    """Every press that leads to another page; each page on the way is looked at."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, name: str, role: str = "button") -> None:
        self.count += 1
        with self.page.expect_navigation(wait_until="load"):
            self.page.get_by_role(role, name=name).first.click()
        self.look()

    def look(self) -> None:
        assert axe_findings(self.page) == []
        assert not scrolls_sideways(self.page)


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_a_standard_is_revised_previewed_and_submitted(open_page, staff, width, dark):
    note = f"Syarat keenam ditambahkan di layar {width}."
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["editor"])
    steps = Steps(page)
    steps.look()
    page.get_by_label("Standar mana yang hendak diubah?").fill("lokomotif")
    steps.press("Cari")
    steps.press("Ubah Reparasi Lokomotif dan Gerbong Kereta", role="link")
    page.get_by_label("Apa yang berubah, dan mengapa").fill(note)
    steps.press("Mulai menyunting")

    card = page.locator("#komponen-1")
    box, report = card.get_by_label("Uraian komponen 1"), card.locator(".check-report")
    expect(report).to_contain_text("Penomoran berurutan: 12 butir.")
    words = box.input_value()
    box.fill(f"{words}\n  7. Memiliki asuransi.")
    expect(report).to_contain_text("Penanda “7.” meloncat: setelah “5.” seharusnya “6.”.")
    expect(card.get_by_text("Belum disimpan")).to_be_visible()
    steps.look()
    report.get_by_role("button", name="Baris").click()
    assert page.evaluate(
        "document.activeElement.value.slice(document.activeElement.selectionStart)"
    ).strip() == ("7. Memiliki asuransi.")
    box.fill(f"{words}\n  6. Memiliki asuransi.")
    expect(report).to_contain_text("Penomoran berurutan: 13 butir.")
    expect(report).to_contain_text("Memiliki asuransi.")

    steps.press("Simpan dan lihat pratinjau")
    expect(page.locator("[data-component='1']")).to_contain_text("Memiliki asuransi.")
    expect(page.locator("[data-component='1']").get_by_text("Berubah", exact=True)).to_be_visible()
    steps.press("Ajukan untuk disetujui")
    expect(page.get_by_text("Diajukan. Kini menunggu persetujuan penetap.")).to_be_visible()
    assert steps.count <= MOST_STEPS
    release = Release.objects.get(note=note, submitted_at__isnull=False)
    page.goto("/kelola/")
    expect(page.get_by_role("region", name="Menunggu persetujuan orang lain")).to_contain_text(release.slug)


def test_without_script_the_report_comes_with_the_save(open_page, staff):
    page = open_page("/masuk/", script=False)
    sign_in(page, staff["editor"])
    page.goto("/kelola/standards/release/ubah/teks-bersama/")
    page.get_by_label("Apa yang berubah, dan mengapa").fill("Tanpa skrip.")
    page.get_by_role("button", name="Mulai menyunting").click()
    card = page.locator("#komponen-9")
    box = card.get_by_label("Uraian komponen 9")
    box.fill(f"{box.input_value()}\n11. Sabar.")
    page.get_by_role("button", name="Simpan draf").click()
    expect(card.locator(".check-report")).to_contain_text(
        "Penanda “11.” meloncat: setelah “9.” seharusnya “10.”."
    )
    expect(page.get_by_text("Draf tersimpan; 1 hal ini masih perlu dibetulkan:")).to_be_visible()


def test_what_was_typed_survives_a_sign_out_elsewhere(open_page, staff):
    page = open_page("/masuk/")
    sign_in(page, staff["editor"])
    page.goto("/kelola/standards/release/ubah/teks-bersama/")
    page.get_by_label("Apa yang berubah, dan mengapa").fill("Keluar di tengah jalan.")
    page.get_by_role("button", name="Mulai menyunting").click()
    page.locator("#komponen-11 textarea").fill("33 Orang")
    page.locator("#komponen-11 input[type=number]").fill("33")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Simpan draf").click()
    page.get_by_label("Nama pengguna").fill("editor")
    page.get_by_label("Kata sandi").fill("sandi-editor")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Anda sudah keluar sebelum menyimpan")).to_be_visible()
    expect(page.locator("#komponen-11 textarea")).to_have_value("33 Orang")
    assert axe_findings(page) == []
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_text("Tersimpan sebagai draf: komponen 11.")).to_be_visible()


def test_the_check_that_is_cut_off_says_so_and_loses_nothing(open_page, staff):
    page = open_page("/masuk/")
    # Before any of its pages: while one is on its way, some requests pass a new route.
    page.route("**/periksa-uraian/", lambda route: route.abort())
    sign_in(page, staff["editor"])
    page.goto("/kelola/standards/release/ubah/teks-bersama/")
    page.get_by_label("Apa yang berubah, dan mengapa").fill("Jaringan putus.")
    page.get_by_role("button", name="Mulai menyunting").click()
    card = page.locator("#komponen-4")
    card.locator("textarea").fill("Gratis, tanpa pungutan apa pun")
    expect(card.locator(".check-status")).to_have_text(
        "Pemeriksaan langsung terputus. Penomoran tetap diperiksa saat disimpan."
    )
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_text("Tersimpan sebagai draf: komponen 4.")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_the_history_shows_changed_words_and_restores_a_draft(open_page, staff, width, dark):
    changed = factories.published(date(2026, 11, 2), factories.standard(factories.INSPEKSI), k11="31 Orang")
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["editor"])
    page.goto(f"/kelola/standards/servicestandard/riwayat/{factories.INSPEKSI}/?beda={changed.pk}")
    expect(page.get_by_text("Yang diubah penetapan ini")).to_be_visible()
    steps = Steps(page)
    steps.look()
    steps.press("Pulihkan sebagai draf")
    expect(page.get_by_text("Draf pemulihan dibuat; periksa isi dan tanggal berlakunya.")).to_be_visible()
