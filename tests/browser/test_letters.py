"""An answer becomes a signed letter that the complainant takes home; the month's register beside it."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from complaints.models import IdentityView, SignedLetter
from complaints.months import month_of
from complaints.receipts import receipt_code
from tests.browser.conftest import axe_findings, press, scrolls_sideways, sign_in
from tests.complaints.desk import answered
from tests.complaints.letter_desk import PDF
from tests.factories import WARGA, complaint

SCREENS = [(360, False), (1280, True)]


def looked_at(page: Page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_from_the_answer_to_the_letter_in_her_hands(open_page, staff, width, dark):
    case = answered(complaint(), staff["pelaksana"])
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["pelaksana"])
    page.goto(f"/petugas/perkara/{case}/")
    page.get_by_role("link", name="Surat", exact=True).click()
    looked_at(page)
    page.get_by_role("link", name="Lihat dan cetak").first.click()
    expect(page.get_by_text(f"Pelapor perkara {case}")).to_be_visible()
    looked_at(page)
    press(page, "Tulis nama dan alamat pelapor")
    expect(page.get_by_text(WARGA.name)).to_be_visible()
    looked_at(page)
    assert IdentityView.objects.filter(complaint=case).count() == 1
    page.get_by_role("link", name="Kembali ke daftar surat").click()
    press(page, "Simpan surat")
    expect(page.locator(".error-summary")).to_contain_text("Isi “Nomor surat”.")
    looked_at(page)
    page.get_by_label("Nomor surat").fill(f"400.10/{case}")
    paper = {"name": "pindai.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("Surat yang sudah ditandatangani").set_input_files(paper)
    press(page, "Simpan surat")
    expect(page.get_by_text("Berkas surat jawaban tersimpan.")).to_be_visible()
    looked_at(page)
    assert SignedLetter.objects.of(case).count() == 1

    citizen = open_page("/pengaduan/status/", width=width, dark=dark)
    citizen.get_by_label("Nomor").fill(case.number)
    citizen.get_by_label("Kode").fill(receipt_code(case))
    press(citizen, "Lihat status")
    looked_at(citizen)
    with citizen.expect_download() as got:
        citizen.get_by_role("link", name="Unduh surat jawaban").click()
    assert got.value.suggested_filename == f"{case}-jawaban-5.pdf"
    assert got.value.path().read_bytes() == PDF


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_the_register_of_the_month(open_page, staff, width, dark):
    case = complaint(received_on=timezone.localdate())
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["kepala"])
    page.get_by_role("link", name="Register", exact=True).click()
    expect(page.get_by_role("link", name=case.number)).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Cetak", exact=True).click()
    expect(page.get_by_role("rowheader", name=case.number)).to_be_visible()
    looked_at(page)
    page.goto(f"/petugas/register/{month_of(timezone.localdate())}/")
    page.get_by_role("navigation", name="Bulan").get_by_role("link").first.click()
    looked_at(page)
