"""An editor reads a new annex in, decides about its wordings, and stores a draft, in a real browser."""

from datetime import date

import pytest

from standards.models import Release, UploadedAnnex
from tests.browser.conftest import DESKTOP, PHONE, axe_findings, press, scrolls_sideways, sign_in
from tests.standards.annex_text import source

# Far ahead, and before the day on which other tests of this run publish.
SOME_DAY = date(2998, 2, 1)
PAGE = "/kelola/standards/release/naskah/"
SCREENS = [(PHONE, True), (PHONE, False), (DESKTOP, False), (DESKTOP, True)]


def check(page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


def choose(page, label: str) -> None:
    page.get_by_label(label).first.check()
    press(page, "Catat keputusan")


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_an_editor_reads_an_annex_in(open_page, staff, width, dark):
    text = source(44).decode().replace(": 30 Orang", ": 25 Orang").replace(": Gratis", ": Grats")
    page = open_page("/", width=width, dark=dark, script=True)
    sign_in(page, staff["editor"])
    page.goto("/kelola/")
    page.get_by_role("link", name="Unggah naskah peraturan baru").click()
    page.get_by_role("heading", name="Unggah atau tempel naskah").wait_for()
    check(page)
    press(page, "Baca dan laporkan")
    page.get_by_text("Ada masalah, jadi naskah belum dibaca.").wait_for()
    assert page.title().startswith("Galat: ")
    check(page)
    page.get_by_label("Tempel naskah").fill(text)
    page.get_by_label("Seluruh lampiran").check()
    page.get_by_label("Apa yang berubah, dan mengapa").fill("Perbup baru.")
    page.get_by_label("Berlaku mulai").fill(SOME_DAY.isoformat())
    press(page, "Baca dan laporkan")
    page.get_by_text("Ini uji coba: belum ada yang disimpan.").wait_for()
    check(page)
    page.get_by_role("link", name="Putuskan kalimat komponen 4").click()
    page.get_by_text("Kalimat pada 1 standar").first.wait_for()
    check(page)
    page.get_by_label("Salah baca: pakai kata-kata yang saya betulkan").first.check()
    page.get_by_label("Kata-kata yang benar").first.fill("")
    press(page, "Catat keputusan")
    page.get_by_text("Tulis kata-kata yang benar.").first.wait_for()
    check(page)
    choose(page, "Salah baca: tetap pakai yang berlaku sekarang")
    page.get_by_role("link", name="Putuskan kalimat komponen 11").click()
    page.get_by_text("Belum diputuskan").wait_for()
    choose(page, "Memang berbeda")
    press(page, "Simpan sebagai draf")
    page.get_by_text("Centang bahwa standar di bawah ini memang berakhir").wait_for()
    check(page)
    page.get_by_label("Benar, 1 standar berakhir").check()
    press(page, "Simpan sebagai draf")
    page.get_by_text("Naskah disimpan sebagai draf penetapan").wait_for()
    check(page)
    release = Release.objects.get(annex__in=UploadedAnnex.objects.filter(release__effective_on=SOME_DAY))
    assert release.is_draft
    assert list(release.versions.order_by("pk").values_list("withdrawn", flat=True)) == [False, True]
    page.get_by_role("link", name="Catat halaman naskah").click()
    page.get_by_label("Nomor lampiran dan halaman").fill("44 131")
    check(page)
    press(page, "Simpan halaman")
    page.get_by_text("Halaman 1 standar dicatat.").wait_for()
    release.versions.all().delete()
    release.delete()
