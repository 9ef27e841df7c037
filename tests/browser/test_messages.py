"""An editor changes the words of a message; an officer writes to a complainant by WhatsApp."""

import pytest
from playwright.sync_api import expect

from complaints.filing import Complainant
from complaints.models import MessageWording
from tests.browser.conftest import (
    DESKTOP,
    NARROWEST,
    PHONE,
    axe_findings,
    press,
    scrolls_sideways,
    sign_in,
)
from tests.complaints.desk import taken
from tests.factories import complaint

SCREENS = [(NARROWEST, False), (PHONE, True), (DESKTOP, False), (DESKTOP, True)]


def check(page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


def wording_page() -> str:
    row = MessageWording.objects.get(channel="email", kind="answer")
    return f"/kelola/complaints/messagewording/{row.pk}/change/"


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_the_words_of_a_message_and_what_is_refused(open_page, staff, width, dark):
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["editor"])
    page.goto("/kelola/complaints/messagewording/")
    check(page)
    page.goto(wording_page())
    expect(page.locator("#contoh-pesan")).to_contain_text("Nomor register: P-2026-0012")
    check(page)
    page.get_by_label("Isi:").fill("Untuk {nama}: {nomor} di {alamat_status}")
    example = "Untuk {nama}: P-2026-0012 di https://ptsp.contoh.go.id/pengaduan/status/"
    expect(page.locator("[data-example=body]")).to_have_text(example)
    press(page, "Simpan")
    expect(page.locator(".errorlist")).to_contain_text("Pesan ini tidak mengenal {nama}. Yang dapat dipakai:")
    expect(page.get_by_label("Isi:")).to_have_value("Untuk {nama}: {nomor} di {alamat_status}")
    check(page)


def test_without_script_the_example_follows_what_was_sent(open_page, staff):
    page = open_page("/masuk/", script=False)
    sign_in(page, staff["editor"])
    page.goto(wording_page())
    page.get_by_label("Isi:").fill("{nomor} di {alamat_status} untuk {nama}")
    press(page, "Simpan")
    expect(page.locator("[data-example=body]")).to_contain_text("P-2026-0012 di https://")


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_a_message_by_whatsapp_from_the_case(open_page, staff, width, dark):
    person = Complainant(name="Sari Wulandari", phone="0812-3456-7890", email="sari@rumah.example")
    case = taken(complaint(complainant=person), staff["pelaksana"])
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["pelaksana"])
    page.goto(f"/petugas/perkara/{case.number}/")
    page.get_by_role("link", name="Kirim kabar lewat WhatsApp").click()
    expect(page.get_by_role("heading", name="Kabar lewat WhatsApp")).to_be_visible()
    check(page)
    page.get_by_label("Alasan membuka nomor pelapor").fill("")
    press(page, "Siapkan pesan")
    expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
    check(page)
    page.get_by_label("Alasan membuka nomor pelapor").fill("Memberi tahu nomor registernya")
    press(page, "Siapkan pesan")
    opens = page.get_by_role("link", name="Buka WhatsApp")
    assert opens.get_attribute("href").startswith("https://wa.me/6281234567890?text=Halo%2C%20kami%20dari")
    check(page)
    press(page, "Sudah saya kirim")
    told = page.get_by_role("region", name="Kabar kepada pelapor")
    expect(told).to_contain_text("Dikirim petugas")
    told.get_by_text("Laporan diterima").last.click()
    expect(told).to_contain_text(f"Nomor register: {case.number}")
    check(page)
