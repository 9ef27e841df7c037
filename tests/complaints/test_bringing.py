"""The complainant completes her report by number and code: in time, too late, twice, at the same moment."""

import threading
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from complaints.bringing import bring
from complaints.models import (
    Answer,
    ComplainantWords,
    Complaint,
    CompletenessNotice,
    Completion,
    Event,
    Lapse,
)
from complaints.models.calendar import working_calendar
from complaints.permissions import NotAllowedNow
from complaints.workflow import Action
from tests.complaints.by_code import CASE, PAGE, look_up, opened
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import DAY, step, taken
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
ADDRESS = f"{CASE}lengkapi/"
THANKS = f"{CASE}#lengkap"
TEXT = "Nomor permohonan I-2026-77.\nDiajukan 2 Februari."
LAST_DAY = date(2026, 4, 30)  # 30 working days after 11 March


def asked(case: Complaint, by) -> Complaint:
    notice = CompletenessNotice(missing="Nomor permohonan.\nTanggal pengajuan.", on=DAY, how="Telepon")
    return step(case, Action.ASK_COMPLETION, by, notice)


@pytest.fixture
def case(pelaksana) -> Complaint:
    with clock(at(2026, 3, 11)):
        return asked(taken(complaint(), pelaksana), pelaksana)


@pytest.fixture
def page(case) -> Client:
    return opened(case, 2026, 3, 12)


def withdraw(case: Complaint, by, on: date) -> None:
    answer = Answer(outcome="withdrawn", text="Dianggap dicabut.", follow_up="Diberitahukan.", on=on)
    case.perform(Action.DEEM_WITHDRAWN, by=by, on=on, records=[Lapse(last_day=LAST_DAY), answer])


def test_what_is_missing_is_said_with_the_last_day_and_a_way(page) -> None:
    with clock(at(2026, 3, 12)):
        status, form = page_text(page.get(CASE)), page_text(page.get(ADDRESS))
    assert "Laporan ini belum lengkap Nomor permohonan. Tanggal pengajuan." in status
    assert "Lengkapi paling lambat Kamis, 30 April 2026 , sisa 29 hari kerja." in status
    assert "Batas jawaban kami, 7 April 2026, tidak bergeser." in status
    assert "Lengkapi sekarang" in status
    assert "Yang masih kurang Nomor permohonan. Tanggal pengajuan." in form


def test_completed_by_code_it_goes_on_and_the_handler_is_told(case, page, pelaksana, as_user) -> None:
    with clock(at(2026, 3, 12)):
        assert page.post(ADDRESS, {"text": TEXT})["Location"] == THANKS
        status = page_text(page.get(CASE))
        desk = page_text(as_user(pelaksana).get(f"/petugas/perkara/{case}/"))
        queue = page_text(as_user(pelaksana).get("/petugas/"))
    assert "Terima kasih, kelengkapan Anda sudah kami terima Dikirim 12 Maret 2026, 09.00 WIB." in status
    assert "Ditelaah (sekarang)" in status
    assert "Yang dilengkapi Dikirim pelapor sendiri lewat portal." in desk
    assert "Diajukan 2 Februari." in desk
    assert "Kabar baru dari pelapor" in desk
    assert "Kabar baru dari pelapor" in queue
    case.refresh_from_db()
    event = case.events.last()
    assert (case.state, event.by, event.clause) == ("under_review", None, "44.4")
    assert TEXT not in event.completion.received


def test_sent_twice_is_one_record(case, page) -> None:
    with clock(at(2026, 3, 12)):
        for _ in range(2):
            assert page.post(ADDRESS, {"text": TEXT})["Location"] == THANKS
    assert Completion.objects.count() == ComplainantWords.objects.count() == 1


def test_completed_at_the_counter_meanwhile_is_said_and_the_words_shown(case, page, pelaksana) -> None:
    step(case, Action.COMPLETE, pelaksana, Completion(received="Dibawa ke loket."))
    with clock(at(2026, 3, 12)):
        answer = page.post(ADDRESS, {"text": TEXT})
        assert page.get(ADDRESS)["Location"] == CASE
    assert answer.status_code == 409
    assert f"Laporan {case} sekarang pada tahap “Sedang ditelaah”" in page_text(answer)
    assert "Yang Anda tulis Nomor permohonan I-2026-77. Diajukan 2 Februari." in page_text(answer)


@pytest.mark.parametrize(("day", "taken_in"), [((2026, 4, 30), True), ((2026, 5, 1), False)])
def test_the_last_day_is_in_time_and_the_next_is_not(case, day, taken_in) -> None:
    browser = opened(case, *day)
    with clock(at(*day)):
        status = page_text(browser.get(CASE))
        answer = browser.post(ADDRESS, {"text": TEXT})
    assert ("Lengkapi sekarang" in status) == taken_in
    assert ("Batas melengkapi sudah lewat" in status) != taken_in
    assert answer.status_code == (302 if taken_in else 409)
    if not taken_in:
        assert "Batas melengkapi, 30 April 2026, sudah lewat. Hubungi kantor" in page_text(answer)
        assert "selama laporan ini belum ditutup, petugas masih dapat menerimanya." in page_text(answer)


def test_withdrawn_is_answered_calmly(case, pelaksana) -> None:
    withdraw(case, pelaksana, date(2026, 5, 5))
    browser = opened(case, 2026, 5, 6)
    with clock(at(2026, 5, 6)):
        assert "Dianggap dicabut." in page_text(browser.get(CASE))
        assert browser.get(ADDRESS)["Location"] == CASE
        answer = browser.post(ADDRESS, {"text": TEXT})
    assert answer.status_code == 409
    assert "sekarang pada tahap “Selesai”" in page_text(answer)


def test_completed_while_staff_deem_it_withdrawn_only_one_happens(committed, pelaksana, monkeypatch) -> None:
    """On the last evening: her page was opened in time, staff press after midnight."""
    monkeypatch.setattr(Lapse, "check_fits", lambda *_: None)
    case = asked(taken(complaint(), pelaksana), pelaksana)
    start, done, told = threading.Barrier(2), [], []

    def run(act) -> None:
        try:
            start.wait(timeout=5)
            act(Complaint.objects.get(pk=case.pk))
            done.append(1)
        except NotAllowedNow as refused:
            told.append(str(refused))
        finally:
            connection.close()

    acts = [
        lambda found: bring(found, TEXT, on=LAST_DAY, calendar=working_calendar()),
        lambda found: withdraw(found, pelaksana, date(2026, 5, 5)),
    ]
    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), len(told)) == (1, 1)
    assert Event.objects.filter(action__in=("complete", "deem_withdrawn")).count() == 1


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Tulis keterangan yang diminta."),
        ("a" * 10_001, "Kelengkapan terlalu panjang: 10.001 huruf, paling banyak 10.000. Persingkat dahulu."),
    ],
)
def test_a_slip_is_told_and_nothing_lost(page, typed, message) -> None:
    with clock(at(2026, 3, 12)):
        answer = page.post(ADDRESS, {"text": typed})
    assert answer.status_code == 200
    assert page_text(answer).count(message) == 2
    assert typed in answer.content.decode()


def test_words_typed_for_too_long_wait_for_number_and_code(case, page) -> None:
    with clock(at(2026, 3, 12, 10)):
        assert page.post(ADDRESS, {"text": TEXT})["Location"] == PAGE
        assert look_up(page, case)["Location"] == ADDRESS
        assert TEXT in page.get(ADDRESS).content.decode()


def test_where_nothing_was_missing_there_is_no_form(pelaksana) -> None:
    browser = opened(complaint(), 2026, 3, 12)
    with clock(at(2026, 3, 12)):
        assert browser.get(ADDRESS)["Location"] == CASE
        assert browser.post(ADDRESS, {"text": TEXT}).status_code == 409
