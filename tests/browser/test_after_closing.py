"""A citizen without script after closing: judges it once, opens the case again, reads the first answer."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from complaints.models import Complaint, Contentment, Reopening
from tests.browser.conftest import NARROWEST, axe_findings, press, scrolls_sideways
from tests.browser.test_late_answer import opened
from tests.complaints.desk import closed
from tests.factories import complaint

REASON = "Jawabannya menyebut izin sudah terbit, padahal belum ada di akun saya."


@pytest.fixture
def case(staff) -> Complaint:
    return closed(complaint(received_on=timezone.localdate() - timedelta(days=3)), staff["pelaksana"])


@pytest.mark.parametrize("width", [360, 1280])
def test_judges_once_and_opens_it_again(open_page, case, width):
    before = Contentment.objects.count()
    page = opened(open_page, case, width=width, script=False)
    page.get_by_role("link", name="Beri penilaian").click()
    page.get_by_label("Kurang puas").check()
    press(page, "Kirim penilaian")
    expect(page.locator("#penilaian")).to_contain_text("Terima kasih atas penilaian Anda")
    assert Contentment.objects.count() == before + 1
    page.get_by_role("link", name="Buka kembali laporan ini").click()
    press(page, "Buka kembali")
    expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
    page.get_by_label("Mengapa laporan ini perlu dibuka kembali?").fill(REASON)
    press(page, "Buka kembali")
    expect(page.get_by_role("heading", name="Dibuka kembali").first).to_be_visible()
    expect(page.locator("#penilaian")).to_have_count(0)
    first = page.locator("details", has_text="sebelum dibuka kembali")
    first.locator("summary").click()
    expect(first).to_contain_text("Berkas diteruskan hari itu juga.")
    assert Reopening.objects.filter(event__complaint=case).count() == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [NARROWEST, 360, 1280])
def test_the_pages_after_closing_are_accessible(open_page, case, width, dark):
    page = opened(open_page, case, width=width, dark=dark)
    for link, button in (("Beri penilaian", "Kirim penilaian"), ("Buka kembali laporan ini", "Buka kembali")):
        page.goto("/pengaduan/status/lihat/")
        assert axe_findings(page) == []
        page.get_by_role("link", name=link).click()
        assert axe_findings(page) == []
        press(page, button)
        expect(page.get_by_role("heading", name="Ada masalah")).to_be_visible()
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)
