"""The identity on the case page: sealed, opened once with a reason, every look on record."""

import pytest

from complaints.intake import Identity
from complaints.models import IdentityView
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def at(case, word=""):
    return f"/petugas/perkara/{case.number}/" + (f"{word}/" if word else "")


@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala", "inspektorat"])
def test_the_identity_is_sealed_on_the_page_for_all(as_user, request, who):
    text = as_user(request.getfixturevalue(who)).get(at(complaint())).content.decode()
    assert WARGA.name not in text
    assert WARGA.phone not in text


@pytest.mark.parametrize("who", ["pelaksana", "kasi", "kepala"])
def test_it_opens_once_with_a_reason_on_record(as_user, request, who):
    user, case = request.getfixturevalue(who), complaint()
    client = as_user(user)
    answer = client.post(at(case, "identitas"), {"identity-reason": "Menelepon untuk klarifikasi"})
    assert WARGA.name in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    look = IdentityView.objects.get()
    assert (look.complaint, look.by, look.reason) == (case, user, "Menelepon untuk klarifikasi")
    assert WARGA.name not in client.get(at(case)).content.decode()


@pytest.mark.parametrize("reason", ["", "   ", "abc", "x" * 201])
def test_it_stays_closed_without_a_reason(desk, reason):
    answer = desk.post(at(complaint(), "identitas"), {"identity-reason": reason})
    assert WARGA.name not in answer.content.decode()
    assert "Galat: " in answer.content.decode()
    assert not IdentityView.objects.exists()


@pytest.mark.parametrize("who", ["petugas", "inspektorat"])
def test_it_stays_closed_to_who_may_not_see_it(as_user, request, who):
    answer = as_user(request.getfixturevalue(who)).post(
        at(complaint(), "identitas"), {"identity-reason": "Ingin tahu"}
    )
    assert answer.status_code == 403
    assert not IdentityView.objects.exists()


def test_where_there_is_no_identity_there_is_none_to_open(desk):
    case = complaint(identity=Identity.NONE)
    answer = desk.post(at(case, "identitas"), {"identity-reason": "Menelepon"})
    assert answer.status_code == 409
    assert "Buka identitas" not in answer.content.decode()
    assert not IdentityView.objects.exists()


def test_opening_is_asked_not_visited(desk):
    assert desk.get(at(complaint(), "identitas")).status_code == 405


def test_overseers_read_who_looked(as_user, desk, pelaksana, inspektorat, kasi):
    case = complaint()
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="Menelepon klarifikasi")
    assert "Menelepon klarifikasi" not in desk.get(at(case)).content.decode()
    for overseer in (inspektorat, kasi):
        assert "Menelepon klarifikasi" in as_user(overseer).get(at(case)).content.decode()
