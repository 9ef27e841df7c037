"""The queue: every open case in exactly one group, and identities nowhere."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from complaints import queue
from complaints.deadlines import SOON_WORKING_DAYS, Standing, StandingKind, standing
from complaints.intake import Identity, Kind
from complaints.queue import Group
from complaints.workdays import Calendar
from complaints.workflow import State
from tests.complaints.desk import answered, closed, taken
from tests.factories import WARGA, complaint

CALENDAR = Calendar.of((), first=date(2026, 1, 1), last=date(2026, 12, 31))
OPEN_STATES = [state for state in State if state != State.CLOSED]


class Case:
    """As much of a case as the queue looks at."""

    def __init__(self, state, kind, due_on, answered_on=None, standard_id=None):
        self.state, self.kind, self.kind_of_case, self.due_on = state, kind, kind, due_on
        self.answered_on, self.standard_id = answered_on, standard_id
        self.clock_began_on, self.was_told, self.outcome = FRIDAY, False, ""
        self.completed_on = self.answer_working_days = None
        self.is_quarantined = self.is_spam = False

    def standing(self, today, calendar):
        return standing(
            self.due_on, self.answered_on or today, calendar, has_deadline=self.kind_of_case == Kind.COMPLAINT
        )


DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1))
CASES = st.builds(Case, st.sampled_from(OPEN_STATES), st.sampled_from(Kind), st.none() | DAYS)


@given(st.lists(CASES, max_size=12), DAYS)
def test_every_open_case_stands_in_exactly_one_group(cases, today):
    rows = [queue.row(case, today, CALENDAR) for case in cases]
    grouped = [row.case for section in queue.sections(rows, {}) for row in section.rows]
    assert sorted(map(id, grouped)) == sorted(map(id, cases))


@pytest.mark.parametrize("kind", StandingKind)
@pytest.mark.parametrize("state", OPEN_STATES)
def test_every_state_and_standing_has_its_group(state, kind):
    expected = Group.ANSWERED if state == State.ANSWERED else Group[kind.name]
    assert queue.group_of(state, Standing(kind)) is expected


def test_the_hints_name_the_days_of_the_groups():
    assert queue.HINTS[Group.SOON] == f"Batas jawaban dalam {SOON_WORKING_DAYS} hari kerja."
    assert f"lebih dari {SOON_WORKING_DAYS} hari" in queue.HINTS[Group.ON_TIME]


FRIDAY = date(2026, 9, 11)


@pytest.mark.parametrize(
    ("due_on", "group", "words"),
    [
        (FRIDAY - timedelta(days=1), Group.LATE, "Terlambat 1 hari kerja"),
        (FRIDAY, Group.DUE_TODAY, "Jatuh tempo hari ini"),
        (FRIDAY + timedelta(days=1), Group.SOON, "Tidak ada sisa hari kerja"),
        (FRIDAY + timedelta(days=3), Group.SOON, "Sisa 1 hari kerja"),
        (FRIDAY + timedelta(days=5), Group.SOON, "Sisa 3 hari kerja"),
        (FRIDAY + timedelta(days=6), Group.ON_TIME, "Sisa 4 hari kerja"),
        (None, Group.UNKNOWN, "Tenggat belum dapat dihitung"),
    ],
)
def test_the_group_and_the_badge_say_the_same(due_on, group, words):
    row = queue.row(Case(State.UNDER_REVIEW, Kind.COMPLAINT, due_on), FRIDAY, CALENDAR)
    assert (row.group, row.badge.text) == (group, words)


@pytest.mark.parametrize(
    ("answered_on", "tone", "words"),
    [
        (FRIDAY, "ok", "Dijawab tepat waktu"),
        (FRIDAY - timedelta(days=2), "ok", "Dijawab tepat waktu"),
        (FRIDAY + timedelta(days=4), "late", "Dijawab terlambat 2 hari kerja"),
    ],
)
def test_an_answered_case_is_judged_by_the_day_of_its_answer(answered_on, tone, words):
    case = Case(State.ANSWERED, Kind.COMPLAINT, FRIDAY, answered_on)
    row = queue.row(case, FRIDAY + timedelta(days=90), CALENDAR)
    assert (row.group, row.badge.tone, row.badge.text) == (Group.ANSWERED, tone, words)


in_database = pytest.mark.django_db


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def received(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@in_database
def test_the_page_shows_each_open_case_once_and_no_identity(desk, kasi, pelaksana):
    cases = [
        complaint(received_on=received(60)),
        complaint(received_on=received(1)),
        complaint(identity=Identity.NONE),
        taken(complaint(identity=Identity.CONFIDENTIAL), kasi),
        answered(complaint(received_on=received(3)), pelaksana, on=received(0)),
    ]
    done = closed(complaint(received_on=received(40)), pelaksana)
    page = desk.get(reverse("desk-queue")).content.decode()
    for case in cases:
        assert page.count(f">{case.number}<") == 1
    assert f">{done.number}<" not in page
    assert WARGA.name not in page
    assert WARGA.phone not in page


@in_database
def test_the_queue_costs_few_queries_whatever_it_holds(desk, pelaksana, django_assert_max_num_queries):
    for days in range(12):
        taken(complaint(received_on=received(days)), pelaksana)
    desk.get(reverse("desk-queue"))  # the first page of a sign-in also writes down when it was
    with django_assert_max_num_queries(12):
        desk.get(reverse("desk-queue"))


@in_database
def test_filters_stand_in_the_address(desk, pelaksana):
    mine, free = taken(complaint(), pelaksana), complaint()
    address = reverse("desk-queue")

    def shown(query):
        page = desk.get(address + query).content.decode()
        return [case for case in (mine, free) if f">{case.number}<" in page]

    assert shown("") == [mine, free]
    assert shown("?milik=saya") == [mine]
    assert shown("?milik=belum-diambil") == [free]
    assert shown("?milik=apa-saja&kelompok=x&hal=y") == [mine, free]
    assert shown("?kelompok=terlambat") == [mine, free]
    assert shown("?kelompok=hari-ini") == []


@in_database
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Tidak ada perkara yang menunggu"),
        ("?milik=saya", "Tidak ada perkara dengan saringan “Perkara saya”"),
        ("?tahap=selesai", "Belum ada perkara yang selesai"),
        ("?kelompok=terlambat", "Kelompok ini kosong"),
    ],
)
def test_an_empty_list_says_what_to_do(desk, query, words):
    page = desk.get(reverse("desk-queue") + query).content.decode()
    assert words in page
    assert 'class="empty"' in page


@in_database
def test_what_is_done_is_listed_on_pages(desk, pelaksana, monkeypatch):
    monkeypatch.setattr("complaints.views.queue.ROWS_A_PAGE", 1)
    first, second = closed(complaint(), pelaksana), closed(complaint(), pelaksana)
    page = desk.get(reverse("desk-queue") + "?tahap=selesai").content.decode()
    assert f">{second.number}<" in page
    assert f">{first.number}<" not in page
    assert "Halaman 1 dari 2" in page


@in_database
@pytest.mark.parametrize("typed", ["P-2026-0001", "2026 1", "p 2026-0001"])
def test_a_number_opens_its_case(desk, typed):
    case = complaint()
    answer = desk.get(reverse("desk-queue"), {"nomor": typed})
    assert answer["Location"] == reverse("desk-case", args=[case.number])


@in_database
@pytest.mark.parametrize(
    ("typed", "words"),
    [("P-2026-0009", "tidak ada dalam register"), ("x", "Periksa nomor"), ("", "Periksa nomor")],
)
def test_a_number_that_is_none_is_told_and_kept(desk, typed, words):
    page = desk.get(reverse("desk-queue"), {"nomor": typed}).content.decode()
    assert words in page
    assert f'name="nomor" value="{typed}"' in page


@in_database
def test_a_long_group_shows_its_beginning_and_a_way_to_the_rest(desk, monkeypatch):
    monkeypatch.setattr("complaints.views.queue.SHOWN_IN_A_GROUP", 1)
    first, second = complaint(), complaint()
    page = desk.get(reverse("desk-queue")).content.decode()
    assert f">{first.number}<" in page
    assert f">{second.number}<" not in page
    assert "?kelompok=terlambat" in page
