"""A question of the office to the complainant, as the tests of both sides ask it."""

from datetime import date, timedelta

from complaints import asking
from complaints.models import Complaint, Question
from tests.complaints.by_code import CASE
from tests.complaints.desk import DAY

TEXT = "Berapa nomor permohonan Anda di OSS?"
REPLY = "Nomornya I-2026-77.\nSaya kirim lewat ponsel."
CLOSES = DAY + timedelta(days=7)  # 18 March 2026


def asked(case: Complaint, by, text: str = TEXT, closes_on: date = CLOSES) -> Question:
    return asking.ask(case, text, closes_on, by=by, on=DAY)


def address(question: Question) -> str:
    return f"{CASE}pertanyaan/{question.number}/"
