"""A case moves only by its steps: refused to the wrong account, in a shell, in the admin."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import IntegrityError, connection, transaction

from complaints.intake import ServiceStatus
from complaints.models import Complaint
from complaints.permissions import NotAllowed, NotAllowedNow, check_perform
from complaints.workflow import Action, Route, State
from tests.complaints.test_workflow import CELLS
from tests.factories import complaint

pytestmark = pytest.mark.django_db


def committed(change: Callable[[], object]) -> None:
    """The change, and what the database asks at its commit."""
    change()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("change", [{"state": "closed"}, {"outcome": "proven"}, {"kind": "suggestion"}])
def test_the_database_refuses_a_case_that_moves_without_its_event(change):
    case = complaint()
    with pytest.raises(IntegrityError, match="hanya berubah bersama peristiwa"), transaction.atomic():
        committed(lambda: Complaint.objects.filter(pk=case.pk).update(**change, due_on=None))


def test_a_case_saved_by_hand_is_refused_too():
    case = complaint()
    case.state = State.CLOSED
    with pytest.raises(IntegrityError, match="hanya berubah bersama peristiwa"), transaction.atomic():
        committed(case.save)


def test_no_case_and_no_step_of_it_is_in_the_admin():
    registered = {model._meta.model_name for model in admin.site._registry}
    assert not registered & {"complaint", "event", "answer", "review", "complainantidentity"}


ROLES = "petugas pelaksana kasi kepala inspektorat editor penetap pengelola".split()
COLUMNS = {"C": "petugas", "P": "pelaksana", "S": "kasi", "H": "kepala"}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("state", State)
def test_each_account_may_take_the_steps_of_its_role(request, who, state):
    """The model, asked for every action: as the handler, or as another where that is asked."""
    user, case = request.getfixturevalue(who), complaint()
    case.state, case.route, case.may_be_suggestion = state, Route.APIP, True
    case.service_status = ServiceStatus.NOT_REMEMBERED
    for action in Action:
        case.handler = None if action == Action.DECIDE_LATE else user
        letters = CELLS[state, action].partition(" ")[0]
        if who in [COLUMNS.get(letter) for letter in letters]:
            assert check_perform(user, action, case).action == action
        else:
            with pytest.raises((NotAllowed, NotAllowedNow)):
                check_perform(user, action, case)
