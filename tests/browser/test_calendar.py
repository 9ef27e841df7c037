"""The Administrator closes the office for a day: first the cases that move, then all of it at once."""

from django.utils import timezone
from playwright.sync_api import expect

from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from tests.browser.conftest import axe_findings, scrolls_sideways, sign_in
from tests.factories import complaint


def test_a_closure_is_previewed_stored_and_taken_back(open_page, staff):
    today = timezone.localdate()
    case, calendar = complaint(received_on=today), working_calendar()
    page = open_page("/masuk/")
    sign_in(page, staff["pengelola"])
    page.goto("/kelola/complaints/holiday/add/")
    page.locator("#id_on").fill(calendar.add(today, 1).isoformat())
    page.locator("#id_kind").select_option("local_closure")
    page.locator("#id_name").fill("Kantor dipindah")
    page.locator("[name=_save]").click()
    row = page.get_by_role("row", name=case.number)
    expect(row).to_contain_text("mundur 1 hari kerja")
    assert axe_findings(page) == []
    assert not scrolls_sideways(page)
    assert Complaint.objects.get(pk=case.pk).due_on == case.due_on
    page.get_by_role("button", name="Simpan dan geser").click()
    expect(page.locator(".messagelist")).to_contain_text("perkara terbuka ikut bergeser")
    assert Complaint.objects.get(pk=case.pk).due_on == calendar.add(case.due_on, 1)

    page.get_by_role("link", name="Kantor dipindah", exact=True).click()
    page.get_by_role("link", name="Hapus").click()
    page.get_by_role("button", name="Ya").click()
    expect(page.get_by_role("row", name=case.number)).to_contain_text("maju 1 hari kerja")
    page.get_by_role("button", name="Simpan dan geser").click()
    expect(page.locator(".messagelist")).to_contain_text("perkara terbuka ikut bergeser")
    assert Complaint.objects.get(pk=case.pk).due_on == case.due_on


def test_the_proposal_and_the_year_are_read_by_everyone(open_page, staff):
    page = open_page("/masuk/")
    sign_in(page, staff["pengelola"])
    year = timezone.localdate().year + 1
    for path in (f"{year}/hari/", f"{year + 1}/usulan/", ""):
        page.goto(f"/kelola/complaints/calendaryear/{path}")
        assert axe_findings(page) == []
        assert not scrolls_sideways(page)
