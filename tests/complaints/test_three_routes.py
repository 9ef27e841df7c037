"""From registration to closing by each of the three routes of R10, with what R5, R10 and R11 ask on the
way; reminders come until the answer and never after it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from complaints.chain import breaks
from complaints.intake import Identity
from complaints.linking import link
from complaints.models import (
    Answer,
    ApipDecision,
    ApipRequest,
    ComplainantNotice,
    Complaint,
    Letter,
    LetterReply,
    Raising,
    RouteChoice,
    SuperiorReport,
    WrittenReport,
)
from complaints.models.calendar import working_calendar
from complaints.models.outbox import Reminder
from complaints.permissions import NotAllowedNow
from complaints.reminders import Stage
from complaints.reminding import remind
from complaints.workflow import Action, Outcome, Route, State
from tests.complaints.desk import ANSWER, DAY, internal, notice, report, reviewed, step, taken, written
from tests.factories import complaint

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 7)
THREE_LEFT, ANSWERED_ON, TOLD_ON = date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 6)


def inside(case: Complaint, handler: User, head: User) -> User:
    """R10a: followed up by the executor, raised in writing to the section head."""
    step(case, Action.FOLLOW_UP, handler, internal())
    section_head = handler.officer.direct_superior
    step(case, Action.RAISE, handler, Raising(to=section_head, text="Perlu wewenang."))
    return section_head.user


def letter(to: str) -> Letter:
    return Letter(to=to, number="503/7", sent_on=DAY, due_on=date(2026, 3, 18), about="Data teknis")


def replied(case: Complaint, handler: User) -> None:
    own = Letter.objects.of(case).get()
    came = LetterReply(letter=own, received_on=THREE_LEFT, summary="Data cocok.")
    step(case, Action.RECORD_REPLY, handler, came, on=THREE_LEFT)


def with_an_agency(case: Complaint, handler: User, head: User) -> User:
    """R10b: a letter and its reply; the agency has no account."""
    choice = RouteChoice(route=Route.TEAM, reason="Verifikasi teknis di dinas.")
    step(case, Action.REFER, handler, choice, letter("Dinas PUPR"))
    replied(case, handler)
    return handler


def with_apip(case: Complaint, handler: User, head: User) -> User:
    """R10c: asked for, approved by the Head, a letter and its reply."""
    step(case, Action.ASK_APIP, handler, ApipRequest(reason="Tidak selesai di kantor maupun dinas."))
    choice = RouteChoice(route=Route.APIP, reason="Setuju.")
    step(case, Action.APPROVE_APIP, head, ApipDecision(authority="Kepala", note="Setuju."), choice)
    step(case, Action.WRITE_APIP, handler, letter("Inspektorat"))
    replied(case, handler)
    return handler


ROUTES = {Route.INTERNAL: inside, Route.TEAM: with_an_agency, Route.APIP: with_apip}


def stages(case: Complaint) -> set[str]:
    return set(case.reminders.values_list("stage", flat=True))


@pytest.mark.parametrize("route", Route)
def test_a_complaint_from_its_registration_to_its_end(route, pelaksana, kasi, kepala):
    case = reviewed(complaint(), pelaksana)
    handler = ROUTES[route](case, pelaksana, kepala)
    assert (case.state, case.route, case.handler, case.due_on) == (State.FOLLOWED_UP, route, handler, DUE)
    remind(THREE_LEFT, working_calendar())
    assert stages(case) == {Stage.SEVEN, Stage.THREE}

    holding = Answer(**ANSWER | {"outcome": "", "follow_up": " "}, on=ANSWERED_ON)
    with pytest.raises(NotAllowedNow, match="Lengkapi dahulu: hasil, tindak lanjut yang dilakukan"):
        step(case, Action.ANSWER, handler, holding, on=ANSWERED_ON)
    assert (case.state, case.answered_on) == (State.FOLLOWED_UP, None)
    step(case, Action.ANSWER, handler, Answer(**ANSWER, on=ANSWERED_ON), on=ANSWERED_ON)

    for day in (ANSWERED_ON, TOLD_ON, DUE, DUE + timedelta(days=1), DUE + timedelta(days=30)):
        assert not remind(day, working_calendar())
    assert stages(case) == {Stage.SEVEN, Stage.THREE}

    above = handler.officer.direct_superior
    duties = [notice(TOLD_ON), report(above, TOLD_ON), written(above, TOLD_ON)]
    for left_out in duties:  # R11 told, R11 reported, R10 in writing: each is asked
        others = [record for record in duties if record is not left_out]
        with pytest.raises(NotAllowedNow, match="Lengkapi dahulu: "):
            step(case, Action.CLOSE, handler, *others, on=TOLD_ON)
    step(case, Action.CLOSE, handler, *duties, on=TOLD_ON)

    assert (case.state, case.outcome, case.due_on) == (State.CLOSED, Outcome.PROVEN, DUE)
    for words in (ComplainantNotice, SuperiorReport, WrittenReport):
        assert words.objects.of(case).count() == 1
    links = [event.link() for event in case.events.with_records()]
    assert list(breaks(links, case.anchor())) == []
    assert not remind(DUE + timedelta(days=30), working_calendar())


def noted(case: Complaint, by: User) -> Complaint:
    words = Answer(outcome=Outcome.NOTED, text="Terima kasih.", follow_up="Diteruskan.", on=DAY)
    return step(case, Action.ANSWER, by, words)


def ended(outcome: Outcome):
    def end(case: Complaint, by: User) -> Complaint:
        same = complaint() if outcome == Outcome.DUPLICATE else None
        if same:
            link(case, same, by=by, reason="Urusan yang sama.")
        words = Answer(outcome=outcome, text="Penjelasan.", follow_up="Dasarnya.", on=DAY, duplicate_of=same)
        return step(case, Action.END_EARLY, by, words)

    return end


@pytest.mark.parametrize(
    ("identity", "end", "duties"),
    [
        (Identity.NONE, noted, 0),
        (Identity.OPEN, ended(Outcome.WITHDRAWN), 0),
        (Identity.OPEN, ended(Outcome.DUPLICATE), 1),
        (Identity.OPEN, ended(Outcome.REFERRED), 3),
    ],
    ids=["suggestion", "withdrawn", "duplicate", "referred"],
)
def test_what_the_end_of_the_others_asks(identity, end, duties, pelaksana):
    """Told, told and reported, or nothing: and in every case no reminder after the end."""
    case = end(taken(complaint(identity=identity), pelaksana), pelaksana)
    above = pelaksana.officer.direct_superior
    records = [notice(TOLD_ON), report(above, TOLD_ON), written(above, TOLD_ON)][:duties]
    for count in range(duties):
        with pytest.raises(NotAllowedNow):
            step(case, Action.CLOSE, pelaksana, *records[:count], on=TOLD_ON)
    step(case, Action.CLOSE, pelaksana, *records, on=TOLD_ON)
    assert case.state == State.CLOSED
    remind(DUE, working_calendar())
    assert not Reminder.objects.filter(complaint=case).exists()
