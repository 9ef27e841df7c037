"""A draft goes from its editor to the public in a real browser; its preview and what it changed."""

from datetime import date

import pytest

from standards.models import Release
from standards.preview.links import new_link
from tests import factories
from tests.browser.conftest import DESKTOP, NARROWEST, axe_findings, scrolls_sideways, sign_in

# Far ahead, so that no other page of this run changes.
SOME_DAY = date(2999, 1, 1)
SCREENS = [(NARROWEST, True), (DESKTOP, False)]


def check(page) -> None:
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)


def draft(editor) -> Release:
    row = factories.release(SOME_DAY)
    factories.version(row, factories.standard(), words={11: "25 Orang"}, written_by=editor)
    factories.version(row, None, words={8: "1. Ruang laktasi;\n2. Aula."})
    return row


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_the_preview_is_marked_on_every_page(open_page, staff, width, dark):
    row = draft(staff["editor"])
    page = open_page(f"/pratinjau/{new_link(row)}/", width=width, dark=dark, script=True)
    check(page)
    page.get_by_role("link", name="Reparasi Lokomotif dan Gerbong Kereta").first.click()
    page.get_by_role("link", name="Isi rancangan ini").wait_for()
    assert page.get_by_text("DRAF", exact=True).is_visible()
    assert page.title().startswith("DRAF: ")
    check(page)
    page.goto("/pratinjau/salah/")
    check(page)


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=str)
def test_an_editor_submits_and_an_approver_publishes(open_page, staff, width, dark):
    row = draft(staff["editor"])
    address = f"/kelola/standards/release/{row.pk}/change/"
    page = open_page("/", width=width, dark=dark)
    sign_in(page, staff["editor"])
    page.goto(address)
    page.get_by_role("button", name="Buat tautan pratinjau").click()
    page.locator(".preview-link").wait_for()
    assert axe_findings(page) == []
    page.goto(f"/kelola/standards/release/{row.pk}/persetujuan-kepala/")
    page.get_by_role("button", name="Catat persetujuan").click()
    page.get_by_text("Ada masalah, jadi belum disimpan.").wait_for()
    assert page.title().startswith("Galat: ")
    assert axe_findings(page) == []
    page.goto(address)
    page.get_by_role("button", name="Ajukan untuk disetujui").click()
    page.get_by_text("Kini menunggu persetujuan penetap.").wait_for()
    other = open_page("/", width=width, dark=dark)
    sign_in(other, staff["penetap"])
    other.goto("/kelola/")
    assert axe_findings(other) == []
    other.get_by_role("region", name="Menunggu persetujuan Anda").get_by_role("link", name=row.slug).click()
    other.get_by_role("button", name="Tetapkan", exact=True).wait_for()
    assert axe_findings(other) == []
    other.get_by_role("button", name="Tetapkan", exact=True).click()
    other.get_by_text("sudah ditetapkan.").wait_for()
    citizen = open_page("/", width=width, dark=dark, script=False)
    citizen.goto(f"/standar/{factories.LOKOMOTIF}/beda/?dari=2998-12-31&ke=2999-01-01")
    assert citizen.locator("ins").filter(has_text="25").first.is_visible()
    seen = open_page(
        f"/standar/{factories.LOKOMOTIF}/beda/?dari=2998-12-31&ke=2999-01-01", width=width, dark=dark
    )
    check(seen)
