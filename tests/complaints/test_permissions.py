"""Who may see whom: the rules of one module, role by role."""

from datetime import date

import pytest

from complaints.accusation import About
from complaints.assignment import name_accused
from complaints.data_requests import ask
from complaints.data_rights import Right
from complaints.models import IdentityView, Officer
from complaints.permissions import (
    may_open_identities,
    may_open_identity,
    may_see_code,
    may_see_identity,
    may_see_looks,
)
from tests.complaints.citizen_form import clock
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
DAY, NEXT_DAY = date(2026, 3, 10), date(2026, 3, 11)
ROLES = "petugas pelaksana kasi kepala inspektorat editor penetap pengelola".split()


def those(request, rule) -> set[str]:
    return {role for role in ROLES if rule(request.getfixturevalue(role))}


def test_who_opens_identities(request):
    case = complaint()
    assert those(request, lambda user: may_open_identity(user, case)) == {"pelaksana", "kasi", "kepala"}


def test_outside_the_office_only_those_of_cases_that_go_above(request, editor):
    Officer.objects.filter(pk=editor.officer.pk).update(handles_above=True)
    editor.refresh_from_db()
    above, other = complaint(), complaint()
    name_accused(above, About.OFFICE, [], by=request.getfixturevalue("kasi"))
    assert {"inspektorat", "editor"} <= those(request, lambda user: may_open_identity(user, above))
    assert not {"inspektorat", "editor"} & those(request, lambda user: may_open_identity(user, other))
    assert {"inspektorat", "editor"} <= those(request, may_open_identities)


def test_the_inspectorate_opens_it_with_a_reason_on_record(as_user, inspektorat, kasi):
    above, other = complaint(), complaint()
    name_accused(above, About.OFFICE, [], by=kasi)
    client, reason = as_user(inspektorat), {"identity-reason": "Menyampaikan jawaban"}
    assert client.post(f"/petugas/perkara/{above}/identitas/", {}).context["identity_form"].errors
    page = client.post(f"/petugas/perkara/{above}/identitas/", reason)
    assert WARGA.name in page.content.decode()
    assert client.post(f"/petugas/perkara/{other}/identitas/", reason).status_code == 403
    assert as_user(kasi).post(f"/petugas/perkara/{above}/identitas/", reason).status_code == 404
    look = IdentityView.objects.get()
    assert (look.complaint, look.by, look.reason) == (above, inspektorat, "Menyampaikan jawaban")


def test_requests_about_data_in_a_case_above_are_answered_there(as_user, inspektorat, kasi):
    above, other = complaint(), complaint()
    name_accused(above, About.OFFICE, [], by=kasi)
    opened, closed = ask(above, Right.ACCESS, ""), ask(other, Right.ACCESS, "")
    client = as_user(inspektorat)
    page = client.get("/petugas/data-pribadi/").content.decode()
    assert f"/petugas/data-pribadi/{opened.pk}/" in page
    assert f"/petugas/data-pribadi/{closed.pk}/" not in page
    for word in ("", "buka/", "jawab/"):
        method = client.post if word else client.get
        assert method(f"/petugas/data-pribadi/{opened.pk}/{word}").status_code == 200
        assert method(f"/petugas/data-pribadi/{closed.pk}/{word}").status_code == 403


def test_who_oversees_the_openings(request):
    assert those(request, may_see_looks) == {"kasi", "kepala", "inspektorat"}


@pytest.mark.parametrize(("on", "counter"), [(DAY, {"petugas"}), (NEXT_DAY, set())])
def test_who_entered_a_case_sees_its_paper_on_that_day_only(request, petugas, on, counter):
    with clock(at(2026, 3, 10, 23)):
        case = complaint(by=petugas)
    assert those(request, lambda user: may_see_code(user, case, on)) == counter
    assert those(request, lambda user: may_see_identity(user, case, on)) == counter


def test_nobody_sees_the_code_of_what_came_through_the_portal(request):
    with clock(at(2026, 3, 10)):
        case = complaint()
    assert those(request, lambda user: may_see_code(user, case, DAY)) == set()
