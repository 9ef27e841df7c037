"""A change of the calendar: which cases move, how far, with what on record; and who stays."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from complaints.history import history
from complaints.intake import Identity, Kind
from complaints.models import CalendarYear, Complaint, DueDateMove, Holiday, WorkingWeek
from complaints.replanning import Plan, carry_out, plan_moves
from complaints.workdays import DayKind
from tests.complaints.desk import DAY, answered, by_hand, closed, taken
from tests.factories import complaint

DUE = date(2026, 4, 7)
in_database = pytest.mark.django_db


def day_off(on: date, kind: DayKind = DayKind.LOCAL_CLOSURE) -> Holiday:
    return Holiday.objects.create(on=on, kind=kind, name="Pindahan kantor")


def moves(plan: Plan) -> list[tuple[date | None, date, str]]:
    return [(move.before, move.after, move.shift_in_words) for move in plan.moves]


@in_database
def test_without_a_change_nothing_moves() -> None:
    complaint()
    assert plan_moves(DAY) == Plan(())


@in_database
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda: day_off(date(2026, 3, 12)), (date(2026, 4, 8), "mundur 1 hari kerja")),
        (lambda: day_off(DUE), (date(2026, 4, 8), "mundur 1 hari kerja")),
        (
            lambda: Holiday.objects.filter(on=date(2026, 4, 3)).delete(),
            (date(2026, 4, 6), "maju 1 hari kerja"),
        ),
        (
            lambda: WorkingWeek.objects.update(joint_leave_is_off=False),
            (date(2026, 3, 31), "maju 4 hari kerja"),
        ),
        (lambda: WorkingWeek.objects.update(saturday=True), (date(2026, 4, 2), "maju 3 hari kerja")),
        (lambda: day_off(date(2026, 4, 8)), None),
        (lambda: day_off(date(2026, 3, 14)), None),
    ],
    ids=[
        "a day off before it",
        "the day itself",
        "a day off taken away",
        "joint leave worked through",
        "Saturdays worked",
        "a day off after it",
        "a day off on a Saturday",
    ],
)
def test_how_far_a_change_moves_an_open_case(change, expected) -> None:
    complaint()
    change()
    assert moves(plan_moves(DAY)) == ([(DUE, *expected)] if expected else [])


@in_database
def test_a_case_that_could_not_be_computed_gets_its_date_when_the_year_is_known() -> None:
    case = complaint(received_on=date(2027, 12, 20))
    assert case.due_on is None
    CalendarYear.objects.create(year=2028)
    Holiday.objects.create(on=date(2028, 1, 1), kind=DayKind.NATIONAL_HOLIDAY, name="Tahun Baru")
    assert moves(plan_moves(DAY)) == [(None, date(2028, 1, 10), "baru dapat dihitung")]


@in_database
def test_who_does_not_move(kasi, pelaksana) -> None:
    finished, told = closed(complaint(), pelaksana), answered(complaint(), pelaksana)
    suggestion = complaint(wants=Kind.SUGGESTION)
    nameless = complaint(identity=Identity.NONE)
    still = taken(complaint(), pelaksana)
    day_off(date(2026, 3, 12))
    plan = plan_moves(DAY)
    assert [move.case for move in plan.moves] == [still]
    carry_out(plan, by=kasi, cause="Pindahan kantor.")
    dates = Complaint.objects.order_by("serial").values_list("due_on", flat=True)
    assert list(dates) == [DUE, DUE, None, None, date(2026, 4, 8)]
    assert not DueDateMove.objects.exclude(event__complaint=still).exists()
    assert {finished, told, suggestion, nameless, still} == set(Complaint.objects.all())


@in_database
def test_a_move_is_one_event_with_both_dates_and_why(kasi) -> None:
    case = complaint()
    day_off(date(2026, 3, 12))
    assert carry_out(plan_moves(DAY), by=kasi, cause="Pindahan kantor, SK Bupati 12.") == 1
    entry = history(case)[-1]
    assert (entry.title, entry.by) == ("Batas jawaban bergeser", "Kasi (Kepala Seksi Pengaduan)")
    assert entry.words == (
        ("Batas semula", "7 April 2026"),
        ("Batas baru", "8 April 2026"),
        ("Sebab", "Pindahan kantor, SK Bupati 12."),
    )
    assert case.events.count() == 2
    assert plan_moves(DAY).moves == ()


@in_database
def test_a_case_answered_after_the_plan_stays(kasi, pelaksana) -> None:
    case = complaint()
    day_off(date(2026, 3, 12))
    plan = plan_moves(DAY)
    answered(case, pelaksana)
    assert carry_out(plan, by=kasi, cause="Pindahan kantor.") == 0
    case.refresh_from_db()
    assert case.due_on == DUE


@in_database
def test_the_plan_says_which_cases_are_late_at_once() -> None:
    complaint()
    WorkingWeek.objects.update(joint_leave_is_off=False)
    assert plan_moves(date(2026, 3, 31)).late == 0
    assert plan_moves(date(2026, 4, 1)).late == 1


@in_database
def test_the_fingerprint_is_that_of_the_cases_and_their_dates() -> None:
    complaint()
    day_off(date(2026, 3, 12))
    first = plan_moves(DAY).fingerprint
    assert first == plan_moves(DAY).fingerprint
    by_hand(Complaint.objects.filter(pk=complaint().pk), due_on=DUE)
    assert first != plan_moves(DAY).fingerprint


@in_database
def test_the_date_of_a_closed_case_cannot_be_changed_by_hand_either(pelaksana) -> None:
    case = closed(complaint(), pelaksana)
    with pytest.raises(IntegrityError, match="perkara yang selesai tidak berubah"), transaction.atomic():
        Complaint.objects.filter(pk=case.pk).update(due_on=date(2026, 4, 8))
    Complaint.objects.filter(pk=case.pk).update(due_on=DUE)


def test_a_case_filed_during_the_change_is_counted_by_the_new_calendar(committed, kasi) -> None:
    """Filing waits for the change, or the change sees the case: never neither."""
    start, filed = Barrier(2, timeout=20), []

    def file() -> None:
        start.wait()
        filed.append(complaint().due_on)
        connection.close()

    filing = Thread(target=file)
    filing.start()
    with transaction.atomic():
        plan_moves(DAY)  # takes the calendar
        start.wait()
        filing.join(0.3)
        assert not filed
        day_off(date(2026, 3, 12))
        carry_out(plan_moves(DAY), by=kasi, cause="Pindahan kantor.")
    filing.join(20)
    assert filed == [date(2026, 4, 8)]
