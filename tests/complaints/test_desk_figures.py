"""What keeps the desk quick with a million cases: few queries, capped counts, the waiting in an index."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from complaints import queue
from complaints.grouping import grouping
from complaints.intake import Identity
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.queue import Group
from complaints.views import queue as queue_page
from tests.complaints.desk import answered, by_hand, closed, taken
from tests.factories import complaint

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(kasi, pelaksana) -> list[Complaint]:
    """Cases in every group, more than one day in some."""
    today = timezone.localdate()
    cases = [complaint(received_on=today) for _ in range(12)]
    for case, days in zip(cases, (-40, -3, -3, 0, 1, 5, 20, 20), strict=False):
        by_hand(Complaint.objects.filter(pk=case.pk), due_on=today + timedelta(days=days))
    by_hand(Complaint.objects.filter(pk=cases[8].pk), due_on=None)
    Complaint.objects.filter(pk=cases[9].pk).update(quarantine="held")
    taken(cases[0], pelaksana)
    answered(cases[10], pelaksana, on=today)
    Complaint.objects.filter(pk=cases[2].pk).update(is_priority=True)
    return [*cases, complaint(identity=Identity.NONE)]


def test_the_groups_of_the_database_are_those_of_each_case(waiting):
    today, calendar = timezone.localdate(), working_calendar()
    found = grouping(Complaint.objects.all(), today, calendar)
    rows = [queue.row(case, today, calendar) for case in Complaint.objects.for_list().by_urgency()]
    assert {row.group for row in rows} == set(Group)
    for group in Group:
        expected = [row.case for row in rows if row.group == group]
        assert list(found.of(group)) == expected
        assert found.totals[group] == len(expected)
    assert found.total == len(waiting)


def test_the_first_of_every_group_come_in_their_order(waiting):
    today, calendar = timezone.localdate(), working_calendar()
    found = grouping(Complaint.objects.all(), today, calendar)
    rows = [queue.row(case, today, calendar) for case in found.beginnings(1)]
    firsts = {row.group: row.case for row in rows}
    assert len(rows) == len(Group)
    assert firsts[Group.LATE] == waiting[2]
    assert all(case == found.of(group).first() for group, case in firsts.items())


def test_nothing_waits_and_nothing_is_asked_for():
    found = grouping(Complaint.objects.all(), timezone.localdate(), working_calendar())
    assert (found.total, list(found.beginnings(20)), list(found.of(Group.LATE))) == (0, [], [])


@pytest.mark.parametrize(
    "query",
    ["", "?milik=saya", "?milik=belum-diambil", *(f"?kelompok={group}" for group in Group), "?tahap=selesai"],
)
def test_a_list_costs_at_most_twelve_queries(
    query, waiting, as_user, kasi, pelaksana, django_assert_max_num_queries
):
    closed(complaint(), pelaksana)
    desk = as_user(kasi)
    desk.get(reverse("desk-queue"))  # the first page of a sign-in also writes down when it was
    with django_assert_max_num_queries(12):
        assert desk.get(reverse("desk-queue") + query).status_code == 200


@pytest.mark.parametrize(
    "name", ["desk-messages", "desk-looks", "desk-reports", "desk-data-requests", "desk-handover"]
)
def test_a_journal_costs_at_most_twelve_queries(name, waiting, as_user, kasi, django_assert_max_num_queries):
    desk = as_user(kasi)
    desk.get(reverse("desk-queue"))  # the first page of a sign-in also writes down when it was
    with django_assert_max_num_queries(12):
        assert desk.get(reverse(name)).status_code == 200


def test_what_is_closed_is_counted_no_further_than_it_is_shown(as_user, pelaksana, monkeypatch):
    monkeypatch.setattr(queue_page, "MOST_CLOSED", 2)
    for _ in range(3):
        closed(complaint(), pelaksana)
    page = as_user(pelaksana).get(reverse("desk-queue") + "?tahap=selesai&hal=99").content.decode()
    assert "2 perkara terbaru dari yang sudah selesai." in page
    assert "2 perkara, yang terbaru" not in page


def test_the_waiting_cases_are_read_from_their_own_index(waiting):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Complaint.objects.open().by_urgency()[:20].explain()
    assert "Index Scan using complaint_waiting" in plan
    assert "Sort" not in plan


def test_the_database_compiles_no_query_of_the_portal():
    with connection.cursor() as cursor:
        cursor.execute("SELECT source, setting FROM pg_settings WHERE name = 'jit'")
        assert cursor.fetchone() == ("client", "off")
