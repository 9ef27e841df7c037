"""Who may see whom: the rules of one module, role by role."""

from datetime import date

import pytest

from complaints.permissions import may_open_identity, may_see_code, may_see_identity, may_see_looks
from tests.complaints.citizen_form import clock
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
DAY, NEXT_DAY = date(2026, 3, 10), date(2026, 3, 11)
ROLES = "petugas pelaksana kasi kepala inspektorat editor penetap pengelola".split()


def those(request, rule) -> set[str]:
    return {role for role in ROLES if rule(request.getfixturevalue(role))}


def test_who_opens_identities(request):
    assert those(request, may_open_identity) == {"pelaksana", "kasi", "kepala"}


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
