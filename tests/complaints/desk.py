"""Cases brought to a stage of their life, as the desk's tests need them."""

from datetime import date

from django.contrib.auth.models import User

from complaints.models import Answer, ComplainantNotice, Complaint, Officer, Review, SuperiorReport
from complaints.models.trail import StepRecord
from complaints.workflow import Action, Outcome

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


def step(complaint: Complaint, action: Action, by: User, *records: StepRecord, on: date = DAY) -> Complaint:
    complaint.perform(action, by=by, on=on, records=records)
    return complaint


def taken(complaint: Complaint, by: User) -> Complaint:
    return step(complaint, Action.TAKE, by)


def reviewed(complaint: Complaint, by: User) -> Complaint:
    return step(taken(complaint, by), Action.REVIEW, by, Review(**REVIEW))


def review_after(latest: Review | None, **words: str) -> Review:
    """A review written upon the one that stood in the form."""
    review = Review(**REVIEW | words)
    review.after = latest.pk if latest else None
    return review


def answered(complaint: Complaint, by: User, on: date = date(2026, 3, 20)) -> Complaint:
    return step(reviewed(complaint, by), Action.ANSWER, by, Answer(**ANSWER, on=on), on=on)


def notice(on: date = date(2026, 3, 21)) -> ComplainantNotice:
    return ComplainantNotice(on=on, how="Telepon")


def report(to: Officer, on: date = date(2026, 3, 21)) -> SuperiorReport:
    return SuperiorReport(on=on, to=to, text="Terbukti dan diperbaiki.")


def closed(complaint: Complaint, by: User) -> Complaint:
    records = [notice(), report(by.officer.direct_superior)]
    return step(answered(complaint, by), Action.CLOSE, by, *records)
