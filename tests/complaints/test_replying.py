"""The complainant's own page for an answer: slips, too long a wait, other people's cases, the seal."""

import pytest
from django.test import Client

from complaints import asking
from complaints.lost_code import renew
from complaints.models import ComplainantWords, Complaint, Question
from complaints.models.code_renewal import RenewalProof
from tests.complaints.by_code import CASE, PAGE, look_up, opened
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import DAY, taken
from tests.complaints.question_desk import REPLY, TEXT, address, asked
from tests.complaints.test_verify_trail import as_owner, verify
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(pelaksana) -> Complaint:
    with clock(at(2026, 3, 11)):
        return taken(complaint(), pelaksana)


@pytest.fixture
def question(case, pelaksana) -> Question:
    with clock(at(2026, 3, 11)):
        return asked(case, pelaksana)


@pytest.fixture
def page(case) -> Client:
    return opened(case, 2026, 3, 12)


def test_a_question_of_another_case_is_unknown(page, pelaksana) -> None:
    other = asked(taken(complaint(), pelaksana), pelaksana)
    with clock(at(2026, 3, 12)):
        assert page.post(address(other), {"text": REPLY}).status_code == 404
        assert page.get(f"{CASE}pertanyaan/{10**18}/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Tulis jawaban Anda."),
        (" \n ", "Tulis jawaban Anda."),
        ("a" * 5001, "Jawaban terlalu panjang: 5.001 huruf, paling banyak 5.000. Persingkat dahulu."),
    ],
)
def test_a_slip_in_the_answer_is_told_twice_and_nothing_lost(question, page, typed, message) -> None:
    with clock(at(2026, 3, 12)):
        answer = page.post(address(question), {"text": typed})
    assert answer.status_code == 200
    assert "<title>Galat: Jawab pertanyaan 1" in answer.content.decode()
    assert page_text(answer).count(message) == 2


def test_words_typed_for_too_long_wait_for_number_and_code(case, question, page) -> None:
    with clock(at(2026, 3, 12, 10)):
        assert page.post(address(question), {"text": REPLY})["Location"] == PAGE
        assert "Tulisan Anda belum terkirim, tetapi tidak hilang" in page_text(page.get(PAGE))
        assert look_up(page, case)["Location"] == address(question)
        assert REPLY in page.get(address(question)).content.decode()
        assert page.post(address(question), {"text": REPLY})["Location"] == f"{CASE}#pertanyaan-1"
        assert "tidak hilang" not in page_text(page.get(PAGE))
    assert ComplainantWords.objects.get().text == REPLY


def test_kept_words_open_for_their_own_case_only_and_for_a_day(case, question, page, pelaksana) -> None:
    other = taken(complaint(), pelaksana)
    asked(other, pelaksana)
    with clock(at(2026, 3, 12, 10)):
        page.post(address(question), {"text": REPLY})
        assert look_up(page, other)["Location"] == CASE
        assert REPLY not in page.get(address(question)).content.decode()
    with clock(at(2026, 3, 13, 11)):
        assert look_up(page, case)["Location"] == CASE
        assert REPLY not in page.get(address(question)).content.decode()


def test_a_stranger_keeps_nothing(question) -> None:
    browser = Client()
    closed = page_text(browser.post(address(question), {"text": REPLY}, follow=True))
    assert "Halaman laporan sudah tertutup" in closed
    assert "itu belum kami terima: tulis sekali lagi" in closed
    assert "tidak hilang" not in closed


def test_words_typed_under_a_dead_code_wait_for_the_new_one(case, question, page, pelaksana) -> None:
    with clock(at(2026, 3, 12)):
        renew(case, RenewalProof.CALLED_BACK, by=pelaksana, after=0)
        text = page_text(page.post(address(question), {"text": REPLY}, follow=True))
    assert "Tulisan Anda belum terkirim, tetapi tidak hilang" in text
    assert "Kantor membuat kode baru untuk laporan ini, jadi kode yang lama tidak berlaku lagi" in text
    assert "30 menit" not in text


def test_her_words_are_sealed_by_their_digest(case, question, capsys) -> None:
    asking.reply(question, REPLY, on=DAY)
    assert verify(capsys)[0] == []
    as_owner("UPDATE complaints_complainantwords SET text = 'Lain.'")
    (found,), _ = verify(capsys)
    assert "isinya tidak cocok dengan segelnya" in found


def test_taking_her_words_out_leaves_the_chain_whole(case, question, capsys) -> None:
    asking.reply(question, REPLY, on=DAY)
    as_owner("UPDATE complaints_complainantwords SET text = ''")
    assert verify(capsys)[0] == []
    as_owner("UPDATE complaints_complainantwords SET text_digest = repeat('0', 64)")
    assert len(verify(capsys)[0]) == 1


def test_questions_and_answers_are_in_her_copy_of_the_file(case, question, pelaksana, as_user) -> None:
    asking.reply(question, REPLY, on=DAY)
    copy = page_text(as_user(pelaksana).get(f"/petugas/perkara/{case}/berkas/?untuk=pelapor"))
    assert TEXT in copy
    assert "Saya kirim lewat ponsel." in copy
