"""The printable proof: only what is true, dated, with the count, and never the code."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from complaints.models import Answer, Complaint, Reopening
from complaints.receipts import receipt_code
from complaints.register import display_code
from complaints.workflow import Action
from standards.models import Office
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import answered, closed, step, taken
from tests.complaints.test_citizen_status import CASE, look_up
from tests.complaints.test_dunning import DUE, LATE, press
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
PROOF = "/pengaduan/status/lihat/bukti/"


def proof(case: Complaint, *day: int):
    browser = Client()
    with clock(at(*day)):
        look_up(browser, case)
        return browser.get(PROOF)


@pytest.fixture
def case(pelaksana: User) -> Complaint:
    with clock(at(2026, 3, 10)):
        return taken(complaint(), pelaksana)


def test_on_the_due_day_there_is_nothing_to_prove(case):
    assert proof(case, *DUE)["Location"] == CASE


@pytest.mark.parametrize(
    "words",
    [
        "Sampai tanggal 8 April 2026 belum ada jawaban atas pengaduan P-2026-0001",
        "wajib diberikan paling lambat 7 April 2026: terlambat 1 hari kerja.",
        "Diterima Selasa, 10 Maret 2026, lewat",
        "Belum ada sampai Rabu, 8 April 2026 pukul 09.00 WIB: terlambat 1 hari kerja",
        "Hari Suci Nyepi",
        "Batas waktu jawaban",
        "UU 37/2008 Pasal 24 ayat (1) huruf c",
        "Tanyakan nomor P-2026-0001 kepada kantor",
    ],
)
def test_the_paper_says_number_dates_count_and_how_to_check(case, words):
    assert words in page_text(proof(case, *LATE))


def test_the_paper_names_the_office(case):
    assert page_text(proof(case, *LATE)).count(Office.objects.get().name) >= 2


def test_the_code_and_the_person_are_not_on_it(case, pelaksana):
    page = proof(case, *LATE).content.decode()
    code = receipt_code(case)
    for secret in (
        code,
        display_code(code),
        WARGA.name,
        WARGA.phone,
        case.description,
        "Pelaksana pengaduan",
    ):
        assert secret not in page


def test_the_days_on_which_the_answer_was_asked_for_are_on_it(case):
    press(case, *LATE)
    press(case, 2026, 4, 9)
    assert "Ditagih pelapor 8 April 2026, 9 April 2026" in page_text(proof(case, 2026, 4, 10))


def test_after_a_late_answer_it_says_how_late(pelaksana):
    case = answered(complaint(), pelaksana, on=date(2026, 4, 10))
    text = page_text(proof(case, 2026, 4, 20))
    assert "Bukti jawaban terlambat" in text
    assert "baru dijawab 10 April 2026." in text
    assert "Jawaban Jumat, 10 April 2026: terlambat 3 hari kerja" in text
    assert "belum ada jawaban" not in text.lower()


def test_an_answer_in_time_is_no_matter_for_it(pelaksana):
    assert proof(answered(complaint(), pelaksana), 2026, 4, 20)["Location"] == CASE


def test_withdrawn_is_neither_late_nor_on_time(case, pelaksana):
    withdrawn = Answer(outcome="withdrawn", text="Dicabut.", follow_up="-", on=date(2026, 4, 10))
    step(case, Action.END_EARLY, pelaksana, withdrawn, on=date(2026, 4, 10))
    assert proof(case, 2026, 4, 20)["Location"] == CASE


def test_opened_again_it_proves_the_present_round_and_names_the_first(pelaksana):
    case = closed(complaint(), pelaksana)
    reason = Reopening(reason="Belum tuntas.")
    with clock(at(2026, 5, 8)):
        step(case, Action.REOPEN, pelaksana, reason, on=date(2026, 5, 8))
    assert proof(case, 2026, 6, 4)["Location"] == CASE
    text = page_text(proof(case, 2026, 6, 5))
    assert "Sampai tanggal 5 Juni 2026 belum ada jawaban" in text
    assert "Dibuka kembali Jumat, 8 Mei 2026, sesudah jawaban 20 Maret 2026 (batasnya 7 April 2026)" in text
    assert "hari kerja sejak dibuka kembali" in text


def test_without_number_and_code_it_leads_to_the_form(warga, case):
    assert warga.get(PROOF)["Location"] == "/pengaduan/status/"
    assert warga.post(PROOF).status_code == 405


def test_it_is_private_and_not_for_search_engines(case):
    page = proof(case, *LATE)
    assert page["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in page.content.decode()
