"""What the complainant wrote by code after her report, and the notes about it, leave after their time."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from complaints import asking, notes
from complaints.intake import Identity, Kind
from complaints.models import Answer, ComplainantWords, Complaint, InternalNote, Review
from complaints.outcomes import outcomes_for
from complaints.retention import erase_identities, erase_rest
from complaints.workflow import Action
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import (
    ANSWER,
    CLOSED_ON,
    DAY,
    REVIEW,
    internal,
    notice,
    report,
    step,
    taken,
    written,
)
from tests.complaints.test_retention import every_word_of_the_database
from tests.complaints.test_verify_trail import verify
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
WORDS, NOTE = "Telepon adik saya 0813 5555 1234.", "Ditelepon dua kali."
OVER = date(2027, 3, 21)
ERASERS = {Identity.OPEN: erase_identities, Identity.NONE: erase_rest}
NOTHING = {Identity.OPEN: erase_rest, Identity.NONE: erase_identities}


def answered_by_code(identity: Identity, by) -> Complaint:
    with clock(at(2026, 3, 11)):
        case = taken(complaint(identity=identity), by)
        question = asking.ask(case, "Kepada siapa kami bicara?", DAY + timedelta(days=7), by=by, on=DAY)
        asking.reply(question, WORDS, on=DAY)
        notes.write(case, NOTE, by=by)
    return case


def ended(case: Complaint, by) -> Complaint:
    """Answered and closed, from the state in which questions are asked."""
    if case.kind_of_case == Kind.COMPLAINT:
        step(case, Action.REVIEW, by, Review(**REVIEW))
        step(case, Action.FOLLOW_UP, by, internal())
    outcome = outcomes_for(case.kind_of_case)[0].value
    step(case, Action.ANSWER, by, Answer(**ANSWER | {"outcome": outcome}, on=DAY))
    to = by.officer.direct_superior
    return step(case, Action.CLOSE, by, notice(), report(to), written(to), on=CLOSED_ON)


@pytest.fixture(params=ERASERS, ids=str)
def case(request, pelaksana) -> Complaint:
    case = answered_by_code(request.param, pelaksana)
    with clock(at(2026, 3, 21, 23)):
        return ended(case, pelaksana)


def test_they_leave_after_365_days_and_the_chain_stays_whole(case, capsys, as_user, pelaksana):
    erase, other = ERASERS[Identity(case.identity)], NOTHING[Identity(case.identity)]
    assert list(erase(OVER - timedelta(days=1))) == []
    assert WORDS in every_word_of_the_database()
    assert list(erase(OVER)) == [case]
    assert list(erase(OVER)) == list(other(OVER)) == []
    kept = every_word_of_the_database()
    assert WORDS not in kept
    assert NOTE not in kept
    assert case.description in kept
    assert (ComplainantWords.objects.get().text, InternalNote.objects.get().text) == ("", "")
    assert verify(capsys)[0] == []
    page = page_text(as_user(pelaksana).get(f"/petugas/perkara/{case}/"))
    assert "Tulisannya sudah dihapus." in page
    assert "Isinya sudah dihapus menurut masa simpan." in page


@pytest.mark.parametrize("identity", ERASERS, ids=str)
def test_what_is_not_closed_keeps_its_words(identity, pelaksana):
    answered_by_code(identity, pelaksana)
    assert list(ERASERS[identity](date(2036, 1, 1))) == []
    assert ComplainantWords.objects.get().text == WORDS
    refused("text = ''")


@pytest.mark.parametrize("change", ["text = 'Lain.'", "text = '', text_digest = repeat('0', 64)"])
def test_in_a_closed_case_nothing_else_changes(case, change):
    refused(change)


def test_with_an_identity_they_stay_until_it_is_erased(pelaksana):
    ended(answered_by_code(Identity.OPEN, pelaksana), pelaksana)
    refused("text = ''")


def refused(change: str) -> None:
    for table in ("complainantwords", "internalnote"):
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
            connection.cursor().execute(f"UPDATE complaints_{table} SET {change}")
