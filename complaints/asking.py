"""The office asks, the complainant answers by number and code. Each is one transaction and one Event;
of two at once the second sees what the first did. No question moves the date of R5."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from complaints import questions
from complaints.acting import in_place_of
from complaints.models import (
    AttachedFiles,
    Complaint,
    Event,
    Question,
    QuestionAnswer,
    QuestionCancellation,
)
from complaints.models.questions import ComplainantWords, said
from complaints.models.trail import StepRecord, this_round, trail_of
from complaints.permissions import NotAllowedNow, Refused, check_works_on
from complaints.questions import ANSWERED_IN, ASKED_IN, CLAUSE, Standing, check_closing, days_late, days_left
from complaints.side_steps import SideStep
from complaints.workdays import in_words
from complaints.workflow import State

_TONES = {Standing.OPEN: "soon", Standing.LATE: "late", Standing.ANSWERED: "ok"}


@dataclass(frozen=True)
class Asked:
    """One question as both sides read it. `answer` is empty until there is one, or once it was erased."""

    question: Question
    standing: Standing
    at: datetime
    days_left: str
    answer: str = ""
    answered_at: datetime | None = None
    days_late: int = 0
    reason: str = ""

    @property
    def waits(self) -> bool:
        return self.standing.waits

    @property
    def tone(self) -> str:
        """A kind of includes/_tag.html."""
        return _TONES.get(self.standing, "neutral")

    @property
    def desk_words(self) -> str:
        """Where it stands, for the office: "Menunggu jawaban, sisa 3 hari"."""
        if self.answered_at:
            day = in_words(timezone.localdate(self.answered_at))
            return f"Dijawab {day}" + (f", terlambat {self.days_late} hari" if self.days_late else "")
        return f"Menunggu jawaban, {self.days_left}" if self.waits else self.standing.label

    @property
    def citizen_words(self) -> str:
        """The same for the complainant: "Jawab paling lambat 5 Maret 2026, sisa 3 hari"."""
        until = in_words(self.question.closes_on)
        if self.answered_at:
            return f"Anda menjawab pada {in_words(timezone.localdate(self.answered_at))}"
        if self.standing == Standing.LATE:
            return f"Batasnya {until} sudah lewat, tetapi jawaban Anda masih kami terima"
        if not self.waits:
            return f"{self.standing.label}. {self.reason}".rstrip(" .")
        return f"Jawab paling lambat {until}, {self.days_left}"


def check_may_ask(user: User, complaint: Complaint) -> None:
    """Raises Refused: for whoever works on the case, until it is answered."""
    check_works_on(user, complaint)
    if complaint.state not in ASKED_IN or complaint.is_quarantined:
        stage = complaint.get_state_display()
        raise NotAllowedNow(f"Perkara {complaint} sekarang pada tahap “{stage}”: tidak ada yang ditanyakan.")


def may_ask(user: User, complaint: Complaint) -> bool:
    try:
        check_may_ask(user, complaint)
    except Refused:
        return False
    return True


@transaction.atomic
def ask(complaint: Complaint, text: str, closes_on: date, *, by: User, on: date) -> Question:
    """Raises Refused. The same question pressed twice is one."""
    case = _locked(complaint)
    check_may_ask(by, case)
    if problem := check_closing(closes_on, on):
        raise NotAllowedNow(problem)
    same = Question.objects.waiting().of(case).filter(text=text, closes_on=closes_on).first()
    if same is not None:
        return same
    number = Question.objects.of(case).count() + 1
    question = Question(number=number, text=text, closes_on=closes_on)
    _append(case, SideStep.ASK, [question], by=by)
    return question


@transaction.atomic
def cancel(question: Question, reason: str, *, by: User) -> None:
    """Raises Refused; what was answered meanwhile stays answered."""
    case = _locked(question.event.complaint)
    check_works_on(by, case)
    if problem := _settled(question) or _moot(case):
        raise NotAllowedNow(problem)
    record = QuestionCancellation(question=question, reason=reason)
    _append(case, SideStep.CANCEL_QUESTION, [record], by=by)


@transaction.atomic
def reply(question: Question, text: str, *, on: date, tray: UUID | None = None) -> None:
    """The complainant answers, late or not, with the files that wait in the tray. The same answer
    sent twice is one. Raises NotAllowedNow."""
    case = _locked(question.event.complaint)
    known = ComplainantWords.objects.filter(event__questionanswer__question=question).first()
    if known is not None and known.text == text:
        return
    if problem := _settled(question) or _moot(case):
        raise NotAllowedNow(problem)
    answer = QuestionAnswer(question=question, days_late=days_late(question.closes_on, on))
    _append(
        case, SideStep.ANSWER_QUESTION, [answer, said(text), *AttachedFiles.of(tray, is_held=True)], by=None
    )


def asked_of(complaint: Complaint, today: date) -> list[Asked]:
    """Every question of the case, oldest first, by the trail that the page shows."""
    events = trail_of(complaint)
    this = {event.pk for event in this_round(events)}
    found = [(event, record) for event in events for record in event.records()]
    settled = {
        record.question_id: (event, record)
        for event, record in found
        if isinstance(record, (QuestionAnswer, QuestionCancellation))
    }
    asked = [(event, record) for event, record in found if isinstance(record, Question)]
    return [
        _asked(complaint, question, event, settled.get(question.pk), today, event.pk in this)
        for event, question in asked
    ]


def _asked(
    complaint: Complaint,
    question: Question,
    event: Event,
    settled: tuple[Event, StepRecord] | None,
    today: date,
    is_of_this_round: bool,
) -> Asked:
    by, record = settled or (None, None)
    told: dict[str, Any] = {}
    if by and isinstance(record, QuestionAnswer):
        words = next((each.text for each in by.records() if isinstance(each, ComplainantWords)), "")
        told = {"answer": words, "answered_at": by.at, "days_late": record.days_late}
    elif isinstance(record, QuestionCancellation):
        told = {"reason": record.reason}
    standing = questions.standing(
        question.closes_on,
        today,
        State(complaint.state),
        is_answered=isinstance(record, QuestionAnswer),
        is_cancelled=isinstance(record, QuestionCancellation),
        is_of_this_round=is_of_this_round,
    )
    return Asked(question, standing, event.at, days_left(question.closes_on, today), **told)


def _settled(question: Question) -> str:
    """Why it is no longer open; empty while it is."""
    answered = QuestionAnswer.objects.filter(question=question).select_related("event").first()
    if answered is not None:
        return f"Pertanyaan ini sudah dijawab pada {in_words(timezone.localdate(answered.event.at))}."
    if QuestionCancellation.objects.filter(question=question).exists():
        return "Pertanyaan ini sudah dibatalkan oleh kantor, jadi tidak perlu dijawab lagi."
    return ""


def _moot(case: Complaint) -> str:
    if case.state in ANSWERED_IN:
        return ""
    return "Laporan ini sudah dijawab, jadi pertanyaan ini tidak perlu dijawab lagi."


def _locked(complaint: Complaint) -> Complaint:
    return Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)


def _append(case: Complaint, action: SideStep, records: Sequence[StepRecord], *, by: User | None) -> None:
    case.events.append(
        case,
        records=records,
        by=by,
        acting=in_place_of(by, lambda someone: may_ask(someone, case)) if by else None,
        action=action,
        source=case.state,
        target=case.state,
        clause=CLAUSE,
    )
