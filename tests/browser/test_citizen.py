"""A citizen with script switched off: finds a standard, complains about one promise, sees where it is."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from complaints.models import Complaint
from tests.browser.conftest import press

DESCRIPTION = "Berkas saya lengkap sejak sebulan lalu, tetapi belum diproses."


@pytest.mark.parametrize("width", [360, 1280])
def test_finds_a_standard_files_a_complaint_and_sees_its_status(open_page, width):
    page = open_page("/", width=width, script=False)
    page.get_by_label("Cari nama usaha atau angka KBLI").fill("33152")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Reparasi Lokomotif dan Gerbong Kereta").first.click()
    component = page.locator("#komponen-3")
    assert "7 hari kerja sejak diterimanya berkas permohonan" in component.inner_text()
    component.get_by_role("link", name=re.compile("Adukan")).first.click()

    assert page.locator("input[name=standard]:checked").count() == 1
    assert page.locator("input[name=component]:checked").get_attribute("value") == "3"
    page.locator("textarea[name=description]").fill(DESCRIPTION)
    page.locator("input[name=service_status][value=not_served]").check()
    press(page, "Lanjutkan")
    page.locator("input[name=identity][value=confidential]").check()
    page.get_by_label("Nama Anda", exact=True).fill("Sari Wulandari")
    page.get_by_label("Nomor telepon atau WhatsApp").fill("0812-3456 7890")
    press(page, "Lanjutkan")
    assert DESCRIPTION in page.content()
    press(page, "Kirim pengaduan")

    receipt = page.locator("main").inner_text()
    number, code = (page.locator("dd.code").nth(place).inner_text() for place in (0, 1))
    complaint = Complaint.objects.numbered(number).get()
    assert complaint.clause_text.number == 3
    assert complaint.due_on > timezone.localdate() + timedelta(days=14)
    assert "Sari Wulandari" not in receipt

    page.get_by_role("link", name="Lihat status", exact=True).first.click()
    page.get_by_label(re.compile("Nomor")).fill(number.lower())
    page.get_by_label(re.compile("Kode")).fill(code.lower())
    press(page, "Lihat status")
    status = page.locator("main").inner_text()
    assert number in status
    assert "14 hari kerja" in status
    assert not set(code.split()) & set(re.split(r"\W", page.url))


def test_back_and_a_second_send_show_the_same_receipt(open_page):
    page = open_page("/pengaduan/baru/", script=False)
    page.locator("input[name=standard]").last.check()
    page.locator("input[name=component]").last.check()
    page.locator("textarea[name=description]").fill("Loket tutup pada jam layanan.")
    page.locator("input[name=service_status][value=not_remembered]").check()
    press(page, "Lanjutkan")
    page.locator("input[name=identity][value=none]").check()
    press(page, "Lanjutkan")
    before = Complaint.objects.count()
    press(page, "Kirim pengaduan")
    first = page.locator("main").inner_text()
    page.reload()
    assert page.locator("main").inner_text() == first
    page.go_back()
    if page.get_by_role("button", name="Kirim pengaduan").count():
        press(page, "Kirim pengaduan")
    assert page.locator("main").inner_text() == first
    assert Complaint.objects.count() == before + 1


def test_what_was_typed_survives_an_error(open_page):
    page = open_page("/pengaduan/baru/", script=False)
    page.locator("textarea[name=description]").fill("Petugas meminta biaya.")
    press(page, "Lanjutkan")
    assert page.title().startswith("Galat: ")
    assert page.get_by_role("heading", name="Ada masalah").is_visible()
    assert page.locator("textarea[name=description]").input_value() == "Petugas meminta biaya."
