"""What looks sent by a machine is kept, with number, code and due date, until a person has read it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client

from complaints.draft import Drafts
from complaints.models import Complaint, QuarantineEnd, QuarantineEntry, Reminder
from complaints.models.calendar import working_calendar
from complaints.permissions import NotAllowedNow
from complaints.quarantine import end, hold
from complaints.receipts import receipt_code
from complaints.reminding import remind
from complaints.suspicion import Quarantine, Suspicion, judge
from tests.complaints.citizen_form import WHAT, clock, code_on, number_on, page_text, send, write
from tests.complaints.desk import taken
from tests.factories import complaint

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)


@pytest.fixture
def held() -> Complaint:
    case = complaint()
    hold(case, Suspicion.LIMIT)
    return case


@pytest.mark.parametrize(
    ("trapped", "seconds", "is_over", "found"),
    [
        (False, 4, False, None),
        (True, 4, False, Suspicion.TRAPPED),
        (False, 3.9, False, Suspicion.TOO_FAST),
        (False, 4, True, Suspicion.LIMIT),
        (True, 0, True, Suspicion.TRAPPED),
    ],
    ids=["a person", "trapped", "too fast", "over the limit", "all of it"],
)
def test_each_sign_alone_is_enough(trapped, seconds, is_over, found):
    assert judge(trapped=trapped, seconds=seconds, quickest=4, is_over=is_over) is found


def receipt_of(browser: Client, what: dict | None = None) -> str:
    with clock(NOON):
        return page_text(browser.get(send(browser, what)))


def only_entry() -> QuarantineEntry:
    return QuarantineEntry.objects.get()


def test_who_fills_in_the_hidden_box_gets_a_receipt_and_waits(warga):
    receipt = receipt_of(warga, {"laman": "http://iklan.example"})
    assert "7 April 2026" in receipt
    assert number_on(receipt)
    assert code_on(receipt)
    assert only_entry().suspicion == Suspicion.TRAPPED
    assert Complaint.objects.get().is_quarantined


@pytest.mark.parametrize(("seconds", "is_held"), [(3, True), (4, False)])
def test_a_form_sent_faster_than_a_person_waits(warga, settings, seconds, is_held):
    settings.QUICKEST_FORM_SECONDS = 4
    with clock(NOON):
        check = write(warga)
    with clock(NOON + timedelta(seconds=seconds)):
        warga.post(check)
    assert Complaint.objects.get().is_quarantined is is_held


def test_going_back_to_the_first_page_does_not_start_the_clock_again(warga, settings):
    settings.QUICKEST_FORM_SECONDS = 4
    with clock(NOON):
        check = write(warga)
    with clock(NOON + timedelta(minutes=2)):
        warga.post(check.replace("periksa/", ""), WHAT)
        warga.post(check)
    assert not Complaint.objects.get().is_quarantined


def test_the_eleventh_case_of_an_hour_is_kept_and_waits(settings):
    settings.QUOTA_FREE_NETWORKS = ()
    texts = [receipt_of(Client()) for _ in range(12)]
    assert [number_on(text) for text in texts] == [f"P-2026-{serial:04}" for serial in range(1, 13)]
    assert all("7 April 2026" in text and code_on(text) for text in texts)
    waiting = Complaint.objects.in_quarantine().order_by("serial").values_list("serial", flat=True)
    assert list(waiting) == [11, 12]
    assert {entry.suspicion for entry in QuarantineEntry.objects.all()} == {Suspicion.LIMIT}


def test_one_form_sent_fifty_times_counts_once(warga, settings):
    settings.QUOTA_FREE_NETWORKS = ()
    check = write(warga)
    session = warga.session
    kept = dict(session)
    for _ in range(50):
        warga.post(check)
        session.update(kept)  # as if no answer had come back: the draft is still there
        session.save()
    assert Complaint.objects.count() == 1
    assert not QuarantineEntry.objects.exists()


def test_a_draft_of_the_version_before_has_no_beginning():
    old = {"form_key": "00000000-0000-4000-8000-000000000000", "what": {}, "who": {}, "saved_at": 100}
    drafts = Drafts({"complaint_drafts": {"k": old}}, now=200)
    assert drafts.find("k").began_at == 0


def test_it_waits_in_a_group_of_its_own_and_the_clock_runs(as_user, kasi, held):
    text = page_text(as_user(kasi).get("/petugas/"))
    assert "Karantina 1 perkara" in text
    assert "Terlambat" in text.split("Karantina 1 perkara")[1]  # received in March 2026
    page = as_user(kasi).get("/petugas/?kelompok=karantina")
    assert held.number in page_text(page)
    assert held.number not in page_text(as_user(kasi).get("/petugas/?kelompok=terlambat"))


def test_no_step_is_taken_in_quarantine(as_user, pelaksana, held):
    with pytest.raises(NotAllowedNow, match="masih dalam karantina"):
        taken(held, pelaksana)
    answer = as_user(pelaksana).post(f"/petugas/perkara/{held}/ambil/")
    assert answer.status_code == 409
    assert "masih dalam karantina" in page_text(answer)
    with pytest.raises(IntegrityError, match="nothing_is_done_in_quarantine"):
        Complaint.objects.update(state="under_review")


def test_nobody_is_reminded_of_a_case_in_quarantine(kasi, held):
    remind(date(2026, 4, 7), working_calendar())
    assert not Reminder.objects.exists()
    end(held, Quarantine.RELEASED, by=kasi, reason="")
    remind(date(2026, 4, 7), working_calendar())
    assert Reminder.objects.filter(complaint=held).exists()


@pytest.mark.parametrize("who", ["pelaksana", "kasi", "kepala"])
def test_released_it_is_a_case_like_any_other_with_its_due_date(as_user, request, held, pelaksana, who):
    user, due = request.getfixturevalue(who), held.due_on
    answer = as_user(user).post(
        f"/petugas/perkara/{held}/karantina/", {"verdict": "released", "reason": "sisa ketikan"}, follow=True
    )
    assert f"Perkara {held} sekarang dalam antrean biasa." in page_text(answer)
    assert "Dilepaskan dari karantina" in page_text(answer)
    assert QuarantineEnd.objects.get().reason == ""
    held.refresh_from_db()
    assert (held.due_on, held.is_quarantined) == (due, False)
    assert taken(held, pelaksana).handler == pelaksana
    call_command("verify_trail")


def test_closed_as_no_report_with_a_reason_that_everyone_reads(as_user, warga, kasi, inspektorat, held):
    answer = as_user(kasi).post(
        f"/petugas/perkara/{held}/karantina/",
        {"verdict": "spam", "reason": "Iklan pinjaman."},
        follow=True,
    )
    assert f"Perkara {held} ditutup sebagai bukan laporan." in page_text(answer)
    seen = page_text(as_user(inspektorat).get(f"/petugas/perkara/{held}/"))
    assert "Iklan pinjaman." in seen
    assert "Bukan laporan" in page_text(as_user(inspektorat).get("/petugas/?tahap=selesai"))
    warga.post("/pengaduan/status/", {"number": held.number, "code": receipt_code(held)})
    told = page_text(warga.get("/pengaduan/status/lihat/"))
    assert "Ditutup sebagai bukan laporan" in told
    assert "Alasannya: Iklan pinjaman." in told
    assert "Dijawab" not in told.split("Perjalanan")[0]


@pytest.mark.parametrize(
    ("who", "typed", "status", "words"),
    [
        ("kasi", {"verdict": "spam", "reason": " "}, 200, "Tulis mengapa ini bukan laporan."),
        ("kasi", {}, 200, "Pilih keputusan Anda."),
        ("kasi", {"verdict": "held"}, 200, "Pilih salah satu keputusan."),
        ("pelaksana", {"verdict": "spam", "reason": "Iklan."}, 200, "Pilih salah satu keputusan."),
        ("petugas", {"verdict": "released"}, 403, "Karantina diputuskan oleh: "),
        ("inspektorat", {"verdict": "released"}, 403, "Karantina diputuskan oleh: "),
    ],
    ids=["spam without a reason", "nothing", "a wrong word", "not hers to close", "counter", "auditor"],
)
def test_what_is_not_decided_stays_in_quarantine(as_user, request, held, who, typed, status, words):
    answer = as_user(request.getfixturevalue(who)).post(f"/petugas/perkara/{held}/karantina/", typed)
    assert answer.status_code == status
    assert words in page_text(answer)
    held.refresh_from_db()
    assert held.is_quarantined


def test_the_second_of_two_reads_that_it_is_decided(as_user, kasi, kepala, held):
    end(held, Quarantine.RELEASED, by=kepala, reason="")
    answer = as_user(kasi).post(
        f"/petugas/perkara/{held}/karantina/", {"verdict": "spam", "reason": "Iklan."}
    )
    assert answer.status_code == 409
    assert "tidak lagi dalam karantina" in page_text(answer)
    held.refresh_from_db()
    assert held.quarantine == Quarantine.RELEASED


def test_what_was_reopened_and_answered_is_no_spam_any_more(kasi, held):
    end(held, Quarantine.SPAM, by=kasi, reason="Iklan.")
    assert held.is_spam
    held.answered_on = date(2026, 4, 1)
    assert not held.is_spam


def test_the_words_of_a_decision_are_never_changed(kasi, held):
    end(held, Quarantine.SPAM, by=kasi, reason="Iklan.")
    for model in (QuarantineEnd, QuarantineEntry):
        with (
            pytest.raises(IntegrityError, match="hanya dapat ditambah"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
