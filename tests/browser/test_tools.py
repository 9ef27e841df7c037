"""The citizen's tools as people use them, without script."""

from playwright.sync_api import expect

from standards.clarity import form_ticket
from tests.browser.conftest import PHONE, press
from tests.factories import INSPEKSI, LOKOMOTIF


def test_two_licences_ticked_in_the_list_are_compared(open_page):
    page = open_page("/standar/", width=PHONE, script=False)
    page.get_by_label("Bandingkan Jasa Inspeksi Teknik Instalasi").check()
    page.get_by_label("Bandingkan Reparasi Lokomotif").check()
    press(page, "Bandingkan yang dicentang")
    expect(page.locator("[data-component='1']")).to_be_visible()
    folded = page.locator("details", has=page.locator("summary", has_text="komponen sama"))
    expect(folded.get_by_role("link").first).not_to_be_visible()
    folded.locator("summary").click()
    expect(folded.get_by_role("link").first).to_be_visible()


def test_the_other_licence_is_found_from_a_standard(open_page):
    page = open_page(f"/standar/{INSPEKSI}/", script=False)
    page.get_by_role("link", name="Bandingkan dengan izin lain").click()
    page.get_by_label("Nama usaha atau angka KBLI").fill("kereta")
    press(page, "Cari")
    page.get_by_role("link", name="Tambahkan Reparasi Lokomotif").click()
    expect(page).to_have_url(f"/standar/bandingkan/?standar={INSPEKSI}&standar={LOKOMOTIF}")
    expect(page.get_by_role("heading", level=2, name="Dasar Hukum")).to_be_visible()


def test_a_late_licence_leads_to_a_complaint_about_its_time(open_page):
    page = open_page(f"/standar/{LOKOMOTIF}/", width=PHONE, script=False)
    page.get_by_role("link", name="Apakah izin saya terlambat?").click()
    page.get_by_label("Berkas lengkap dan benar diterima").fill("2026-03-10")
    press(page, "Hitung")
    expect(page.get_by_text("Batas selesai")).to_be_visible()
    page.get_by_role("link", name="Adukan keterlambatan ini").click()
    expect(page.get_by_text("komponen 3, Jangka Waktu Penyelesaian")).to_be_visible()


def test_a_citizen_says_that_a_part_is_not_clear(open_page, monkeypatch):
    monkeypatch.setattr(form_ticket, "SOONEST_SECONDS", -1)
    page = open_page(f"/standar/{LOKOMOTIF}/", width=PHONE, script=False)
    assert page.context.cookies() == []
    page.get_by_role("link", name="Apakah informasi ini jelas? Biaya/Tarif").click()
    press(page, "Kirim")
    expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
    page.get_by_label("Tidak jelas").check()
    page.get_by_label("Apa yang kurang jelas").fill("Apakah benar tanpa biaya?")
    press(page, "Kirim")
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    page.get_by_role("link", name="Kembali ke Biaya/Tarif").click()
    expect(page).to_have_url(f"/standar/{LOKOMOTIF}/#komponen-4")
