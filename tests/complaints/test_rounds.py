"""A case that was opened again: the clock, the alarms and the reminders are those of its present round,
and what the first round came to stays on record."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from complaints.clock import alarms_of
from complaints.deadlines import SoftAlarmKind
from complaints.models import (
    Answer,
    Complaint,
    CompletenessNotice,
    Completion,
    Event,
    Holiday,
    Reopening,
    Review,
)
from complaints.models.calendar import working_calendar
from complaints.models.outbox import Reminder
from complaints.reminders import Stage
from complaints.reminding import remind
from complaints.replanning import carry_out, plan_moves
from complaints.workdays import DayKind
from complaints.workflow import Action, Outcome
from tests.complaints.desk import ANSWER, DAY, REVIEW, answered, closed, internal, notice, step, taken
from tests.factories import complaint

pytestmark = pytest.mark.django_db
DUE, AGAIN, DUE_AGAIN = date(2026, 4, 7), date(2026, 5, 8), date(2026, 6, 4)
CLOSURE = date(2026, 5, 12)


def reopened(case: Complaint, by, on: date = AGAIN) -> Complaint:
    return step(closed(case, by), Action.REOPEN, by, Reopening(reason="Belum tuntas."), on=on)


def close_on(day: date) -> None:
    Holiday.objects.create(on=day, kind=DayKind.LOCAL_CLOSURE, name="Pindahan kantor")


def seen(case: Complaint) -> Complaint:
    """As pages and lists load it."""
    return Complaint.objects.with_telling().get(pk=case.pk)


def ringing(case: Complaint, today: date) -> list[SoftAlarmKind]:
    return [alarm.kind for alarm in alarms_of(seen(case), today) if alarm.rings]


def test_a_change_of_the_calendar_moves_the_present_clock(pelaksana, kasi):
    case = reopened(complaint(), pelaksana)
    assert case.due_on == DUE_AGAIN
    close_on(CLOSURE)
    close_on(date(2026, 3, 12))  # in the first round: no longer counts
    assert carry_out(plan_moves(AGAIN), by=kasi, cause="Pindahan kantor.") == 1
    case.refresh_from_db()
    assert case.due_on == date(2026, 6, 5)
    opened = Reopening.objects.get()
    assert (opened.former_due_on, opened.former_outcome) == (DUE, Outcome.PROVEN)


def test_a_case_opened_again_during_the_change_is_counted_by_the_new_calendar(committed, kasi, pelaksana):
    """Opening again waits for the change, or the change sees the case: never neither."""
    case, start, due = closed(complaint(), pelaksana), Barrier(2, timeout=20), []

    def reopen() -> None:
        start.wait()
        fresh = Complaint.objects.get(pk=case.pk)
        due.append(step(fresh, Action.REOPEN, kasi, Reopening(reason="Lagi."), on=AGAIN).due_on)
        connection.close()

    reopening = Thread(target=reopen)
    reopening.start()
    with transaction.atomic():
        plan_moves(AGAIN)  # takes the calendar
        start.wait()
        reopening.join(0.3)
        assert not due
        close_on(CLOSURE)
        carry_out(plan_moves(AGAIN), by=kasi, cause="Pindahan kantor.")
    reopening.join(20)
    assert due == [date(2026, 6, 5)]


def test_reminders_begin_again_with_the_new_due_date(pelaksana):
    case = reopened(complaint(), pelaksana)
    remind(DUE, working_calendar())
    assert not Reminder.objects.exists()
    remind(DUE_AGAIN, working_calendar())
    made = Reminder.objects.filter(complaint=case, stage=Stage.LAST_DAY).values_list("due_on", flat=True)
    assert list(made) == [DUE_AGAIN]


def test_the_alarms_are_those_of_the_present_round(pelaksana):
    """The telling of the first round silences nothing in the second, neither before nor after its answer."""
    case = reopened(complaint(), pelaksana)
    assert ringing(case, date(2026, 5, 21)) == []
    assert ringing(case, date(2026, 5, 22)) == [SoftAlarmKind.COMPLETENESS]
    second = date(2026, 5, 25)
    step(case, Action.TAKE, pelaksana, on=second)
    review = Review(**REVIEW)
    review.after = Review.objects.get().pk
    step(case, Action.REVIEW, pelaksana, review, on=second)
    step(case, Action.FOLLOW_UP, pelaksana, internal(), on=second)
    step(case, Action.ANSWER, pelaksana, Answer(**ANSWER, on=second), on=second)
    assert ringing(case, date(2026, 6, 8)) == [SoftAlarmKind.TELLING]
    step(case, Action.TELL, pelaksana, notice(second), on=second)
    assert ringing(case, date(2026, 6, 8)) == []


def test_the_sixty_days_count_from_the_day_the_file_was_complete(pelaksana):
    case = taken(complaint(), pelaksana)
    lacking = CompletenessNotice(missing="Bukti pembayaran", on=DAY, how="Telepon")
    step(case, Action.ASK_COMPLETION, pelaksana, lacking)
    assert seen(case).completed_on is None
    step(case, Action.COMPLETE, pelaksana, Completion(received="Kuitansi"))
    completed = seen(case).completed_on
    assert completed == timezone.localdate(Event.objects.get(action=Action.COMPLETE).at)
    day = next(alarm.on for alarm in alarms_of(seen(case), DAY) if alarm.kind == SoftAlarmKind.DECISION)
    assert (day - completed).days == 60


def test_nothing_rings_once_a_case_is_closed_or_withdrawn(pelaksana):
    late = date(2026, 12, 1)
    withdrawn = Answer(outcome=Outcome.WITHDRAWN, text="Dicabut.", follow_up="Lewat telepon.", on=DAY)
    case = step(taken(complaint(), pelaksana), Action.END_EARLY, pelaksana, withdrawn)
    assert ringing(case, late) == []
    assert ringing(closed(complaint(), pelaksana), late) == []
    assert ringing(answered(complaint(), pelaksana), late) == [SoftAlarmKind.TELLING]
