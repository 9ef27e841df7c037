"""The section head finds cases by words, narrows the list, hands several on, and takes the list along."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from complaints.models import CaseExport, Complaint, IdentityView
from complaints.roles import Role
from tests.browser.conftest import axe_findings, scrolls_sideways, sign_in
from tests.complaints.desk import closed, taken
from tests.conftest import account
from tests.factories import WARGA, complaint


def looked_at(page):
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)


@pytest.fixture
def cases(staff) -> list[Complaint]:
    today = timezone.localdate()
    words = "Petugas meminta pembayaran tambahan di jembatan timbang."
    return [
        taken(complaint(received_on=today, description=words, component=4), staff["pelaksana"]),
        taken(complaint(description=words, component=4), staff["pelaksana"]),
        closed(complaint(description=words, component=4), staff["pelaksana"]),
        complaint(description="Loket tutup.", component=8),
    ]


def test_found_filtered_handed_on_and_taken_along(open_page, staff, cases):
    second = account("penerima", Role.HANDLER, "Penerima perkara", staff["kasi"].officer)
    page = open_page("/masuk/")
    sign_in(page, staff["kasi"])
    page.get_by_role("link", name="Cari di semua perkara").click()
    looked_at(page)

    page.get_by_label("Cari").fill("membayar jembatan")
    page.get_by_role("button", name="Cari").click()
    expect(page.locator("ul.queue > li")).to_have_count(3)
    page.locator("details.filter summary").click()
    page.get_by_label("Tahap").select_option(label="Semua yang terbuka")
    page.get_by_label("Komponen").select_option(label="4. Biaya/Tarif")
    looked_at(page)
    page.get_by_role("button", name="Terapkan saringan").click()
    expect(page.locator("ul.queue > li")).to_have_count(2)
    expect(page.get_by_role("list", name="Saringan aktif")).to_contain_text("Tahap: Semua yang terbuka")
    assert page.url.endswith("/petugas/perkara/?cari=membayar+jembatan&tahap=terbuka&komponen=4")
    looked_at(page)
    page.get_by_role("link", name="Tahap: Semua yang terbuka").click()
    expect(page.locator("ul.queue > li")).to_have_count(3)
    page.go_back()
    expect(page.locator("ul.queue > li")).to_have_count(2)
    expect(page.get_by_label("Tahap")).to_have_value("terbuka")
    page.go_forward()
    expect(page.locator("ul.queue > li")).to_have_count(3)

    for case in cases[1:3]:
        page.get_by_label(f"Pilih {case.number}").check()
    page.get_by_role("button", name="Alihkan yang dicentang").click()
    page.get_by_role("button", name="Periksa dahulu").click()
    expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
    looked_at(page)
    page.get_by_label("Dialihkan kepada").select_option(label=str(second.officer))
    page.get_by_label("Alasan pengalihan").fill("Beban dibagi.")
    page.get_by_role("button", name="Periksa dahulu").click()
    expect(page.locator("main")).to_contain_text(f"Perkara {cases[2]} sudah selesai.")
    looked_at(page)
    page.get_by_role("button", name="Alihkan 1 perkara").click()
    expect(page.locator("body")).to_contain_text("1 perkara dialihkan kepada Penerima (Penerima perkara).")
    assert page.url.endswith("/petugas/perkara/?cari=membayar+jembatan&komponen=4")
    assert Complaint.objects.get(pk=cases[1].pk).handler == second

    page.goto("/petugas/perkara/?cari=jembatan&komponen=4")
    page.get_by_role("link", name="Ekspor daftar ini").click()
    expect(page.locator("main")).to_contain_text("3 perkara dengan saringan:")
    page.get_by_label("Sertakan identitas pelapor").check()
    page.get_by_role("button", name="Unduh berkas").click()
    expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
    looked_at(page)
    page.get_by_label("Alasan menyertakan identitas").fill("Pemeriksaan Inspektorat.")
    page.get_by_label("CSV", exact=True).check()
    with page.expect_download() as file:
        page.get_by_role("button", name="Unduh berkas").click()
    assert re.fullmatch(r"perkara-\d{4}-\d\d-\d\d\.csv", file.value.suggested_filename)
    assert WARGA.name in file.value.path().read_text(encoding="utf-8-sig")
    looks = IdentityView.objects.filter(by=staff["kasi"], reason="Ekspor: Pemeriksaan Inspektorat.")
    assert {look.complaint for look in looks} == set(cases[:3])
    page.goto("/petugas/ekspor/catatan/")
    expect(page.locator("main")).to_contain_text("3 identitas. Pemeriksaan Inspektorat.")
    looked_at(page)


def test_the_handler_takes_a_workbook_without_names(open_page, staff):
    taken(complaint(description="Zamrud hilang di loket."), staff["pelaksana"])
    looks = IdentityView.objects.count()
    page = open_page("/masuk/")
    sign_in(page, staff["pelaksana"])
    page.goto("/petugas/perkara/?milik=saya&cari=zamrud&dari=2026-01-01")
    assert page.locator("input[name=perkara]").count() == 0
    page.get_by_role("link", name="Ekspor daftar ini").click()
    with page.expect_download() as file:
        page.get_by_role("button", name="Unduh berkas").click()
    assert file.value.suggested_filename.endswith(".xlsx")
    assert file.value.path().read_bytes().startswith(b"PK")
    assert (CaseExport.objects.latest("pk").cases, IdentityView.objects.count()) == (1, looks)


def test_what_is_wrong_and_what_is_empty_is_told(open_page, staff):
    page = open_page("/masuk/")
    sign_in(page, staff["kasi"])
    for address in (
        "perkara/?tahap=x&dari=2026-02-31",
        "?komponen=99",
        "perkara/?komponen=14",
        "ekspor/",
        "alih/",
    ):
        page.goto(f"/petugas/{address}")
        looked_at(page)
    page.goto("/petugas/perkara/?tahap=x")
    expect(page).to_have_title(re.compile("^Galat: "))
    page.get_by_role("link", name="Tahap: pilihan di alamat halaman ini tidak dikenal.").click()
    expect(page.get_by_label("Tahap")).to_be_focused()
