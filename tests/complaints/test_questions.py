"""A question to the complainant: asked, answered by code, late, cancelled; the due date never moves."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from complaints import asking
from complaints.asking import asked_of
from complaints.filing import Complainant
from complaints.models import Answer, ComplainantWords, Complaint, Event, Question, Reopening
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.questions import check_closing, days_left, reminder_due
from complaints.workflow import Action
from tests.complaints.by_code import CASE, opened
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import (
    ANSWER,
    CLOSED_ON,
    DAY,
    answered,
    closed,
    followed,
    notice,
    report,
    step,
    taken,
    written,
)
from tests.complaints.question_desk import CLOSES, REPLY, TEXT, address, asked
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
FOUND = "Nomornya sudah kami temukan."


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


# closing day from today, allowed
CLOSINGS = [(0, False), (-1, False), (1, True), (60, True), (61, False)]


@pytest.mark.parametrize(("days", "allowed"), CLOSINGS)
def test_a_question_closes_tomorrow_at_the_earliest(days: int, allowed: bool) -> None:
    assert (check_closing(DAY + timedelta(days=days), DAY) is None) == allowed


@pytest.mark.parametrize(
    ("days", "words", "reminder"),
    [
        (7, "sisa 7 hari", None),
        (4, "sisa 4 hari", None),
        (3, "sisa 3 hari", 3),
        (2, "sisa 2 hari", 3),
        (1, "sisa 1 hari", 1),
        (0, "sampai hari ini", 1),
        (-2, "lewat 2 hari", None),
    ],
)
def test_days_left_and_the_reminder_owed(days: int, words: str, reminder: int | None) -> None:
    assert days_left(DAY + timedelta(days=days), DAY) == words
    closes_on = DAY + timedelta(days=days)
    assert reminder_due(closes_on, closes_on - timedelta(days=8), DAY) == reminder


def test_staff_ask_and_the_due_date_stays(case, pelaksana, as_user) -> None:
    due = case.due_on
    with clock(at(2026, 3, 11)):
        answer = as_user(pelaksana).post(
            f"/petugas/perkara/{case}/pertanyaan/",
            {"pertanyaan-text": TEXT, "pertanyaan-closes_on": "18-3-2026"},
            follow=True,
        )
    text = page_text(answer)
    assert "Pertanyaan 1 tampil di halaman pelapor sampai 18 Maret 2026." in text
    assert "Menunggu jawaban, sisa 7 hari" in text
    assert "Batas jawaban 7 April 2026 tidak bergeser karena menunggu jawaban pelapor." in text
    case.refresh_from_db()
    assert (case.due_on, case.state) == (due, "under_review")
    event = case.events.last()
    assert (event.action, event.by, event.clause) == ("ask", pelaksana, "R9")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"text": ""}, "Tulis pertanyaannya."),
        ({"text": "a" * 2001}, "Pertanyaan terlalu panjang: 2.001 huruf, paling banyak 2.000."),
        ({"closes_on": ""}, "Isi tanggal penutupannya."),
        ({"closes_on": "11-3-2026"}, "Isi tanggal antara besok, 12 Maret 2026, dan 10 Mei 2026."),
        ({"closes_on": "31-2-2026"}, "31-2-2026: tanggal itu tidak ada."),
    ],
)
def test_a_slip_in_the_question_is_told_and_nothing_lost(case, pelaksana, as_user, typed, message) -> None:
    posted = {"text": TEXT, "closes_on": "18-3-2026"} | typed
    with clock(at(2026, 3, 11)):
        answer = as_user(pelaksana).post(
            f"/petugas/perkara/{case}/pertanyaan/",
            {f"pertanyaan-{name}": value for name, value in posted.items()},
        )
    assert answer.status_code == 200
    assert message in page_text(answer)
    assert not Question.objects.exists()


def test_the_citizen_reads_it_with_days_left_and_answers(case, question, page, pelaksana, as_user) -> None:
    with clock(at(2026, 3, 12)):
        status = page_text(page.get(CASE))
        assert f"Kami ingin bertanya {TEXT} Jawab paling lambat 18 Maret 2026, sisa 6 hari" in status
        assert "Batas jawaban kami, 7 April 2026, tidak bergeser karena pertanyaan ini." in status
        assert TEXT in page_text(page.get(address(question)))
        assert page.post(address(question), {"text": REPLY})["Location"] == f"{CASE}#pertanyaan-1"
        status = page_text(page.get(CASE))
    assert "Jawaban Anda sudah kami terima" in status
    assert "Anda menjawab pada 12 Maret 2026. Penangan laporan ini membacanya." in status
    event = case.events.last()
    assert (event.action, event.by, event.source, event.target) == (
        "answer_question",
        None,
        "under_review",
        "under_review",
    )
    with clock(at(2026, 3, 12)):
        desk = page_text(as_user(pelaksana).get(f"/petugas/perkara/{case}/"))
    assert "Dijawab 12 Maret 2026" in desk
    assert "Nomornya I-2026-77." in desk
    assert f"Menjawab pertanyaan 1. {TEXT}" in desk
    assert "Kabar baru dari pelapor" in desk


def test_the_handler_finds_it_in_the_queue_until_she_acts(
    case, question, page, pelaksana, kasi, as_user
) -> None:
    desk, heading = as_user(pelaksana), "Kabar baru dari pelapor"
    with clock(at(2026, 3, 12)):
        assert heading not in page_text(desk.get("/petugas/"))
        page.post(address(question), {"text": REPLY})
        assert heading in page_text(desk.get("/petugas/"))
        assert heading not in page_text(as_user(kasi).get("/petugas/"))
        asked(case, pelaksana, "Kapan Anda datang?")
        assert heading not in page_text(desk.get("/petugas/"))


def test_a_late_answer_is_taken_and_marked(case, question, pelaksana, as_user) -> None:
    browser = opened(case, 2026, 3, 20)
    with clock(at(2026, 3, 20)):
        assert "Batasnya 18 Maret 2026 sudah lewat, tetapi jawaban Anda masih kami terima" in page_text(
            browser.get(CASE)
        )
        assert browser.post(address(question), {"text": REPLY}).status_code == 302
        desk = page_text(as_user(pelaksana).get(f"/petugas/perkara/{case}/"))
    assert "Dijawab 20 Maret 2026, terlambat 2 hari" in desk


def test_sent_twice_is_one_answer(case, question, page) -> None:
    with clock(at(2026, 3, 12)):
        for _ in range(2):
            assert page.post(address(question), {"text": REPLY})["Location"] == f"{CASE}#pertanyaan-1"
        other = page.post(address(question), {"text": "Lain."})
    assert other.status_code == 409
    assert "Pertanyaan ini sudah dijawab pada 12 Maret 2026." in page_text(other)
    assert "Yang Anda tulis Lain." in page_text(other)
    assert ComplainantWords.objects.get().text == REPLY


def test_answered_and_cancelled_at_once_only_one_happens(committed, pelaksana) -> None:
    question = asked(taken(complaint(), pelaksana), pelaksana)
    start, done, told = threading.Barrier(2), [], []

    def run(step) -> None:
        try:
            start.wait(timeout=5)
            step(Question.objects.select_related("event__complaint").get(pk=question.pk))
            done.append(1)
        except NotAllowedNow as refused:
            told.append(str(refused))
        finally:
            connection.close()

    steps = [
        lambda found: asking.reply(found, REPLY, on=DAY),
        lambda found: asking.cancel(found, "Sudah ditemukan.", by=pelaksana),
    ]
    threads = [threading.Thread(target=run, args=(each,)) for each in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), len(told)) == (1, 1)
    assert Event.objects.filter(action__in=("answer_question", "cancel_question")).count() == 1


def test_a_cancelled_question_says_why_and_takes_no_answer(case, question, page, pelaksana, as_user) -> None:
    with clock(at(2026, 3, 12)):
        cancel = f"/petugas/perkara/{case}/pertanyaan/1/batal/"
        refused = as_user(pelaksana).post(cancel, {"batal-1-reason": ""})
        assert "Tulis alasan membatalkan pertanyaan ini." in page_text(refused)
        done = as_user(pelaksana).post(
            cancel, {"batal-1-reason": "Nomornya sudah kami temukan."}, follow=True
        )
        assert f"Alasan dibatalkan: {FOUND}" in page_text(done)
        status = page_text(page.get(CASE))
        assert f"tidak perlu dijawab lagi: {FOUND}" in status
        assert page.post(address(question), {"text": REPLY}).status_code == 409


def test_once_the_case_is_answered_nobody_waits_for_it(pelaksana) -> None:
    case = followed(complaint(), pelaksana)
    question = asked(case, pelaksana)
    case.refresh_from_db()
    assert Question.objects.waiting().get() == question
    by_hand_answered(case, pelaksana)
    (row,) = asked_of(Complaint.objects.get(pk=case.pk), DAY)
    assert row.standing.label == "Tidak perlu dijawab lagi"
    assert not Question.objects.waiting().exists()
    with pytest.raises(NotAllowedNow, match="Laporan ini sudah dijawab"):
        asking.reply(question, REPLY, on=DAY)


def by_hand_answered(case, handler) -> None:
    step(case, Action.ANSWER, handler, Answer(**ANSWER, on=DAY))


def test_a_question_of_the_round_before_is_over(pelaksana) -> None:
    case = followed(complaint(), pelaksana)
    asked(case, pelaksana)
    by_hand_answered(case, pelaksana)
    superior = pelaksana.officer.direct_superior
    step(case, Action.CLOSE, pelaksana, notice(), report(superior), written(superior), on=CLOSED_ON)
    step(case, Action.REOPEN, pelaksana, Reopening(reason="Belum selesai."), on=CLOSED_ON)
    step(case, Action.TAKE, pelaksana, on=CLOSED_ON)
    (row,) = asked_of(Complaint.objects.get(pk=case.pk), CLOSED_ON)
    assert not row.waits
    assert not Question.objects.waiting().exists()


@pytest.mark.parametrize("who", ["petugas", "inspektorat", "penetap"])
def test_asking_is_for_those_who_work_on_the_case(who, case, request) -> None:
    user = request.getfixturevalue(who)
    assert not asking.may_ask(user, case)
    with pytest.raises(NotAllowed):
        asked(case, user)


def test_nothing_is_asked_before_the_case_is_taken_or_after_the_answer(pelaksana, kasi) -> None:
    for case in (complaint(), answered(complaint(), pelaksana), closed(complaint(), pelaksana)):
        with pytest.raises(NotAllowedNow, match="tidak ada yang ditanyakan"):
            asked(case, kasi)


def test_the_same_question_pressed_twice_is_one(case, pelaksana) -> None:
    assert asked(case, pelaksana).pk == asked(case, pelaksana).pk
    assert asked(case, pelaksana, "Yang lain?").number == 2


def test_which_questions_are_to_be_called_to_mind(case, pelaksana) -> None:
    soon, later = asked(case, pelaksana), asked(case, pelaksana, "Dan kapan?", CLOSES + timedelta(days=5))
    assert list(Question.objects.to_remind(CLOSES - timedelta(days=3))) == [soon]
    assert list(Question.objects.to_remind(CLOSES - timedelta(days=1))) == [soon]
    assert not Question.objects.to_remind(CLOSES - timedelta(days=4)).exists()
    assert not Question.objects.to_remind(CLOSES + timedelta(days=6)).exists()
    asking.reply(soon, REPLY, on=DAY)
    assert list(Question.objects.waiting()) == [later]


def test_a_question_is_told_by_mail_with_its_closing_day_and_without_its_words(pelaksana) -> None:
    case = taken(complaint(complainant=Complainant(name="Sari", email="sari@rumah.example")), pelaksana)
    asked(case, pelaksana)
    body = case.messages.get(kind="question").body
    assert "18 Maret 2026" in body
    assert "OSS" not in body
