"""An editor writes, another person publishes, and the public page changes."""

from django.utils import timezone

from tests import factories
from tests.browser.conftest import axe_findings, press, scrolls_sideways, sign_in

PAGE = f"/standar/{factories.LOKOMOTIF}/"
NEW_WORDS = "32 Orang"


def test_editor_and_approver(open_page, staff):
    editing = open_page("/masuk/")
    sign_in(editing, staff["editor"])
    editing.goto("/kelola/standards/release/add/")
    editing.locator("textarea[name=note]").fill("Jumlah pelaksana bertambah.")
    editing.locator("input[name=effective_on]").fill(timezone.localdate().isoformat())
    with editing.expect_navigation(wait_until="load"):
        editing.locator("[name=_save]").click()
    release = editing.url
    editing.get_by_role("link", name="Teks bersama").first.click()
    words = editing.locator("textarea", has_text="30 Orang")
    words.fill(NEW_WORDS)
    press(editing, "Simpan")
    assert "menurut uraian 32, menurut data 30" in editing.locator("body").inner_text()
    editing.locator("input[type=number][name*='staff'], input[name$='staff']").fill("32")
    press(editing, "Simpan")
    assert "menurut uraian" not in editing.locator("body").inner_text()
    assert axe_findings(editing) == []
    assert not scrolls_sideways(editing)
    editing.goto(release)
    press(editing, "Ajukan untuk disetujui")
    assert editing.get_by_role("button", name="Tetapkan").count() == 0

    public = open_page(PAGE)
    assert "30 Orang" in public.locator("#komponen-11").inner_text()
    approving = open_page("/masuk/")
    sign_in(approving, staff["penetap"])
    approving.goto(release)
    assert axe_findings(approving) == []
    press(approving, "Tetapkan")
    assert "sudah ditetapkan" in approving.locator("body").inner_text()
    public.goto(f"{PAGE}?baru")
    assert NEW_WORDS in public.locator("#komponen-11").inner_text()
