"""A citizen without script whose answer is late: asks for it, and takes the proof home on one A4 page."""

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from complaints.models import Complaint, Dunning
from complaints.models.calendar import working_calendar
from complaints.receipts import receipt_code
from complaints.register import display_code
from tests.browser.conftest import NARROWEST, axe_findings, press, scrolls_sideways
from tests.factories import complaint

# Five weeks with Nyepi, Idul Fitri and the leave around them: the longest count there is.
LONGEST = date(2026, 3, 10)


def opened(open_page, case: Complaint, **look):
    page = open_page("/pengaduan/status/", **look)
    page.get_by_label("Nomor").fill(case.number)
    page.get_by_label("Kode").fill(display_code(receipt_code(case)))
    press(page, "Lihat status")
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_asks_for_the_answer_and_is_told_when_again(open_page, width):
    case = complaint(received_on=LONGEST)
    page = opened(open_page, case, width=width, script=False)
    press(page, "Tagih jawaban")
    late = page.locator("#terlambat")
    expect(late).to_contain_text("Anda dapat menagih lagi mulai")
    assert page.get_by_role("button", name="Tagih jawaban").count() == 0
    assert Dunning.objects.filter(event__complaint=case).count() == 1
    page.reload()
    assert Dunning.objects.filter(event__complaint=case).count() == 1


def test_pressed_on_a_page_left_open_it_stays_one(open_page):
    case = complaint(received_on=LONGEST)
    first = opened(open_page, case)
    second = opened(open_page, case)
    press(first, "Tagih jawaban")
    press(second, "Tagih jawaban")
    expect(second.locator("#terlambat")).to_contain_text("Terakhir Anda tagih")
    assert Dunning.objects.filter(event__complaint=case).count() == 1


def test_the_proof_is_one_page_of_paper_with_every_day(open_page):
    case = complaint(received_on=LONGEST)
    page = opened(open_page, case)
    press(page, "Tagih jawaban")
    page.get_by_role("link", name="Bukti belum ada jawaban").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bukti belum ada jawaban")
    expect(page.locator(".day")).to_have_count((case.due_on - case.received_on).days + 1)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.emulate_media(media="print")
    assert page.get_by_text("Cara memeriksa lembar ini").is_visible()
    assert not page.get_by_role("navigation", name="Utama").is_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [NARROWEST, 360, 1280])
def test_late_pages_are_accessible(open_page, width, dark):
    today, calendar = timezone.localdate(), working_calendar()
    case = complaint(received_on=LONGEST)
    page = opened(open_page, case, width=width, dark=dark)
    assert case.standing(today, calendar).kind == "late"
    for _ in range(2):
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)
        page.goto("/pengaduan/status/lihat/bukti/")
    page.goto("/pengaduan/status/lihat/")
    press(page, "Tagih jawaban")
    assert axe_findings(page) == []
