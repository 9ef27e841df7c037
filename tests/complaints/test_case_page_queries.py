"""The page of a case costs at most twelve queries, whoever opens it and however far the case has come."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints import assignment
from complaints.accusation import About
from complaints.intake import ServiceStatus
from complaints.models import (
    ApipDecision,
    ApipRequest,
    CompletenessNotice,
    Letter,
    Reopening,
    RouteChoice,
)
from complaints.workflow import Action, Route
from tests.complaints.desk import CLOSED_ON, DAY, answered, closed, followed, reviewed, step, taken
from tests.factories import complaint

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def _letter():
    return Letter(to="Dinas PU", number="503/7", sent_on=DAY, due_on=DAY + timedelta(days=7), about="Data.")


def _registered(handler, head):
    return complaint()


def _undated(handler, head):
    return complaint(service_status=ServiceStatus.NOT_REMEMBERED)


def _late(handler, head):
    return complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))


def _taken(handler, head):
    return taken(complaint(), handler)


def _incomplete(handler, head):
    asked = CompletenessNotice(missing="Nomor permohonan.", on=DAY, how="Telepon")
    return step(taken(complaint(), handler), Action.ASK_COMPLETION, handler, asked)


def _reviewed(handler, head):
    return reviewed(complaint(), handler)


def _waiting_approval(handler, head):
    return step(_reviewed(handler, head), Action.ASK_APIP, handler, ApipRequest(reason="Di luar kewenangan."))


def _followed_up(handler, head):
    return followed(complaint(), handler)


def _with_an_agency(handler, head):
    route = RouteChoice(route=Route.TEAM, reason="Di luar kantor.")
    return step(_reviewed(handler, head), Action.REFER, handler, route, _letter())


def _with_auditors(handler, head):
    decided = ApipDecision(authority="Kepala DPMPTSP", note="Setuju.")
    route = RouteChoice(route=Route.APIP, reason="Setuju.")
    case = step(_waiting_approval(handler, head), Action.APPROVE_APIP, head, decided, route)
    return step(case, Action.WRITE_APIP, handler, _letter())


def _answered(handler, head):
    return answered(complaint(), handler)


def _closed(handler, head):
    return closed(complaint(), handler)


def _reopened(handler, head):
    again = Reopening(reason="Belum selesai.")
    return step(_closed(handler, head), Action.REOPEN, handler, again, on=CLOSED_ON)


STAGES = [
    _registered,
    _undated,
    _late,
    _taken,
    _incomplete,
    _reviewed,
    _waiting_approval,
    _followed_up,
    _with_an_agency,
    _with_auditors,
    _answered,
    _closed,
    _reopened,
]


def _queries_of(desk, case) -> list[str]:
    address = reverse("desk-case", args=[case.number])
    desk.get(address)  # the first page of a sign-in also writes down when it was
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return [query["sql"] for query in asked]


@pytest.fixture
def desks(as_user, petugas, pelaksana, kasi, kepala, inspektorat):
    return [as_user(user) for user in (petugas, pelaksana, kasi, kepala, inspektorat)]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__.strip("_"))
def test_a_case_costs_at_most_twelve_queries(stage, desks, pelaksana, kepala):
    case = stage(pelaksana, kepala)
    for desk in desks:
        queries = _queries_of(desk, case)
        assert len(queries) <= MOST_QUERIES, "\n".join(queries)


@pytest.mark.parametrize("reader", ["pelaksana", "kasi"])
def test_an_accused_costs_the_same_however_many_steps_ask(
    reader, as_user, pelaksana, kasi, kepala, petugas, request
):
    case = followed(complaint(), pelaksana)
    assignment.name_accused(case, About.OFFICERS, [petugas.officer], by=kasi, reason="")
    queries = _queries_of(as_user(request.getfixturevalue(reader)), case)
    assert len(queries) <= MOST_QUERIES + 1, "\n".join(queries)  # the one that says who
