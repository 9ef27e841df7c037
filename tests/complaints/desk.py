"""Cases brought to a stage of their life, as the desk's tests need them."""

from datetime import date

from django.contrib.auth.models import User

from complaints.models import Answer, ComplainantNotice, Complaint, Officer, Review, SuperiorReport
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


def taken(complaint: Complaint, by: User) -> Complaint:
    complaint.perform(Action.TAKE, by=by)
    return complaint


def reviewed(complaint: Complaint, by: User) -> Complaint:
    taken(complaint, by).perform(Action.REVIEW, by=by, records=[Review(**REVIEW)])
    return complaint


def answered(complaint: Complaint, by: User, on: date = date(2026, 3, 20)) -> Complaint:
    reviewed(complaint, by).perform(Action.ANSWER, by=by, records=[Answer(**ANSWER, on=on)])
    return complaint


def notice(on: date = date(2026, 3, 21)) -> ComplainantNotice:
    return ComplainantNotice(on=on, how="Telepon")


def report(to: Officer, on: date = date(2026, 3, 21)) -> SuperiorReport:
    return SuperiorReport(on=on, to=to, text="Terbukti dan diperbaiki.")


def closed(complaint: Complaint, by: User) -> Complaint:
    records = [notice(), report(by.officer.direct_superior)]
    answered(complaint, by).perform(Action.CLOSE, by=by, records=records)
    return complaint
