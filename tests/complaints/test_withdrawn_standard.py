"""A case outlives its standard: the name stays on every page after the standard is withdrawn."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints.matters import service_names
from complaints.models import Complaint
from complaints.promise import promise_of
from standards.models import ServiceStandard
from standards.publishing import publish
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import closed
from tests.factories import INSPEKSI, LOKOMOTIF, at, complaint, release, standard, version

pytestmark = pytest.mark.django_db
NAME = "KBLI 33152 Reparasi Lokomotif dan Gerbong Kereta"
NO_STANDARD = "Tidak menyangkut satu standar"


def withdraw(*day: int) -> None:
    draft = release(date(*day))
    version(draft, standard(), withdrawn=True)
    publish(draft, by=None, at=at(*day))


@pytest.fixture
def case() -> Complaint:
    """Received on 10 March 2026, its standard withdrawn in April."""
    with clock(at(2026, 3, 10)):
        made = complaint()
    withdraw(2026, 4, 1)
    return made


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


@pytest.mark.parametrize("query", ["", "?kelompok=terlambat"])
def test_the_lists_name_it(desk, case, query) -> None:
    page = page_text(desk.get("/petugas/" + query))
    assert NAME in page
    assert NO_STANDARD not in page


def test_the_list_of_what_is_done_names_it(desk, pelaksana, case) -> None:
    closed(case, pelaksana)
    assert NAME in page_text(desk.get("/petugas/?tahap=selesai"))


def test_the_case_names_it_without_a_link_to_nothing(desk, warga, case) -> None:
    body = desk.get(reverse("desk-case", args=[case.number])).content.decode()
    public_page = reverse("standard", args=[LOKOMOTIF])
    assert warga.get(public_page).status_code == 404
    assert f"{NAME}. Standar ini tidak berlaku lagi." in body
    assert public_page not in body


def test_while_in_force_the_case_links_to_it(desk) -> None:
    body = desk.get(reverse("desk-case", args=[complaint().number])).content.decode()
    assert f'<a href="{reverse("standard", args=[LOKOMOTIF])}">{NAME}</a>' in body


def test_the_receipt_names_it(desk, case) -> None:
    assert NAME in page_text(desk.get(reverse("desk-receipt", args=[case.number])))


def test_the_name_is_that_of_the_day_of_receipt(desk, case) -> None:
    draft = release(date(2026, 5, 1))
    version(draft, standard(), name="Nama baru", withdrawn=False)
    publish(draft, by=None, at=at(2026, 5, 1))
    assert promise_of(case).version.name == "Reparasi Lokomotif dan Gerbong Kereta"
    assert "Nama baru" in page_text(desk.get("/petugas/"))


def test_a_letter_from_after_the_end_still_names_it() -> None:
    withdraw(2026, 3, 1)
    assert promise_of(complaint(received_on=date(2026, 3, 10))).version.withdrawn


def test_a_letter_older_than_its_standard_has_the_name_under_which_it_was_entered() -> None:
    new = ServiceStandard.objects.create(slug="baru", sector=standard().sector)
    known = standard().versions.get()
    draft = release(date(2026, 3, 9))
    header = {"annex_number": 99, "activity": known.activity, "name": "Baru"}
    draft.versions.create(standard=new, risk=known.risk, licence_type=known.licence_type, **header)
    type(draft).objects.filter(pk=draft.pk).update(published_at=timezone.now())
    with clock(at(2026, 3, 10)):
        case = complaint(standard=new, received_on=date(2026, 3, 5))
    assert promise_of(case).version.name == "Baru"


def test_only_the_standards_asked_for_are_named(django_assert_num_queries) -> None:
    key = standard().pk
    with django_assert_num_queries(1):
        assert service_names({key}, date(2026, 3, 10)) == {key: NAME}
    with django_assert_num_queries(0):
        assert service_names(set(), date(2026, 3, 10)) == {}


@pytest.mark.parametrize("query", ["", "?kelompok=terlambat"])
def test_a_page_of_cases_names_the_standards_it_shows_and_no_others(desk, monkeypatch, query) -> None:
    asked = []
    monkeypatch.setattr("complaints.views.queue.service_names", lambda keys, on: asked.append(keys) or {})
    monkeypatch.setattr("complaints.views.queue.SHOWN_IN_A_GROUP", 1)
    monkeypatch.setattr("complaints.views.queue.ROWS_A_PAGE", 1)
    complaint(received_on=date(2026, 3, 9), standard=standard(INSPEKSI))
    complaint()
    desk.get("/petugas/" + query)
    assert asked == [{standard(INSPEKSI).pk}]


@pytest.mark.parametrize(("day", "expected"), [((2026, 3, 31), True), ((2026, 4, 1), False)])
def test_it_is_in_force_until_the_day_of_its_end(case, day, expected) -> None:
    assert Complaint.objects.with_public_page(date(*day)).get(pk=case.pk).has_public_page is expected
