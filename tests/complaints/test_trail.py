"""The trail is whole: events and looks are only ever added, and people can read them."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from complaints.accusation import About
from complaints.assignment import hand_over, name_accused, set_priority
from complaints.history import CITIZEN, history, looks
from complaints.intake import Identity, ServiceStatus
from complaints.models import (
    Answer,
    ApipDecision,
    ApipRequest,
    AttachedFiles,
    CaseLink,
    CodeRenewal,
    ComplainantNotice,
    ComplainantWords,
    Complaint,
    CompletenessNotice,
    Completion,
    Dunning,
    IdentityAdded,
    IdentityView,
    InternalNote,
    Lapse,
    LateDecisionRecord,
    Letter,
    LetterNumber,
    LetterReply,
    Question,
    QuestionAnswer,
    QuestionCancellation,
    Raising,
    Reopening,
    Review,
    ServiceDate,
    SignedLetter,
)
from complaints.models.trail import RECORDS, StepRecord
from complaints.models.whatsapp import WhatsAppText
from complaints.quarantine import end, hold
from complaints.replanning import carry_out, plan_moves
from complaints.suspicion import Quarantine, Suspicion
from complaints.workflow import Action
from tests.complaints.desk import CLOSED_ON, DAY, closed, notice, review_after, reviewed, step, taken
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db


def by_hand(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


TABLES = ("event", "identityview", *RECORDS)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"], ids=["update", "delete"])
def test_the_trail_cannot_be_rewritten_even_by_hand(table, verb, kasi, pelaksana):
    case = decided(pelaksana, kasi)
    moved(kasi)
    assigned(kasi, pelaksana)
    judged(kasi)
    further_words(case, kasi)
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="Menelepon")
    key = "event_id" if table in RECORDS else "id"
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        by_hand(verb.format(f"complaints_{table}", key))


def test_every_table_of_words_is_read_and_guarded():
    assert {model._meta.model_name for model in StepRecord.__subclasses__()} == set(RECORDS)


def further_words(case, kasi):
    """One row in each table that an ordinary case leaves empty."""
    event, superior = case.events.last(), kasi.officer
    AttachedFiles.objects.create(event=event, files=[{"kind": "pdf", "size": 1, "sha256": "0" * 64}])
    ServiceDate.objects.create(event=event, served_on=DAY, source="Buku tamu")
    letter = {"event": event, "source": event, "letter": "answer"}
    LetterNumber.objects.create(**letter, number="17/2026", dated_on=DAY, signatory_title="Kepala")
    SignedLetter.objects.create(**letter, file="surat/x.pdf", size=1, digest="a" * 64)
    CompletenessNotice.objects.create(event=event, missing="Bukti", on=DAY, how="Telepon")
    Completion.objects.create(event=event, received="Bukti")
    Lapse.objects.create(event=event, last_day=DAY)
    ApipRequest.objects.create(event=event, reason="Di luar wewenang")
    ApipDecision.objects.create(event=event, authority="Kepala", note="Setuju")
    letter = Letter.objects.create(event=event, to="Dinas", number="7", sent_on=DAY, due_on=DAY, about="Data")
    LetterReply.objects.create(event=event, letter=letter, summary="Benar")
    Raising.objects.create(event=event, to=superior, text="Perlu atasan")
    Reopening.objects.create(event=event, reason="Belum selesai")
    WhatsAppText.objects.create(event=event, kind="answer", text="Buka portal.")
    Dunning.objects.create(event=event, due_on=DAY, to="Kepala Seksi")
    CodeRenewal.objects.create(event=event, proof="proxy")
    IdentityAdded.objects.create(event=event, identity="open")
    question = Question.objects.create(event=event, number=1, text="Nomor berapa?", closes_on=DAY)
    QuestionAnswer.objects.create(event=event, question=question)
    QuestionCancellation.objects.create(event=event, question=question, reason="Sudah ada")
    ComplainantWords.objects.create(event=event, text="Nomor 7")
    CaseLink.objects.create(event=event, other=case, part="leads", reason="Sama")
    InternalNote.objects.create(event=event, text="Ditelepon", text_digest="0" * 64)


def decided(handler, decider):
    """A case with a row in every table of words that its own people write."""
    late = complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))
    step(late, Action.DECIDE_LATE, decider, LateDecisionRecord(decision="keep", reason="Ada bukti."))
    return closed(late, handler)


def assigned(by, to):
    """A case about nobody, handed over and put first: rows two to four."""
    case = complaint()
    name_accused(case, About.NOBODY, [], by=by)
    hand_over([case], to, by=by, reason="Pelaksana lama pindah.")
    set_priority(case, is_priority=True, reason="Menyangkut keselamatan.", by=by)
    return case


def judged(by):
    """A case out of quarantine again: rows two and three."""
    case = complaint()
    hold(case, Suspicion.LIMIT)
    end(case, Quarantine.SPAM, by=by, reason="Iklan.")
    return case


def moved(by):
    """A case whose due date followed a change of the calendar: its second row."""
    case = complaint()
    Complaint.objects.filter(pk=case.pk).update(due_on=date(2026, 4, 1))
    assert carry_out(plan_moves(DAY), by=by, cause="Cuti bersama ditambahkan.") == 1
    return case


def test_the_history_shows_who_did_what_with_which_words(pelaksana):
    entries = history(closed(complaint(), pelaksana))
    assert [entry.title for entry in entries] == [
        "Catat laporan",
        "Ambil perkara",
        "Catat penelaahan",
        "Tindak lanjuti di kantor ini",
        "Beri jawaban",
        "Tutup perkara",
    ]
    assert entries[0].by == CITIZEN
    assert entries[1].by == "Pelaksana (Pelaksana pengaduan)"
    assert entries[1].clause == "Komponen 6 angka 7"
    assert ("Kaitan dengan standar, SOP, atau peraturan", "Komponen 3.") in entries[2].words
    assert ("Hasil", "Terbukti") in entries[4].words
    assert ("Tanggal pemberitahuan", "21 Maret 2026") in entries[5].words
    assert ("Kepada atasan", "Kasi (Kepala Seksi Pengaduan)") in entries[5].words


def test_each_review_stands_with_its_own_event(pelaksana):
    case = reviewed(complaint(), pelaksana)
    second = review_after(Review.objects.get(), core_problem="Ternyata lain.")
    step(case, Action.REVIEW, pelaksana, second)
    entries = [entry for entry in history(case) if entry.title == "Catat penelaahan"]
    assert [dict(entry.words)["Inti masalah"] for entry in entries] == [
        "Berkas tidak diteruskan.",
        "Ternyata lain.",
    ]


def test_words_stand_with_their_event_when_an_earlier_event_of_the_kind_left_none(pelaksana):
    """A suggestion may be closed without a notice: events and words are not paired by counting."""
    first, second = (taken(complaint(identity=Identity.NONE), pelaksana) for _ in range(2))
    for case in (first, second):
        noted = Answer(outcome="noted", text="Terima kasih.", follow_up="Diteruskan.", on=DAY)
        step(case, Action.ANSWER, pelaksana, noted)
    step(first, Action.CLOSE, pelaksana)
    step(second, Action.CLOSE, pelaksana, notice(), on=CLOSED_ON)
    assert history(first)[-1].words == ()
    assert ("Cara pemberitahuan", "Telepon") in history(second)[-1].words
    assert ComplainantNotice.objects.of(second).get().event == second.events.last()


def test_the_history_costs_as_few_queries_however_long(pelaksana, django_assert_num_queries):
    case = Complaint.objects.for_page().get(pk=closed(complaint(), pelaksana).pk)
    with django_assert_num_queries(2):  # events and all their words; the officers came with the case
        history(case)


def test_the_history_holds_nothing_of_the_complainant(pelaksana):
    words = repr(history(closed(complaint(), pelaksana)))
    assert WARGA.name not in words
    assert WARGA.phone not in words


def test_looks_say_who_when_and_why(pelaksana):
    case = complaint(received_on=date(2026, 3, 10))
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="Menelepon")
    assert [(look.by, look.reason) for look in looks(case)] == [
        ("Pelaksana (Pelaksana pengaduan)", "Menelepon")
    ]
