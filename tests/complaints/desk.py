"""Cases brought to a stage of their life, as the desk's tests need them."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, QuerySet

from complaints.intake import Kind
from complaints.models import (
    Answer,
    ComplainantNotice,
    Complaint,
    Officer,
    Review,
    RouteChoice,
    SuperiorReport,
    WrittenReport,
)
from complaints.models.trail import StepRecord
from complaints.workflow import Action, Outcome, Route, outcomes_for

REVIEW = {
    "core_problem": "Berkas tidak diteruskan.",
    "related_rule": "Komponen 3.",
    "earlier_records": "Riwayat di OSS.",
    "plan": "Klarifikasi.",
    "examination": "Petugas dimintai keterangan.",
}
ANSWER = {
    "outcome": Outcome.PROVEN.value,
    "text": "Uraian Anda benar.",
    "follow_up": "Berkas diteruskan hari itu juga.",
}


DAY = date(2026, 3, 11)  # one working day after the usual receipt
CLOSED_ON = date(2026, 3, 21)


def step(complaint: Complaint, action: Action, by: User, *records: StepRecord, on: date = DAY) -> Complaint:
    complaint.perform(action, by=by, on=on, records=records)
    return complaint


def by_hand(cases: QuerySet[Complaint], **changes: Any) -> None:
    """Puts cases into a state without its step, as if an event had followed."""
    cases.update(trail_length=F("trail_length") + 1, **changes)


def taken(complaint: Complaint, by: User) -> Complaint:
    return step(complaint, Action.TAKE, by)


def reviewed(complaint: Complaint, by: User) -> Complaint:
    return step(taken(complaint, by), Action.REVIEW, by, Review(**REVIEW))


def review_after(latest: Review | None, **words: str) -> Review:
    """A review written upon the one that stood in the form."""
    review = Review(**REVIEW | words)
    review.after = latest.pk if latest else None
    return review


def internal() -> RouteChoice:
    return RouteChoice(route=Route.INTERNAL, reason="Cukup di loket.")


def followed(complaint: Complaint, by: User) -> Complaint:
    return step(reviewed(complaint, by), Action.FOLLOW_UP, by, internal())


def answered(complaint: Complaint, by: User, on: date = date(2026, 3, 20)) -> Complaint:
    """What is no complaint needs neither review nor route, and is noted."""
    if complaint.kind_of_case == Kind.COMPLAINT:
        return step(followed(complaint, by), Action.ANSWER, by, Answer(**ANSWER, on=on), on=on)
    noted = Answer(**ANSWER | {"outcome": outcomes_for(complaint.kind_of_case)[0].value}, on=on)
    return step(taken(complaint, by), Action.ANSWER, by, noted, on=on)


def notice(on: date = CLOSED_ON) -> ComplainantNotice:
    return ComplainantNotice(on=on, how="Telepon")


def report(to: Officer, on: date = CLOSED_ON) -> SuperiorReport:
    return SuperiorReport(on=on, to=to, text="Terbukti dan diperbaiki.")


def written(to: Officer, on: date = CLOSED_ON) -> WrittenReport:
    return WrittenReport(on=on, to=to, document="Nota dinas 700/12")


def closed(complaint: Complaint, by: User) -> Complaint:
    superior = by.officer.direct_superior
    records = [notice(), report(superior), written(superior)]
    return step(answered(complaint, by), Action.CLOSE, by, *records, on=CLOSED_ON)
