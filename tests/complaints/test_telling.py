"""Mails to complainants: what is written when, to whom, and what never stands in one."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints.completeness import completion_due
from complaints.filing import Complainant, file_complaint
from complaints.intake import Identity, Kind, LateDecision, ServiceStatus
from complaints.models import (
    ComplainantIdentity,
    Complaint,
    CompletenessNotice,
    LateDecisionRecord,
    Message,
    MessageWording,
    Reopening,
)
from complaints.models.calendar import working_calendar
from complaints.quarantine import end
from complaints.receipts import receipt_code
from complaints.sending import NO_ADDRESS, send_waiting
from complaints.suspicion import Quarantine, Suspicion
from complaints.workdays import in_words
from complaints.workflow import Action
from tests.complaints.desk import ANSWER, CLOSED_ON, DAY, answered, closed, step, taken
from tests.complaints.test_settling import PAGE, filled
from tests.factories import complaint

pytestmark = pytest.mark.django_db
SARI = Complainant(name="Sari Wulandari", phone="081234567890", email="sari@rumah.example")


def with_mail(**changes) -> Complaint:
    return complaint(**{"complainant": SARI} | changes)


def told(case: Complaint) -> list[str]:
    return list(case.messages.order_by("pk").values_list("kind", flat=True))


def test_a_report_is_acknowledged_with_number_dates_and_where_to_look():
    case = with_mail()
    message = case.messages.get()
    assert message.subject == "Laporan Anda sudah kami terima"
    for words in (
        f"Nomor register: {case.number}",
        "Diterima: 10 Maret 2026",
        "Kami wajib menjawab paling lambat 7 April 2026.",
        "/pengaduan/status/",
        "DPMPTSP Kabupaten Purwakarta",
    ):
        assert words in message.body


def test_the_steps_that_concern_the_complainant_are_told(pelaksana):
    case = taken(with_mail(), pelaksana)
    asked = CompletenessNotice(missing="Nomor permohonan.", on=DAY, how="Surel")
    step(case, Action.ASK_COMPLETION, pelaksana, asked)
    assert told(case) == ["received", "incomplete"]
    notice = case.messages.latest("pk")
    assert f"Lengkapi paling lambat: {in_words(completion_due(DAY, working_calendar()))}" in notice.body
    assert "Nomor permohonan" not in notice.body


@pytest.mark.parametrize(
    ("decision", "promised"),
    [
        (LateDecision.SUGGESTION, "Saran dan masukan tidak mempunyai batas hari jawaban"),
        (LateDecision.KEEP, "Kami wajib menjawab paling lambat 7 April 2026."),
    ],
    ids=str,
)
def test_the_decision_on_a_late_complaint_is_told(kasi, decision, promised):
    case = with_mail(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))
    step(case, Action.DECIDE_LATE, kasi, LateDecisionRecord(decision=decision, reason="Sentinel-alasan."))
    assert told(case) == ["received", "decided"]
    assert promised in case.messages.latest("pk").body
    assert "Sentinel-alasan" not in case.messages.latest("pk").body


def test_an_answer_and_a_reopening_are_told(pelaksana):
    case = closed(with_mail(), pelaksana)
    assert told(case) == ["received", "answer"]
    step(case, Action.REOPEN, pelaksana, Reopening(reason="Belum selesai."), on=CLOSED_ON)
    case.refresh_from_db()
    assert told(case) == ["received", "answer", "reopened"]
    assert case.due_on > date(2026, 4, 7)
    again = case.messages.latest("pk").body
    assert f"paling lambat {case.due_on.day} " in again
    assert "7 April 2026" not in again


def test_no_mail_holds_a_name_a_code_an_address_or_words_of_the_case(pelaksana):
    case = closed(with_mail(description="Sentinel-uraian yang panjang."), pelaksana)
    secrets = [
        *("Sari", "Wulandari", "sari@rumah.example", "081234567890", "Sentinel-uraian"),
        *(receipt_code(case), ANSWER["text"], ANSWER["follow_up"]),
    ]
    for message in case.messages.all():
        assert message.to == ""
        assert [each for each in secrets if each in f"{message.subject} {message.body} {message.key}"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"complainant": Complainant(name="Sari", phone="081234567890")},
        {"identity": Identity.NONE, "wants": Kind.SUGGESTION},
    ],
    ids=["no address", "no identity"],
)
def test_who_gave_no_address_gets_nothing(changes, pelaksana):
    assert told(answered(complaint(**changes), pelaksana)) == []


def test_without_a_mail_server_nobody_is_written_to_a_log(settings):
    case = with_mail()
    settings.TELLS_BY_MAIL = False
    assert told(with_mail()) == []
    assert send_waiting(timezone.now).sent == 0
    assert case.messages.get().state == "dropped"


def test_a_secret_complainant_is_not_tied_to_a_number(pelaksana):
    case = answered(with_mail(identity=Identity.CONFIDENTIAL), pelaksana)
    messages = list(case.messages.all())
    assert len(messages) == 2
    for message in messages:
        assert "Nomor register: lihat tanda terima Anda" in message.body
        assert case.number not in f"{message.subject} {message.body}"


def test_a_suggestion_is_promised_no_day():
    case = with_mail(wants=Kind.SUGGESTION)
    assert "tidak mempunyai batas hari jawaban" in case.messages.get().body


@pytest.fixture
def held(monkeypatch) -> Complaint:
    """Filed by what looks like a machine, with the address of somebody else perhaps."""
    into_quarantine = partial(file_complaint, screen=lambda: Suspicion.TOO_FAST)
    monkeypatch.setattr("tests.factories.file_complaint", into_quarantine)
    return with_mail()


def test_what_is_held_in_quarantine_is_acknowledged_on_release(held, kasi):
    assert told(held) == []
    end(held, Quarantine.RELEASED, by=kasi, reason="Dibaca: laporan sungguhan.")
    assert told(held) == ["received"]


def test_spam_is_written_nothing(held, kasi):
    end(held, Quarantine.SPAM, by=kasi, reason="Iklan.")
    assert told(held) == []


def test_the_address_is_read_when_the_mail_leaves_and_the_headers_say_it_is_a_machine(postman):
    case = with_mail()
    ComplainantIdentity.objects.filter(complaint=case).update(email="sari.baru@rumah.example")
    call_command("send_messages")
    ((to, sent),) = postman.taken
    assert to == "sari.baru@rumah.example"
    assert "Auto-Submitted: auto-generated" in sent
    assert 'Content-Type: text/plain; charset="utf-8"' in sent
    assert case.messages.get().state == "sent"


def test_a_mail_whose_reader_was_forgotten_is_dropped_and_stops_no_other():
    case, other = with_mail(), with_mail()
    ComplainantIdentity.objects.filter(complaint=case).delete()
    assert send_waiting(timezone.now).sent == 1
    message = case.messages.get()
    assert (message.state, message.last_error, message.sent_at) == ("dropped", NO_ADDRESS, None)
    assert [each.to for each in mail.outbox] == [[SARI.email]]
    assert other.messages.get().state == "sent"
    assert send_waiting(timezone.now).sent == 0


def test_a_subject_beyond_ascii_arrives_as_it_was_written(postman):
    MessageWording.objects.filter(kind="received", channel="email").update(subject="Laporan – “diterima”")
    with_mail()
    call_command("send_messages")
    ((_, sent),) = postman.taken
    assert "Subject: =?utf-8?" in sent


def test_what_was_sent_stays_as_it_was_when_the_wording_changes():
    before = with_mail().messages.get()
    MessageWording.objects.filter(kind="received", channel="email").update(
        subject="Lain", body="{nomor} {alamat_status} lain"
    )
    after = with_mail().messages.get()
    assert (before.subject, after.subject) == ("Laporan Anda sudah kami terima", "Lain")
    for change in ({"body": "lain"}, {"subject": "lain"}, {"kind": "answer"}, {"to": "x@rumah.example"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Message.objects.filter(pk=before.pk).update(**change)


@pytest.mark.parametrize("body", [None, "Halo {nama}", "Tanpa isian"])
def test_a_missing_or_broken_wording_stops_no_case(body):
    rows = MessageWording.objects.filter(kind="received", channel="email")
    rows.update(body=body) if body else rows.delete()
    message = with_mail().messages.get()
    assert message.subject == "Ada kabar tentang laporan Anda"
    assert "Nomor register: P-2026-0001" in message.body


def test_a_matter_settled_at_once_is_told_by_one_mail(as_user, kasi):
    sent = filled(kasi.officer.direct_superior, contact="sari@rumah.example")
    assert as_user(kasi).post(PAGE, sent).status_code == 302
    states = Message.objects.order_by("pk").values_list("kind", "state")
    assert list(states) == [("received", "dropped"), ("answer", "waiting")]


def test_a_repeated_form_is_acknowledged_once():
    case = with_mail()
    assert complaint(complainant=SARI, form_key=case.form_key) == case
    assert Message.objects.count() == 1


def test_the_database_holds_no_complainants_address_in_the_outbox():
    case = with_mail()
    with pytest.raises(DatabaseError, match="message_holds_no_complainants_address"), transaction.atomic():
        Message.objects.create(key="x", complaint=case, kind="answer", to="x@rumah.example")


def test_staff_see_that_it_goes_to_the_complainant_and_not_where(as_user, kasi):
    with_mail()
    page = as_user(kasi).get("/petugas/pesan/").content.decode()
    assert "Kepada pelapor" in page
    assert "sari@rumah.example" not in page


def test_a_wait_of_the_mail_server_is_no_wait_of_the_case(pelaksana):
    case = closed(with_mail(), pelaksana)
    assert case.messages.waiting().count() == 2
    later = timezone.now() + timedelta(days=2)
    assert send_waiting(lambda: later).sent == 2
