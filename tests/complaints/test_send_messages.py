"""The outbox on real SMTP: a mail server that is up, down, slow, or says no; a worker that is killed."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from complaints import sending
from complaints.models import Complaint, Message
from complaints.retrying import LEASE, MOST_ATTEMPTS, WAITS
from complaints.sending import WORKER_DIED, message_id, send_waiting
from purwakarta_ptsp.places import BASE_DIR
from tests.complaints.citizen_form import clock, send
from tests.factories import complaint

pytestmark = pytest.mark.django_db
NOW = timezone.now


def message(name: str = "pelaksana", case: Complaint | None = None) -> Message:
    case = case or Complaint.objects.first() or complaint()
    return Message.objects.create(
        key=f"uji {name}",
        complaint=case,
        to=f"{name}@kantor.example",
        subject=f"Perkara {case}: sisa 3 hari kerja",
        body="Perkara ini wajib dijawab — segera.\n",
    )


def test_a_message_goes_out_once_and_as_it_was_written(postman):
    written = message()
    for _ in range(3):
        call_command("send_messages")
    ((to, mail),) = postman.taken
    assert to == "pelaksana@kantor.example"
    assert "Subject: Perkara P-2026-0001: sisa 3 hari kerja" in mail
    assert f"Message-ID: {message_id(written)}" in mail
    assert "Auto-Submitted: auto-generated" in mail
    written.refresh_from_db()
    assert (written.state, written.attempts, written.last_error) == ("sent", 1, "")
    assert written.sent_at is not None


def test_a_server_that_is_down_loses_nothing_and_stops_nobody(postman, warga, capsys):
    postman.controller.stop()
    first, second = message("pelaksana"), message("kasi")
    call_command("send_messages")
    assert capsys.readouterr().out == "Terkirim: 0; belum berhasil: 1. Peladen surel tidak menjawab.\n"
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts, first.last_error) == ("waiting", 1, "Peladen surel tidak menjawab")
    assert second.attempts == 0
    send(warga)  # a citizen files, whatever the mail server does
    assert Complaint.objects.count() == 2
    postman.controller = Controller(postman, hostname="127.0.0.1", port=postman.controller.port)
    postman.controller.start()
    with clock(NOW() + WAITS[0]):
        call_command("send_messages")
    assert sorted(to for to, _ in postman.taken) == ["kasi@kantor.example", "pelaksana@kantor.example"]
    assert Message.objects.sent().count() == 2


def test_a_try_that_failed_waits_before_the_next(postman):
    postman.answer = "451 Try later"
    tried = message()
    start = NOW()
    with clock(start):
        assert [send_waiting(timezone.now).failed for _ in range(3)] == [1, 0, 0]
    tried.refresh_from_db()
    assert tried.next_try_at == start + WAITS[0]
    assert tried.last_error == "Peladen surel menolak pesan (451)"


def test_after_the_last_try_a_person_is_asked(postman, as_user, kasi):
    postman.answer = "451 Try later"
    tried, now = message(), NOW()
    for wait in (*WAITS, timedelta(days=30)):
        with clock(now):
            send_waiting(timezone.now)
        now += wait
    tried.refresh_from_db()
    assert (tried.state, tried.attempts) == ("failed", MOST_ATTEMPTS)
    desk = as_user(kasi)
    page = desk.get("/petugas/pesan/").content.decode()
    assert "9 kali dicoba: Peladen surel menolak pesan (451)" in page
    postman.answer = "250 OK"
    answer = desk.post(f"/petugas/pesan/{tried.pk}/kirim-ulang/", follow=True).content.decode()
    assert "akan dicoba lagi oleh pengirim" in answer
    call_command("send_messages")
    assert len(postman.taken) == 1
    again = desk.post(f"/petugas/pesan/{tried.pk}/kirim-ulang/", follow=True).content.decode()
    assert "tidak lagi gagal" in again
    call_command("send_messages")
    assert len(postman.taken) == 1


def test_an_address_that_is_none_fails_at_once_and_is_not_repeated_in_the_error(postman):
    wrong, right = message("tidak.ada"), message("kasi")
    call_command("send_messages")
    wrong.refresh_from_db()
    assert (wrong.state, wrong.attempts) == ("failed", 1)
    assert wrong.last_error == "Alamat penerima ditolak (550)"
    right.refresh_from_db()
    assert right.state == "sent"


def test_who_held_a_message_too_long_says_nothing_about_it_any_more(postman):
    """The lease went on to another worker: the first one's answer counts no more."""
    tried = message()
    Message.objects.filter(pk=tried.pk).update(leased_until=NOW() + LEASE, attempts=1)
    assert send_waiting(timezone.now).sent == 0
    with clock(NOW() + LEASE + timedelta(seconds=1)):
        assert send_waiting(timezone.now).sent == 1
    tried.refresh_from_db()
    assert tried.attempts == 2


def test_who_lost_the_lease_meanwhile_says_nothing_about_the_message(monkeypatch):
    """Slower than the lease: another worker holds it now, and will say what became of it."""
    tried, theirs = message(), NOW() + 2 * LEASE

    def slow(leased: Message, address: str) -> None:
        Message.objects.filter(pk=leased.pk).update(leased_until=theirs)
        raise TimeoutError

    monkeypatch.setattr(sending, "_deliver", slow)
    send_waiting(timezone.now)
    tried.refresh_from_db()
    assert (tried.leased_until, tried.last_error) == (theirs, "")


def test_a_message_that_kills_every_worker_ends_as_failed(postman):
    tried = message()
    Message.objects.filter(pk=tried.pk).update(attempts=MOST_ATTEMPTS, leased_until=NOW())
    send_waiting(timezone.now)
    tried.refresh_from_db()
    assert (tried.state, tried.last_error) == ("failed", WORKER_DIED)
    assert postman.taken == []


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_send_each_message_once(committed, postman):
    sent = [message(f"orang{n}").to for n in range(30)]

    def work() -> None:
        send_waiting(timezone.now)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(to for to, _ in postman.taken) == sorted(sent)
    assert Message.objects.sent().count() == 30


def worker_process(port: int) -> subprocess.Popen[str]:
    """The real command in a process of its own, on the tests' database."""
    database = connection.settings_dict
    address = f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    environment = {
        **os.environ,
        "DATABASE_URL": f"{address}/{database['NAME']}",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "ENV_FILE": os.devnull,
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "purwakarta_ptsp.settings",
    }
    command = [sys.executable, "-W", "ignore", "-m", "django", "send_messages", "--loop", "--every", "1"]
    return subprocess.Popen(command, cwd=BASE_DIR, env=environment, text=True)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_gives_its_message_back(committed, postman):
    tried = message()
    postman.may_answer.clear()
    worker = worker_process(postman.controller.port)
    try:
        assert postman.asked.wait(60)  # the mail is on its way, and the server has not said yes
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
    postman.answer = "451 The line was cut"
    postman.may_answer.set()
    tried.refresh_from_db()
    assert (tried.state, tried.attempts) == ("waiting", 1)
    assert send_waiting(timezone.now).sent == 0  # still held for the dead
    postman.answer = "250 OK"
    with clock(tried.leased_until + timedelta(seconds=1)):
        assert send_waiting(timezone.now).sent == 1
    assert len(postman.taken) == 1
    tried.refresh_from_db()
    assert (tried.state, tried.attempts) == ("sent", 2)


@pytest.mark.django_db(transaction=True)
def test_the_loop_goes_on_and_sends_what_comes_later(committed, postman):
    worker = worker_process(postman.controller.port)
    try:
        for name in ("pelaksana", "kasi"):
            postman.asked.clear()
            message(name)
            assert postman.asked.wait(60)
    finally:
        worker.terminate()
        worker.wait(10)
    assert [to for to, _ in postman.taken] == ["pelaksana@kantor.example", "kasi@kantor.example"]


def test_what_is_not_committed_is_not_sent(postman):
    """Another connection, the worker's, does not see the row of a transaction that may still fail."""
    message()
    seen: list[int] = []

    def look() -> None:
        seen.append(Message.objects.waiting().count())
        connection.close()

    other = threading.Thread(target=look)
    other.start()
    other.join()
    assert seen == [0]


def test_the_page_of_messages_in_each_state(as_user, kepala, postman):
    desk = as_user(kepala)
    assert "Belum ada pesan" in desk.get("/petugas/pesan/").content.decode()
    message("pelaksana")
    text = desk.get("/petugas/pesan/").content.decode()
    assert "Menunggu dikirim" in text
    assert "Kepada pelaksana@kantor.example" in text
    call_command("send_messages")
    message("tidak.ada")
    call_command("send_messages")
    text = desk.get("/petugas/pesan/").content.decode()
    assert "Alamat penerima ditolak (550)" in text
    assert "Coba lagi" in text
