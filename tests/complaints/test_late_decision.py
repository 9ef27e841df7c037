"""R4 and R5 together: what came late may become a suggestion, but an overdue case never vanishes."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from complaints.intake import Kind, LateDecision, ServiceStatus, check_becomes_suggestion
from complaints.models import Complaint, LateDecisionRecord
from complaints.permissions import NotAllowedNow
from complaints.workflow import Action
from tests import factories
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import step
from tests.factories import at

in_database = pytest.mark.django_db
DUE = date(2026, 4, 7)
NEXT_DAY = date(2026, 4, 8)
REFUSED = (
    "Batas jawaban 7 April 2026 sudah lewat, jadi perkara ini tetap pengaduan dan tetap harus dijawab. "
    "Pilih “Tetap sebagai pengaduan”."
)


@pytest.mark.parametrize(
    ("due_on", "today", "problem"),
    [(DUE, DUE, None), (DUE, NEXT_DAY, REFUSED), (None, NEXT_DAY, None)],
    ids=["on the last day", "a day later", "no date known"],
)
def test_an_overdue_complaint_stays_one(due_on: date | None, today: date, problem: str | None) -> None:
    assert check_becomes_suggestion(due_on, today) == problem


@pytest.fixture
def case(db: None) -> Complaint:
    """Received 10 March and due 7 April 2026; served in January, so late by R4."""
    with clock(at(2026, 3, 10)):
        return factories.complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))


def decide(case: Complaint, by: User, decision: LateDecision, on: date) -> None:
    record = LateDecisionRecord(decision=decision, reason="Tidak ada hambatan.")
    step(case, Action.DECIDE_LATE, by, record, on=on)


def test_the_form_names_the_limit(case, as_user, kasi) -> None:
    text = page_text(as_user(kasi).get(f"/petugas/perkara/{case}/"))
    assert "Pengaduan ini disampaikan sesudah batas mengadu." in text
    assert "batas mengadu 1 Februari 2026 sudah lewat" in text


def test_on_the_last_day_it_may_still_become_a_suggestion_and_keeps_its_date(case, kasi) -> None:
    decide(case, kasi, LateDecision.SUGGESTION, DUE)
    assert (case.kind, case.due_on, case.former_due_on) == (Kind.SUGGESTION, DUE, DUE)


def test_a_day_later_the_decision_is_refused_and_leaves_nothing(case, kasi) -> None:
    with pytest.raises(NotAllowedNow, match="tetap pengaduan"):
        decide(case, kasi, LateDecision.SUGGESTION, NEXT_DAY)
    assert (case.kind, case.may_be_suggestion, case.due_on) == (Kind.COMPLAINT, True, DUE)
    case.refresh_from_db()
    assert (case.kind, case.may_be_suggestion) == (Kind.COMPLAINT, True)
    assert not LateDecisionRecord.objects.exists()
    assert case.events.count() == 1


def test_a_day_later_it_may_still_be_kept(case, kasi) -> None:
    decide(case, kasi, LateDecision.KEEP, NEXT_DAY)
    assert (case.kind, case.may_be_suggestion, case.former_due_on) == (Kind.COMPLAINT, False, None)


@in_database
@pytest.mark.parametrize("kind", [Kind.SUGGESTION, Kind.INFORMATION_REQUEST])
def test_nothing_else_has_a_due_date(kind: Kind) -> None:
    in_time = factories.complaint()
    with pytest.raises(IntegrityError, match="only_complaints_have_a_due_date"), transaction.atomic():
        Complaint.objects.filter(pk=in_time.pk).update(kind=kind)


def address(case: Complaint, word: str = "") -> str:
    return f"/petugas/perkara/{case.number}/{word}"


def test_before_the_date_both_decisions_are_offered(case, kasi, as_user) -> None:
    with clock(at(2026, 4, 7)):
        page = as_user(kasi).get(address(case)).content.decode()
    assert 'value="suggestion"' in page
    assert 'value="keep"' in page


def test_after_the_date_only_keeping_is_offered_and_the_page_says_why(case, kasi, as_user) -> None:
    with clock(at(2026, 4, 8)):
        page = as_user(kasi).get(address(case)).content.decode()
    assert 'value="suggestion"' not in page
    assert 'value="keep"' in page
    assert REFUSED in page


def test_a_page_from_before_the_date_is_told_and_loses_no_word(case, kasi, as_user) -> None:
    typed = {"decide_late-decision": "suggestion", "decide_late-reason": "Terlalu lama."}
    with clock(at(2026, 4, 8)):
        answer = as_user(kasi).post(address(case, "putusan/"), typed)
    assert page_text(answer).count(REFUSED) >= 2
    assert "Terlalu lama." in answer.content.decode()
    case.refresh_from_db()
    assert case.kind == Kind.COMPLAINT


def test_the_desk_shows_the_former_date_as_former(case, kasi, as_user) -> None:
    decide(case, kasi, LateDecision.SUGGESTION, DUE)
    client = as_user(kasi)
    assert "Tanpa tenggat. Semula 7 April 2026, sampai diputuskan sebagai saran." in page_text(
        client.get(address(case))
    )
    assert "diputuskan sebagai saran atau masukan. Semula 7 April 2026." in page_text(
        client.get(address(case, "tanda-terima/"))
    )
    queue = page_text(client.get("/petugas/"))
    assert case.number in queue
    assert "Batas 7 April 2026" not in queue
