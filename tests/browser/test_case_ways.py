"""A handler brings a case from the register to its end; APIP waits for the Head; both on a phone too."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from complaints.models import Answer, Complaint
from tests.browser.conftest import axe_findings, press, scrolls_sideways, sign_in
from tests.factories import complaint


def looked_at(page: Page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


def write(page: Page, step: str, **words: str) -> None:
    for name, text in words.items():
        page.locator(f"#id_{step}-{name}").fill(text)


def reviewed_by(page: Page, case: Complaint) -> None:
    page.goto(f"/petugas/perkara/{case}/")
    press(page, "Ambil dan tangani")
    words = ("core_problem", "related_rule", "earlier_records", "plan", "examination")
    write(page, "review", **dict.fromkeys(words, "Berkas berhenti di meja verifikasi."))
    press(page, "Simpan penelaahan")


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)])
def test_from_the_register_to_the_end_inside_the_office(open_page, staff, width, dark):
    case = complaint(received_on=timezone.localdate())
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["pelaksana"])
    reviewed_by(page, case)
    looked_at(page)
    write(page, "follow_up", reason="Verifikator menyelesaikan berkas hari ini.")
    press(page, "Mulai tindak lanjut")
    looked_at(page)
    press(page, "Simpan jawaban")
    expect(page.locator(".error-summary")).to_contain_text("Isi “Hasil”.")
    looked_at(page)
    page.locator("#id_answer-outcome").select_option("proven")
    write(page, "answer", text="Uraian Anda benar.", follow_up="Berkas diteruskan.")
    press(page, "Simpan jawaban")
    looked_at(page)
    write(page, "close", told_how="Telepon", report_text="Terbukti.", document="Nota dinas 700/12")
    press(page, "Tutup perkara")
    expect(page.locator(".case-head")).to_contain_text("Selesai")
    expect(page.locator("#langkah")).to_be_visible()
    looked_at(page)
    assert Answer.objects.of(case).get().outcome == "proven"


def test_apip_waits_for_the_head_and_goes_on(open_page, staff):
    case = complaint(received_on=timezone.localdate())
    page = open_page("/masuk/")
    sign_in(page, staff["pelaksana"])
    reviewed_by(page, case)
    page.get_by_text("Langkah lain").click()
    page.locator("#langkah-usul-apip > summary").click()
    write(page, "ask_apip", reason="Menyangkut aliran uang antarkantor.")
    press(page, "Ajukan kepada Kepala")
    expect(page.locator("main")).to_contain_text("Menunggu persetujuan")
    head = open_page("/masuk/")
    sign_in(head, staff["kepala"])
    head.goto(f"/petugas/perkara/{case}/")
    looked_at(head)
    write(head, "approve_apip", note="Setuju, segera.")
    press(head, "Setujui")
    expect(head.locator("main")).to_contain_text("Sedang ditindaklanjuti")
    case.refresh_from_db()
    assert (case.route, case.handler) == ("apip", staff["pelaksana"])
