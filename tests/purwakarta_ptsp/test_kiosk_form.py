"""The complaint form on the touch screen: the same three pages, and nothing of them left behind."""

import re

import pytest
from django.test import Client

from complaints.models import Complaint
from standards.qr import qr_code
from tests.complaints.citizen_form import WHAT, WHO, code_on, page_text
from tests.factories import LOKOMOTIF

pytestmark = pytest.mark.django_db
HOME = "/kios/"
NEW = f"{HOME}pengaduan/baru/"


def send(client: Client) -> str:
    """All three pages; the address of the receipt."""
    page = client.get(NEW)["Location"]
    for answers in (WHAT, WHO, {}):
        assert page.startswith(HOME)
        page = client.post(page, answers)["Location"]
    return page


@pytest.fixture
def tablet() -> Client:
    return Client()


def test_the_whole_form_stays_inside_and_makes_a_case(tablet):
    receipt = send(tablet)
    assert receipt.startswith(f"{HOME}pengaduan/tanda-terima/")
    page = tablet.get(receipt)
    case = Complaint.objects.get()
    assert case.number in page_text(page)
    assert len(code_on(page_text(page)).split()) == 3
    assert f'<a class="btn" href="{HOME}">Selesai, hapus dari layar</a>' in page.content.decode()
    assert "Lihat status" not in page_text(page)


def test_home_forgets_the_visitor(tablet):
    receipt = send(tablet)
    unsent = tablet.get(NEW)["Location"]
    tablet.post(unsent, WHAT)
    session = tablet.session.session_key
    tablet.get(HOME)
    assert "sessionid" not in tablet.cookies or tablet.cookies["sessionid"].value == ""
    assert not tablet.session.exists(session)
    assert tablet.get(receipt).status_code == 404
    assert WHAT["description"] not in page_text(tablet.get(unsent))


def test_the_next_visitor_never_meets_the_words_of_the_one_before(tablet):
    """She walked away in mid-form and nobody touched the screen since: no home in between."""
    before = tablet.post(tablet.get(NEW)["Location"], WHAT)["Location"]
    after = tablet.get(NEW)
    assert after.status_code == 302
    assert WHAT["description"] not in page_text(tablet.get(after["Location"]))
    assert tablet.get(before).status_code == 404


def test_staff_who_try_the_kiosk_stay_signed_in(as_user, petugas):
    browser = as_user(petugas)
    browser.get(HOME)
    assert browser.get("/petugas/").status_code == 200


def test_no_field_offers_what_others_typed_and_no_script_keeps_it(tablet):
    what = tablet.get(NEW)["Location"]
    who = tablet.post(what, WHAT)["Location"]
    for address in (what, who):
        html = tablet.get(address).content.decode()
        assert set(re.findall(r'autocomplete="([^"]*)"', html)) == {"off"}
        assert "typing.js" not in html
        assert tablet.get(address)["Cache-Control"] == "private, no-store"


def test_mistakes_are_told_inside_with_every_word_kept(tablet):
    what = tablet.get(NEW)["Location"]
    page = tablet.post(what, WHAT | {"component": ""})
    assert page.status_code == 200
    assert "Pilih masalahnya tentang apa" in page_text(page)
    assert WHAT["description"] in page_text(page)
    assert f'class="btn btn-onblue" href="{HOME}"' in page.content.decode()


def test_the_code_for_the_telephone_leads_to_a_form_or_status_of_its_own(tablet):
    what = tablet.get(NEW)["Location"]
    assert qr_code("http://testserver/pengaduan/baru/").path in tablet.get(what).content.decode()
    receipt = send(tablet)
    assert qr_code("http://testserver/pengaduan/status/").path in tablet.get(receipt).content.decode()


def test_without_script_there_is_time_to_write(tablet, settings):
    settings.KIOSK_IDLE_SECONDS = 45
    html = tablet.get(tablet.get(NEW)["Location"]).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="900;url=/kios/"></noscript>' in html
    assert 'data-idle="45"' in html


def test_a_page_from_before_leads_home_instead_of_out():
    stale = Client(enforce_csrf_checks=True)
    answer = stale.post(stale.get(NEW)["Location"], WHAT)
    assert (answer.status_code, answer["Location"]) == (302, HOME)


def test_a_part_of_a_standard_is_complained_about_here_too(tablet):
    standard = tablet.get(f"{HOME}standar/{LOKOMOTIF}/").content.decode()
    link = f"{NEW}?standar={LOKOMOTIF}&komponen=3"
    assert link.replace("&", "&amp;") in standard
    assert "Jangka Waktu" in page_text(tablet.get(link, follow=True))
