"""One step of a case: all of it or nothing, by the right person, once."""

import threading
from datetime import date

import pytest
from django.db import connection

from complaints.intake import Identity, Kind, LateDecision, ServiceStatus
from complaints.models import Answer, Complaint, Event, LateDecisionRecord, Review
from complaints.permissions import NotAllowed, NotAllowedNow, may
from complaints.workflow import Action, State
from tests.complaints.desk import (
    ANSWER,
    CLOSED_ON,
    DAY,
    REVIEW,
    answered,
    closed,
    followed,
    internal,
    notice,
    report,
    reviewed,
    taken,
    written,
)
from tests.factories import complaint

pytestmark = pytest.mark.django_db


def late_complaint(**changes):
    return complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2), **changes)


WHOLE_WAY = ["register", "take", "review", "follow_up", "answer", "close"]


def suggestion():
    return complaint(identity=Identity.NONE)


def decision(value=LateDecision.SUGGESTION):
    return LateDecisionRecord(decision=value, reason="Lewat 37 hari dan tidak ada hambatan.")


def test_a_case_goes_from_registration_to_its_end(pelaksana):
    case = closed(complaint(), pelaksana)
    assert case.state == State.CLOSED
    assert case.handler == pelaksana
    assert case.answered_on == date(2026, 3, 20)
    assert [event.action for event in case.events.all()] == WHOLE_WAY
    assert [event.clause for event in case.events.all()] == ["R2", "R10", "R9", "R10", "R5", "R11"]


def test_the_event_names_the_two_stages_and_the_actor(pelaksana):
    event = taken(complaint(), pelaksana).events.last()
    assert (event.source, event.target, event.by) == ("registered", "under_review", pelaksana)


@pytest.mark.parametrize("who", ["petugas", "kepala", "inspektorat", "editor", "penetap", "pengelola"])
def test_taking_is_for_those_who_handle(who, request):
    user, case = request.getfixturevalue(who), complaint()
    assert not may(user, Action.TAKE, case)
    with pytest.raises(NotAllowed, match="Kepala seksi, Pelaksana"):
        case.perform(Action.TAKE, by=user, on=DAY)
    assert case.events.count() == 1


def test_an_inactive_account_may_do_nothing(pelaksana):
    pelaksana.is_active = False
    assert not may(pelaksana, Action.TAKE, complaint())


@pytest.mark.parametrize("action", [Action.REVIEW, Action.ANSWER, Action.CLOSE])
def test_a_step_that_the_stage_does_not_have_is_refused(action, pelaksana):
    with pytest.raises(NotAllowedNow, match="sekarang pada tahap “Tercatat”"):
        complaint().perform(action, by=pelaksana, on=DAY)


def test_nothing_happens_after_the_end_but_opening_again(pelaksana):
    case = closed(complaint(), pelaksana)
    assert [action for action in Action if may(pelaksana, action, case)] == [Action.REOPEN]


def test_someone_elses_case_is_left_alone(pelaksana, kasi):
    case = taken(complaint(), kasi)
    with pytest.raises(NotAllowed, match="ditangani orang lain"):
        case.perform(Action.REVIEW, by=pelaksana, on=DAY, records=[Review(**REVIEW)])


def test_the_section_head_may_step_in(pelaksana, kasi):
    case = taken(complaint(), pelaksana)
    case.perform(Action.REVIEW, by=kasi, on=DAY, records=[Review(**REVIEW)])
    assert case.handler == pelaksana


@pytest.mark.parametrize("name", list(REVIEW))
def test_a_review_with_a_gap_is_refused_and_leaves_nothing(name, pelaksana):
    case = taken(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="Lengkapi dahulu"):
        case.perform(Action.REVIEW, by=pelaksana, on=DAY, records=[Review(**REVIEW | {name: "  "})])
    assert not Review.objects.exists()
    assert case.events.count() == 2


def test_a_route_needs_the_review_first(pelaksana):
    case = taken(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="inti masalah"):
        case.perform(Action.FOLLOW_UP, by=pelaksana, on=DAY, records=[internal()])


def test_an_answer_needs_the_route_first(pelaksana):
    case = reviewed(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="sekarang pada tahap “Sedang ditelaah”"):
        case.perform(Action.ANSWER, by=pelaksana, on=DAY, records=[Answer(**ANSWER, on=DAY)])


@pytest.mark.parametrize("name", ["outcome", "follow_up"])
def test_a_holding_reply_is_no_answer(name, pelaksana):
    case = followed(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="Lengkapi dahulu"):
        case.perform(
            Action.ANSWER, by=pelaksana, on=DAY, records=[Answer(**ANSWER | {name: ""}, on=date(2026, 3, 20))]
        )
    assert case.answered_on is None


@pytest.mark.parametrize("lacking", ["told", "reported", "written"])
def test_closing_needs_both_records_of_r11_and_that_of_r10(lacking, pelaksana):
    case = answered(complaint(), pelaksana)
    superior = pelaksana.officer.direct_superior
    every = {"told": notice(), "reported": report(superior), "written": written(superior)}
    del every[lacking]
    with pytest.raises(NotAllowedNow, match="Lengkapi dahulu"):
        case.perform(Action.CLOSE, by=pelaksana, on=CLOSED_ON, records=list(every.values()))
    assert case.state == State.ANSWERED


def test_a_suggestion_closes_without_them(pelaksana):
    case = taken(suggestion(), pelaksana)
    noted = Answer(outcome="noted", text="Terima kasih.", follow_up="Diteruskan.", on=date(2026, 3, 12))
    case.perform(Action.ANSWER, by=pelaksana, on=DAY, records=[noted])
    case.perform(Action.CLOSE, by=pelaksana, on=DAY)
    assert case.state == State.CLOSED


def test_a_late_complaint_becomes_a_suggestion_only_by_decision(kasi, pelaksana):
    case = late_complaint()
    assert (case.kind, case.may_be_suggestion) == (Kind.COMPLAINT, True)
    taken(case, pelaksana).perform(Action.DECIDE_LATE, by=kasi, on=DAY, records=[decision()])
    assert (case.kind, case.may_be_suggestion) == (Kind.SUGGESTION, False)


def test_a_late_complaint_may_be_kept_with_its_due_date(kasi):
    case = late_complaint()
    case.perform(Action.DECIDE_LATE, by=kasi, on=DAY, records=[decision(LateDecision.KEEP)])
    assert (case.kind, case.due_on) == (Kind.COMPLAINT, date(2026, 4, 7))
    with pytest.raises(NotAllowedNow, match="Tidak ada lagi yang perlu diputuskan"):
        case.perform(Action.DECIDE_LATE, by=kasi, on=DAY, records=[decision()])


def test_the_handler_does_not_decide_on_lateness(kasi):
    case = taken(late_complaint(), kasi)
    assert not may(kasi, Action.DECIDE_LATE, case)
    with pytest.raises(NotAllowed, match="orang lain, bukan oleh penangan"):
        case.perform(Action.DECIDE_LATE, by=kasi, on=DAY, records=[decision()])


def test_who_decided_on_lateness_does_not_take_the_case_afterwards(kasi, pelaksana):
    case = late_complaint()
    case.perform(Action.DECIDE_LATE, by=kasi, on=DAY, records=[decision(LateDecision.KEEP)])
    assert not may(kasi, Action.TAKE, case)
    with pytest.raises(NotAllowed, match="Yang memutuskan soal lewat waktunya"):
        case.perform(Action.TAKE, by=kasi, on=DAY)
    assert may(pelaksana, Action.TAKE, case)


def test_a_decision_without_reason_is_refused(kasi):
    case = late_complaint()
    with pytest.raises(NotAllowedNow, match="alasan keputusan"):
        case.perform(
            Action.DECIDE_LATE, by=kasi, on=DAY, records=[LateDecisionRecord(decision="keep", reason=" ")]
        )


def test_an_old_page_is_told_what_happened(pelaksana, kasi):
    case = complaint()
    old = Complaint.objects.get(pk=case.pk)
    taken(case, kasi)
    with pytest.raises(NotAllowedNow, match="Sedang ditelaah"):
        old.perform(Action.TAKE, by=pelaksana, on=DAY)


def test_of_two_people_at_once_one_wins_and_the_other_is_told(committed, pelaksana, kasi):
    case = complaint()
    start, results = threading.Barrier(2), {}

    def take(user):
        try:
            start.wait(timeout=5)
            Complaint.objects.get(pk=case.pk).perform(Action.TAKE, by=user, on=DAY)
            results[user.username] = "ok"
        except NotAllowedNow as refused:
            results[user.username] = str(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(user,)) for user in (pelaksana, kasi)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    words = sorted(results.values(), key=len)
    assert words[0] == "ok"
    assert "Muat ulang" in words[1]
    assert Event.objects.filter(complaint=case, action="take").count() == 1
