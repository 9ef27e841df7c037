"""Who minds meeting the officer complained about is heard separately, and staff see it first."""

import pytest

from complaints.models import Complaint
from complaints.side_steps import SideStep
from tests.complaints.citizen_form import WHO, page_text, send, write
from tests.complaints.desk import closed
from tests.factories import complaint

pytestmark = pytest.mark.django_db
NOTICE = "Pelapor keberatan dipertemukan dengan petugas yang diadukan."


def test_the_wish_from_the_form_stands_on_the_page(as_user, pelaksana):
    case = complaint(separate_hearing=True)
    page = as_user(pelaksana).get(f"/petugas/perkara/{case}/").content.decode()
    assert NOTICE in page
    assert "Catat: didengar terpisah" not in page
    assert NOTICE not in as_user(pelaksana).get(f"/petugas/perkara/{complaint()}/").content.decode()


@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala"])
def test_it_is_written_down_later_with_an_event(as_user, request, who):
    case, user = complaint(), request.getfixturevalue(who)
    answer = as_user(user).post(f"/petugas/perkara/{case}/didengar-terpisah/", follow=True)
    assert f"Pelapor perkara {case} sekarang dicatat untuk didengar terpisah." in answer.content.decode()
    event = case.events.last()
    assert (event.action, event.by, event.source, event.target) == (
        SideStep.HEAR_SEPARATELY,
        user,
        "registered",
        "registered",
    )
    assert Complaint.objects.get().separate_hearing


def test_twice_is_one_event(as_user, pelaksana):
    case, desk = complaint(), as_user(pelaksana)
    for words in ("sekarang dicatat", "memang sudah dicatat"):
        answer = desk.post(f"/petugas/perkara/{case}/didengar-terpisah/", follow=True)
        assert words in answer.content.decode()
    assert case.events.count() == 2


def test_who_only_reads_may_not(as_user, inspektorat):
    case = complaint()
    assert as_user(inspektorat).post(f"/petugas/perkara/{case}/didengar-terpisah/").status_code == 403
    assert (
        "Catat: didengar terpisah"
        not in as_user(inspektorat).get(f"/petugas/perkara/{case}/").content.decode()
    )
    assert case.events.count() == 1


def test_a_closed_case_no_longer_offers_it(as_user, pelaksana):
    case = closed(complaint(), pelaksana)
    assert (
        "Catat: didengar terpisah" not in as_user(pelaksana).get(f"/petugas/perkara/{case}/").content.decode()
    )


@pytest.mark.parametrize("number", ["P-2026-9999", "x"])
def test_an_unknown_case_is_not_found(as_user, pelaksana, number):
    assert as_user(pelaksana).post(f"/petugas/perkara/{number}/didengar-terpisah/").status_code == 404


@pytest.mark.parametrize("minds", [True, False], ids=["minds", "does-not"])
def test_the_citizen_says_so_on_the_form(warga, minds):
    who = WHO | ({"separate_hearing": "on"} if minds else {})
    checked = page_text(warga.get(write(warga, who=who)))
    assert ("Anda didengar terpisah" if minds else "Tidak keberatan") in checked
    send(warga, who=who)
    assert Complaint.objects.get().separate_hearing == minds
