"""An editor explains a requirement, another person approves it, and a citizen reads it; without script."""

import pytest

from standards.models import Contact, OpeningHours, RequirementNote
from tests import factories
from tests.browser.conftest import DESKTOP, NARROWEST, PHONE, axe_findings, press, scrolls_sideways, sign_in

PAGE = f"/standar/{factories.INSPEKSI}/"
ITEMS = f"/kelola/standards/requirementnote/standar/{factories.INSPEKSI}/"
EXPLANATION = "Anda punya tempat kerja yang aman."
SCREENS = [(NARROWEST, False), (PHONE, True), (DESKTOP, False), (DESKTOP, True)]


def check(page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


def test_explained_approved_and_read(open_page, staff):
    writing = open_page("/masuk/", width=PHONE, script=False)
    sign_in(writing, staff["editor"])
    writing.goto(ITEMS)
    writing.get_by_role("link", name="Tulis penjelasan butir A.1").click()
    press(writing, "Simpan")
    assert "Bidang ini tidak boleh kosong." in writing.locator(".field-source").inner_text()
    writing.get_by_label("Penjelasan sederhana").fill(EXPLANATION)
    writing.get_by_label("Contoh bukti").fill("Foto tempat kerja.")
    writing.get_by_label("Dari mana diketahui").fill("Seksi perizinan.")
    press(writing, "Simpan")
    assert "Menunggu persetujuan" in writing.locator("#content").inner_text()
    public = open_page(PAGE, width=PHONE, script=False)
    assert EXPLANATION not in public.locator("#komponen-1").inner_text()

    approving = open_page("/masuk/", script=False)
    sign_in(approving, staff["penetap"])
    approving.goto(writing.url)
    press(approving, "Setujui")
    assert "Warga kini membacanya." in approving.locator("body").inner_text()
    public.goto(f"{PAGE}?baru")
    note = public.locator("#komponen-1 .office-note")
    assert "bukan bagian dari peraturan" in note.inner_text()
    assert EXPLANATION in note.inner_text()
    assert public.locator("#komponen-1 .outline .office-note").count() == 0


@pytest.fixture
def everything_said(office):
    """One of each kind, long words included."""
    factories.hours(monday="08.00–12.00, 13.00–15.00", note="Istirahat bergiliran.")
    factories.contact("081809898222")
    factories.contact("pengaduan.pelayanan.perizinan.terpadu@contoh.purwakartakab.go.id", kind="EMAIL")
    factories.note("B.4", slug=factories.INSPEKSI, demand="REQUIREMENT", evidence="sertifikat" * 12)
    yield
    assert OpeningHours.objects.current().exists()


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_citizens_pages_with_everything_said(open_page, everything_said, width, dark):
    page = open_page(PAGE, width=width, dark=dark)
    check(page)
    for path in (f"{PAGE}daftar-periksa/", "/profil/", "/bantuan/", "/pengaduan/"):
        page.goto(path)
        check(page)


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_pages_of_editors_and_approvers(open_page, staff, everything_said, width, dark):
    page = open_page("/masuk/", width=width, dark=dark)
    sign_in(page, staff["penetap"])
    waiting = RequirementNote.objects.waiting().first()
    known = Contact.objects.current().first()
    changed = factories.contact(known.value, kind=known.kind, state="OUT_OF_USE", approved=False)
    for path in (
        "/kelola/standards/servicestandard/penjelasan/",
        "/kelola/standards/requirementnote/standar/",
        ITEMS,
        f"/kelola/standards/requirementnote/{waiting.pk}/change/",
        f"/kelola/standards/contact/{changed.pk}/change/",
        "/kelola/standards/contact/",
    ):
        page.goto(path)
        check(page)
    changed.delete()
    editing = open_page("/masuk/", width=width, dark=dark)
    sign_in(editing, staff["editor"])
    editing.goto("/kelola/standards/openinghours/add/")
    editing.get_by_label("Senin").fill("pagi")
    press(editing, "Simpan")
    assert "tidak terbaca sebagai jam" in editing.locator("#content").inner_text()
    check(editing)
