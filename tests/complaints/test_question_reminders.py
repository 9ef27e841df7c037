"""Whoever has not answered the office's question is reminded 3 and 1 days before it closes, once each."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from complaints import asking
from complaints.filing import Complainant
from complaints.intake import Identity
from complaints.models import Complaint, Message, Question
from complaints.question_reminders import remind_of_questions
from complaints.questions import reminder_due
from tests.complaints.citizen_form import clock
from tests.complaints.desk import taken
from tests.complaints.test_messaging import link_in, page_of, prepared
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
ASKED, CLOSES = date(2026, 3, 11), date(2026, 3, 18)
SARI = Complainant(name="Sari Wulandari", phone="081234567890", email="sari@rumah.example")


def question(by, **changes) -> Question:
    with clock(at(2026, 3, 11)):
        case = taken(complaint(**{"complainant": SARI} | changes), by)
        return asking.ask(case, "Berapa nomor permohonan Anda?", CLOSES, by=by, on=ASKED)


def reminders() -> list[str]:
    found = Message.objects.filter(kind="question_open").order_by("pk")
    return [key.rpartition(" ")[2] for key in found.values_list("key", flat=True)]


def test_each_reminder_comes_once_however_often_the_command_runs(pelaksana):
    question(pelaksana)
    seen = []
    for days in range(9):
        for _ in range(3):
            remind_of_questions(ASKED + timedelta(days=days))
        seen.append(reminders())
    assert seen == [[], [], [], [], ["3"], ["3"], ["3", "1"], ["3", "1"], ["3", "1"]]


def test_a_reminder_says_until_when_and_not_what_was_asked(pelaksana):
    asked = question(pelaksana)
    remind_of_questions(CLOSES - timedelta(days=3))
    message = Message.objects.get(kind="question_open")
    assert message.subject == "Pertanyaan kami masih menunggu jawaban Anda"
    assert "Jawab paling lambat: 18 Maret 2026" in message.body
    assert asked.text not in message.body


def test_after_a_pause_only_the_newest_is_sent(pelaksana):
    question(pelaksana)
    assert remind_of_questions(CLOSES) == 1
    assert reminders() == ["1"]


@pytest.mark.parametrize(("days", "left", "reminder"), [(3, 2, None), (3, 1, 1), (4, 3, 3), (1, 0, None)])
def test_nobody_is_reminded_of_what_was_asked_just_now(days, left, reminder):
    asked_on = CLOSES - timedelta(days=days)
    assert reminder_due(CLOSES, asked_on, CLOSES - timedelta(days=left)) == reminder


@pytest.mark.parametrize("how", ["answered", "cancelled", "case answered", "no address"])
def test_nobody_is_reminded_of_what_needs_no_answer(how, pelaksana):
    by_phone = {"complainant": Complainant(name="Sari", phone="081234567890")}
    asked = question(pelaksana, **by_phone if how == "no address" else {})
    if how == "answered":
        asking.reply(asked, "Nomornya 12.", on=ASKED)
    elif how == "cancelled":
        asking.cancel(asked, "Sudah ditemukan.", by=pelaksana)
    elif how == "case answered":
        case = asked.event.complaint
        Complaint.objects.filter(pk=case.pk).update(state="answered", trail_length=case.trail_length + 1)
    assert remind_of_questions(CLOSES - timedelta(days=3)) == 0
    assert reminders() == []


@pytest.mark.parametrize(
    ("moment", "made"),
    [
        (at(2026, 3, 15, 9), ["3"]),  # a Sunday: the complainant reads at home
        (at(2026, 3, 16, 9), ["3"]),
        (at(2026, 3, 16, 3), []),
        (at(2026, 3, 16, 16), []),
    ],
    ids=["Sunday", "Monday", "night", "evening"],
)
def test_the_command_reminds_by_day_and_on_any_day(pelaksana, moment, made):
    question(pelaksana)
    with clock(moment):
        call_command("send_reminders", verbosity=0)
    assert reminders() == made


@pytest.mark.django_db(transaction=True)
def test_five_runs_side_by_side_remind_once(committed, pelaksana):
    question(pelaksana)
    start = Barrier(5)

    def run() -> None:
        start.wait()
        remind_of_questions(CLOSES - timedelta(days=3))
        connection.close()

    threads = [Thread(target=run) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reminders() == ["3"]


@pytest.mark.django_db(transaction=True)
def test_whoever_answers_at_this_moment_is_not_reminded(committed, pelaksana):
    asked = question(pelaksana)

    def run() -> None:
        remind_of_questions(CLOSES - timedelta(days=3))
        connection.close()

    reminding = Thread(target=run)
    with transaction.atomic():
        asking.reply(asked, "Nomornya 12.", on=ASKED)
        reminding.start()
        reminding.join(1)
        assert reminding.is_alive()  # it waits for the answer to be stored
    reminding.join()
    assert reminders() == []


def test_an_open_question_can_be_told_by_whatsapp_until_it_closes(pelaksana, as_user):
    case = question(pelaksana, identity=Identity.OPEN).event.complaint
    desk = as_user(pelaksana)
    with clock(at(2026, 3, 12)):
        desk = as_user(pelaksana)
        page = prepared(desk, case, "question")
        assert "Jawab%20paling%20lambat%3A%2018%20Maret%202026" in link_in(page)
        assert "Berapa nomor permohonan" not in page
    with clock(at(2026, 3, 19)):
        page = as_user(pelaksana).get(page_of(case)).content.decode()
        assert "Pertanyaan dari kantor" not in page
