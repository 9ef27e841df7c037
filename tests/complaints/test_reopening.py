"""A closed case opened again by code: for 14 working days, with a reason, the first outcome kept."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from complaints.history import CITIZEN, history
from complaints.intake import Kind
from complaints.models import (
    Answer,
    ComplainantWords,
    Complaint,
    CompletenessNotice,
    Event,
    Lapse,
    Reopening,
)
from complaints.permissions import NotAllowedNow
from complaints.quarantine import end, hold
from complaints.reopening import BY_HERSELF, reopen, window
from complaints.suspicion import Quarantine, Suspicion
from complaints.verifying import faults
from complaints.workdays import Calendar
from complaints.workflow import Action, State
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import DAY, answered, closed, notice, report, step, taken, written
from tests.complaints.test_citizen_status import CASE, look_up, status
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
PAGE, REASON = "/pengaduan/status/lihat/buka-kembali/", "Berkas saya ternyata belum diteruskan."
# Closed on Saturday 21 March 2026; Nyepi, Idul Fitri and Good Friday lie in between.
DAY_14, DAY_15 = (2026, 4, 14), (2026, 4, 15)


@pytest.fixture
def case(pelaksana: User) -> Complaint:
    with clock(at(2026, 3, 21)):
        return closed(complaint(), pelaksana)


def post(case: Complaint, *day: int, reason: str = REASON):
    browser = Client()
    with clock(at(*day)):
        look_up(browser, case)
        return browser.post(PAGE, {"reason": reason}, follow=True)


def test_on_day_fourteen_it_is_opened_again_with_a_new_clock(case):
    text = page_text(post(case, *DAY_14))
    case.refresh_from_db()
    assert (case.state, case.handler, case.outcome) == (State.REOPENED, None, "")
    assert (case.reopened_on, case.due_on) == (date(*DAY_14), date(2026, 5, 5))
    assert (
        "Dibuka kembali 14 April 2026 Hitungannya mulai dari awal: dijawab paling lambat 5 Mei 2026." in text
    )
    assert "Hasil yang pertama, 20 Maret 2026: Terbukti." in text
    assert "Jawaban 20 Maret 2026: Terbukti, sebelum dibuka kembali" in text


def test_on_day_fifteen_the_page_says_which_doors_remain(case):
    before, after = status(case, *DAY_14), status(case, *DAY_15)
    assert "dapat Anda buka kembali sampai Selasa, 14 April 2026" in before
    assert "berakhir 14 April 2026. Bila masalahnya terjadi lagi, buat pengaduan baru" in after
    assert "Buka kembali laporan ini" not in after
    for door in ("SP4N-LAPOR!", "Ombudsman Republik Indonesia", "Atasan kantor ini"):
        assert door in after


def test_on_day_fifteen_the_form_is_gone_and_a_late_press_says_why(case):
    browser = Client()
    with clock(at(*DAY_15)):
        look_up(browser, case)
        assert browser.get(PAGE)["Location"] == f"{CASE}#pintu"
        answer = browser.post(PAGE, {"reason": REASON})
    assert answer.status_code == 409
    assert "Laporan ini dapat dibuka kembali sampai 14 April 2026." in page_text(answer)
    assert REASON in page_text(answer)
    case.refresh_from_db()
    assert case.state == State.CLOSED


def test_the_first_outcome_stays_on_record(case):
    post(case, *DAY_14)
    opened = Reopening.objects.get()
    assert (opened.former_outcome, opened.former_answer_on) == ("proven", date(2026, 3, 20))
    assert opened.former_due_on == date(2026, 4, 7)


def test_her_words_are_beside_the_chain_and_the_trail_names_her(case):
    post(case, *DAY_14)
    entry = history(Complaint.objects.get(pk=case.pk))[-1]
    assert (entry.title, entry.by) == ("Buka kembali", CITIZEN)
    assert Reopening.objects.get().reason == BY_HERSELF
    assert ComplainantWords.objects.get().text == REASON
    assert list(faults(Complaint.objects.get(pk=case.pk), case.events.with_records())) == []


def test_staff_read_why_and_take_it_like_a_new_one(case, pelaksana, as_user):
    post(case, *DAY_14)
    browser = as_user(pelaksana)
    with clock(at(*DAY_15)):
        assert REASON in page_text(browser.get(f"/petugas/perkara/{case}/"))
        assert case.number in page_text(browser.get("/petugas/?milik=belum-diambil"))


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        ("  ", "Tulis mengapa laporan ini perlu dibuka kembali."),
        ("a" * 2001, "Alasan terlalu panjang: 2.001 huruf, paling banyak 2.000."),
    ],
    ids=["blank", "too long"],
)
def test_a_slip_is_told_twice_and_nothing_lost(case, reason, message):
    answer = post(case, *DAY_14, reason=reason)
    assert "<title>Galat: Buka kembali laporan" in answer.content.decode()
    assert page_text(answer).count(message) == 2
    assert not Reopening.objects.exists()


def test_pressed_twice_it_is_opened_once(case):
    post(case, *DAY_14)
    assert "Laporan tidak dibuka kembali" in page_text(post(case, *DAY_14))
    assert Reopening.objects.count() == 1


def test_two_at_once_open_it_once(committed, pelaksana):
    case = closed(complaint(), pelaksana)
    start, done, told = Barrier(2, timeout=10), [], []

    def press() -> None:
        try:
            start.wait()
            reopen(Complaint.objects.get(pk=case.pk), REASON, on=timezone.localdate())
            done.append(1)
        except NotAllowedNow as refused:
            told.append(str(refused))
        finally:
            connection.close()

    people = [Thread(target=press) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join(20)
    assert (len(done), len(told)) == (1, 1)
    assert "sekarang pada tahap “Dibuka kembali”" in told[0]
    assert Event.objects.filter(action=Action.REOPEN).count() == 1


def withdrawn_by_staff(case: Complaint, by: User) -> None:
    words = Answer(outcome="withdrawn", text="Dicabut lewat telepon.", follow_up="-", on=DAY)
    step(taken(case, by), Action.END_EARLY, by, words)
    above = by.officer.direct_superior
    step(case, Action.CLOSE, by, notice(DAY), report(above, DAY), written(above, DAY))


def lapsed(case: Complaint, by: User) -> None:
    asked = CompletenessNotice(missing="Salinan NIB.", on=DAY, how="Telepon")
    step(taken(case, by), Action.ASK_COMPLETION, by, asked)
    day = date(2026, 6, 1)
    told = "Kekurangan diberitahukan 11 Maret 2026: Telepon."
    records = [Lapse(last_day=day), Answer(outcome="withdrawn", text="Dicabut.", follow_up=told, on=day)]
    step(case, Action.DEEM_WITHDRAWN, by, *records, on=day)


def spam(case: Complaint, by: User) -> None:
    hold(case, Suspicion.LIMIT)
    end(case, Quarantine.SPAM, by=by.officer.direct_superior.user, reason="Iklan.")


@pytest.mark.parametrize(
    ("ended", "can"),
    [(withdrawn_by_staff, True), (lapsed, False), (spam, False), (answered, False)],
    ids=["written down as withdrawn", "withdrawn by law", "closed as no report", "still open"],
)
def test_which_cases_are_hers_to_open_again(pelaksana, monkeypatch, ended, can):
    monkeypatch.setattr(Lapse, "check_fits", lambda *_: None)
    case = complaint()
    with clock(at(2026, 6, 1)):
        ended(case, pelaksana)
    assert ("Buka kembali laporan ini" in status(case, 2026, 6, 2)) == can
    post(case, 2026, 6, 2)
    case.refresh_from_db()
    assert (case.state == State.REOPENED) == can


def test_a_question_is_opened_again_without_a_clock(pelaksana):
    case = complaint(wants=Kind.INFORMATION_REQUEST)
    with clock(at(2026, 3, 21)):
        closed(case, pelaksana)
    text = page_text(post(case, *DAY_14))
    assert "Dibuka kembali 14 April 2026 Laporan ini ditelaah lagi." in text
    case.refresh_from_db()
    assert case.due_on is None


def test_while_the_day_cannot_be_computed_nobody_is_late(case):
    unknown = Calendar.of([], first=date(2026, 1, 1), last=date(2026, 3, 31))
    found = window(case, date(2027, 1, 1), unknown)
    assert (found.until, found.is_open) == (None, True)


def test_each_closing_gives_its_own_days(case, pelaksana):
    post(case, *DAY_14)
    again = Answer(outcome="referred", text="Diteruskan.", follow_up="Surat.", on=date(2026, 4, 20))
    above, day = pelaksana.officer.direct_superior, date(2026, 4, 20)
    case.refresh_from_db()
    with clock(at(2026, 4, 20)):
        step(taken(case, pelaksana), Action.END_EARLY, pelaksana, again, on=day)
        step(case, Action.CLOSE, pelaksana, notice(day), report(above, day), written(above, day), on=day)
    assert "dapat Anda buka kembali sampai" in status(case, 2026, 4, 21)
    assert page_text(post(case, 2026, 4, 22)).count("sebelum dibuka kembali") == 2
    assert Reopening.objects.count() == 2


def test_the_new_round_is_late_dunned_and_proved_by_its_own_date(case):
    post(case, *DAY_14)
    text = status(case, 2026, 5, 6)
    assert "Terlambat 1 hari kerja" in text
    assert "Batas jawaban 5 Mei 2026 sudah lewat" in text


def test_without_number_and_code_nothing_opens(warga, case):
    assert warga.get(PAGE)["Location"] == "/pengaduan/status/?tertutup"
    assert warga.post(PAGE, {"reason": REASON})["Location"] == "/pengaduan/status/?tertutup"
    assert not Reopening.objects.exists()


def test_typed_for_too_long_her_words_wait_for_number_and_code(warga, case):
    with clock(at(2026, 4, 1, 9)):
        look_up(warga, case)
    with clock(at(2026, 4, 1, 10)):
        assert warga.post(PAGE, {"reason": REASON})["Location"] == "/pengaduan/status/"
        assert look_up(warga, case)["Location"] == PAGE
        assert REASON in warga.get(PAGE).content.decode()
