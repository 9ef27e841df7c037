"""Steps of the table that the complainant takes herself, by number and code: no account, same rules."""

import threading
from itertools import product

import pytest
from django.db import connection

from complaints.intake import Kind
from complaints.models import Answer, Complaint, CompletenessNotice, Completion, Event, Lapse
from complaints.permissions import NotAllowed, NotAllowedNow, complainant_may, may
from complaints.verifying import faults
from complaints.workdays import in_words
from complaints.workflow import Action, State, transition
from tests.complaints.desk import DAY, by_hand, step, taken
from tests.factories import complaint

pytestmark = pytest.mark.django_db


def incomplete(by) -> Complaint:
    asked = CompletenessNotice(missing="Salinan NIB.", on=DAY, how="Telepon")
    return step(taken(complaint(), by), Action.ASK_COMPLETION, by, asked)


def brought() -> Completion:
    return Completion(received="Salinan NIB terlampir.")


def test_the_complainant_completes_what_was_missing(pelaksana) -> None:
    case = incomplete(pelaksana)
    assert complainant_may(Action.COMPLETE, case)
    case.perform(Action.COMPLETE, by=None, on=DAY, records=[brought()])
    event = case.events.last()
    assert (case.state, event.action, event.by, event.acting) == ("under_review", "complete", None, None)
    assert (event.completion.received, event.clause) == ("Salinan NIB terlampir.", "44.4")
    assert case.handler == pelaksana
    assert list(faults(case, case.events.with_records())) == []


def test_what_the_complainant_brings_must_be_there(pelaksana) -> None:
    case = incomplete(pelaksana)
    with pytest.raises(NotAllowedNow, match="kelengkapan yang diterima"):
        case.perform(Action.COMPLETE, by=None, on=DAY, records=[Completion(received=" ")])
    assert case.state == State.INCOMPLETE


@pytest.mark.parametrize(("state", "action"), list(product(State, Action)))
def test_nothing_else_of_the_table_is_the_complainants(state: State, action: Action) -> None:
    case = complaint()
    by_hand(Complaint.objects.all(), state=state)
    case.refresh_from_db()
    row = transition(state, action, Kind.COMPLAINT)
    hers = row is not None and row.by_complainant
    assert complainant_may(action, case) == hers
    if not hers:
        with pytest.raises(NotAllowed if row else NotAllowedNow):
            case.perform(action, by=None, on=DAY)
        assert case.events.count() == 1


def test_a_refusal_names_no_officer(pelaksana) -> None:
    case = taken(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow) as refused:
        case.perform(Action.COMPLETE, by=None, on=DAY, records=[brought()])
    assert str(refused.value) == (
        f"Laporan {case} sekarang pada tahap “Sedang ditelaah”, jadi langkah ini tidak tersedia lagi. "
        "Keadaan terbarunya ada di halaman ini."
    )


def test_a_quarantined_case_moves_for_nobody(pelaksana) -> None:
    case = incomplete(pelaksana)
    case.quarantine = "held"
    assert not complainant_may(Action.COMPLETE, case)


def test_the_step_of_the_complainant_opens_nothing_to_staff(pelaksana, inspektorat) -> None:
    assert not may(inspektorat, Action.COMPLETE, incomplete(pelaksana))


def withdrawn() -> list:
    told = f"Kekurangan diberitahukan {in_words(DAY)}: Telepon."
    return [
        Lapse(last_day=DAY),
        Answer(outcome="withdrawn", text="Dicabut.", follow_up=told, on=DAY),
    ]


def test_completed_and_deemed_withdrawn_at_once_only_one_happens(committed, pelaksana, monkeypatch) -> None:
    monkeypatch.setattr(Lapse, "check_fits", lambda *_: None)
    case = incomplete(pelaksana)
    steps = {
        Action.COMPLETE: {"by": None, "records": [brought()]},
        Action.DEEM_WITHDRAWN: {"by": pelaksana, "records": withdrawn()},
    }
    start, done, told = threading.Barrier(2), [], []

    def take(action: Action) -> None:
        try:
            start.wait(timeout=5)
            Complaint.objects.get(pk=case.pk).perform(action, on=DAY, **steps[action])
            done.append(action)
        except NotAllowedNow as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(action,)) for action in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == len(told) == 1
    assert "sekarang pada tahap" in told[0]
    assert Event.objects.filter(complaint=case, action__in=steps).count() == 1
