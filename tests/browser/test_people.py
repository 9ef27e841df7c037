"""A section head names the accused and reads a report; the accused finds nothing; the Head hands over."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import axe_findings, scrolls_sideways, sign_in
from tests.complaints.desk import closed, taken
from tests.factories import complaint


def looked_at(page):
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


def test_section_head_head_and_the_accused(open_page, staff):
    today = timezone.localdate()
    about_somebody = taken(complaint(received_on=today), staff["pelaksana"])
    reported = closed(complaint(received_on=today), staff["pelaksana"])

    section_head = open_page("/masuk/")
    sign_in(section_head, staff["kasi"])
    section_head.goto(f"/petugas/perkara/{about_somebody}/")
    section_head.get_by_text("Catat yang diadukan").click()
    section_head.get_by_label("Tentang pegawai yang disebut").check()
    section_head.get_by_label("Pelaksana (Pelaksana pengaduan)").check()
    looked_at(section_head)
    section_head.get_by_role("button", name="Simpan yang diadukan").click()
    expect(section_head.locator("#orang")).to_contain_text("Pelaksana (Pelaksana pengaduan)")
    expect(section_head.locator("#jejak").locator("..")).to_contain_text("Perkara dialihkan")
    section_head.get_by_text("Dahulukan perkara ini").click()
    section_head.locator("#orang").get_by_label(re.compile("^Alasan")).fill("Menyangkut keselamatan.")
    section_head.get_by_role("button", name="Dahulukan").click()
    expect(section_head.locator(".case-head")).to_contain_text("Didahulukan")
    looked_at(section_head)
    section_head.goto("/petugas/laporan/")
    expect(section_head.locator("main")).to_contain_text(reported.number)
    looked_at(section_head)
    section_head.get_by_role("button", name="Tandai diketahui").click()
    expect(section_head.get_by_role("heading", name="Tidak ada laporan yang menunggu")).to_be_visible()

    accused = open_page("/masuk/")
    sign_in(accused, staff["pelaksana"])
    expect(accused.locator("main")).not_to_contain_text(about_somebody.number)
    assert accused.goto(f"/petugas/perkara/{about_somebody}/").status == 404

    head = open_page("/masuk/")
    sign_in(head, staff["kepala"])
    head.goto("/petugas/serah-terima/")
    looked_at(head)
    head.get_by_role("link", name="Kasi (Kepala Seksi Pengaduan)").click()
    head.get_by_label("Dialihkan kepada").select_option(label="Kepala (Kepala DPMPTSP)")
    head.get_by_label("Alasan pengalihan").fill("Kepala seksi pindah.")
    looked_at(head)
    head.get_by_role("button", name="Alihkan yang dipilih").click()
    expect(head.locator("body")).to_contain_text("dialihkan kepada Kepala (Kepala DPMPTSP).")
