"""Messages by WhatsApp: a look at the identity with its reason, the words on the trail, nothing personal."""

import html
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import assignment, messaging
from complaints.accusation import About
from complaints.case_documents import DOCUMENTS
from complaints.filing import Complainant
from complaints.intake import Identity, Kind
from complaints.models import (
    ComplainantIdentity,
    Complaint,
    Event,
    IdentityView,
    MessageWording,
    Reopening,
    WhatsAppText,
)
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.quarantine import hold
from complaints.receipts import receipt_code
from complaints.sending import send_waiting
from complaints.side_steps import SideStep
from complaints.suspicion import Suspicion
from complaints.told import how_told
from complaints.verifying import Report, findings
from complaints.wording import MessageKind
from complaints.workflow import Action
from tests.complaints.desk import ANSWER, CLOSED_ON, answered, closed, step, taken
from tests.factories import complaint

pytestmark = pytest.mark.django_db
REASON = "Memberi tahu pelapor"
SARI = Complainant(name="Sari Wulandari", phone="081234567890", email="sari@rumah.example")


def page_of(case: Complaint) -> str:
    return f"/petugas/perkara/{case.number}/whatsapp/"


def prepared(desk, case: Complaint, kind: str = "received") -> str:
    answer = desk.post(page_of(case), {"kind": kind, "reason": REASON})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def link_in(page: str) -> str:
    return html.unescape(re.search(r'href="(https://wa\.me/[^"]+)"', page)[1])


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def test_the_link_opens_the_number_with_the_words_that_are_on_record(desk):
    case = complaint()
    page = prepared(desk, case)
    parts = urlsplit(link_in(page))
    assert (parts.netloc, parts.path) == ("wa.me", "/6281234567890")
    (text,) = parse_qs(parts.query)["text"]
    assert text + "\n" == WhatsAppText.objects.get().text
    assert f"Nomor register: {case.number}" in text
    assert 'target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"' in page


def test_opening_it_is_a_look_at_the_identity(desk, pelaksana):
    case = complaint()
    prepared(desk, case)
    look = IdentityView.objects.get()
    assert (look.complaint, look.by, look.reason) == (case, pelaksana, REASON)
    event = Event.objects.get(action=SideStep.PREPARE_WHATSAPP)
    assert (event.by, event.source, event.target) == (pelaksana, "registered", "registered")


def test_the_form_shows_the_words_and_not_the_number(desk):
    page = desk.get(page_of(complaint())).content.decode()
    assert "Nomor register: P-2026-0001" in page
    assert "wa.me" not in page
    assert "81234567890" not in page
    assert IdentityView.objects.count() == WhatsAppText.objects.count() == 0


def test_the_answer_is_kept_by_no_browser(desk):
    answer = desk.post(page_of(complaint()), {"kind": "received", "reason": REASON})
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"kind": "received", "reason": ""}, "Tulis alasan membuka nomor pelapor."),
        ({"kind": "", "reason": REASON}, "Pilih pesannya."),
        ({"kind": "answer", "reason": REASON}, "Pesan ini tidak cocok lagi dengan keadaan perkara."),
        ({"kind": "x" * 500, "reason": REASON}, "Pesan ini tidak cocok lagi dengan keadaan perkara."),
    ],
    ids=["no reason", "no message", "not answered yet", "unknown"],
)
def test_what_is_missing_is_said_and_nothing_is_opened(desk, sent, message):
    page = desk.post(page_of(complaint()), sent).content.decode()
    assert page.count(message) == 2  # above and beside the field
    assert IdentityView.objects.count() == WhatsAppText.objects.count() == 0


def test_no_words_hold_a_name_a_code_a_number_or_words_of_the_case(desk, pelaksana):
    case = closed(complaint(description="Sentinel-uraian", complainant=SARI), pelaksana)
    prepared(desk, case, "answer")
    text = WhatsAppText.objects.get().text
    secrets = ["Sari", "Wulandari", "81234567890", "sari@", "Sentinel-uraian", receipt_code(case)]
    assert [each for each in [*secrets, ANSWER["text"], ANSWER["follow_up"]] if each in text] == []


def test_a_secret_complainant_is_not_tied_to_a_number(desk):
    case = complaint(identity=Identity.CONFIDENTIAL)
    prepared(desk, case)
    assert case.number not in WhatsAppText.objects.get().text
    assert "lihat tanda terima Anda" in WhatsAppText.objects.get().text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"complainant": Complainant(name="Sari", phone="02648224794")}, "bukan nomor ponsel Indonesia"),
        ({"complainant": Complainant(name="Sari", email="s@x.example")}, "tidak memberikan nomor telepon"),
        ({"identity": Identity.NONE, "wants": Kind.SUGGESTION}, "dicatat tanpa identitas"),
    ],
    ids=["landline", "no number", "no identity"],
)
def test_who_cannot_be_reached_by_whatsapp_is_named_so(desk, changes, message):
    case = complaint(**changes)
    for answer in (desk.get(page_of(case)), desk.post(page_of(case), {"kind": "received", "reason": REASON})):
        assert answer.status_code == 409
        assert message in answer.content.decode()
        assert "2648224794" not in answer.content.decode()
    assert IdentityView.objects.count() == 0


def test_a_case_in_quarantine_waits(desk):
    case = complaint()
    hold(case, Suspicion.TOO_FAST)
    assert "masih dalam karantina" in desk.get(page_of(case)).content.decode()


@pytest.mark.parametrize(("who", "status"), [("petugas", 403), ("inspektorat", 403), ("kepala", 200)])
def test_only_who_may_open_the_identity_opens_the_number(as_user, request, who, status):
    desk = as_user(request.getfixturevalue(who))
    assert desk.post(page_of(complaint()), {"kind": "received", "reason": REASON}).status_code == status
    assert IdentityView.objects.count() == (status == 200)


def test_the_counter_sends_the_receipt_of_what_it_wrote_down_today(as_user, petugas):
    case = complaint(by=petugas)
    desk = as_user(petugas)
    assert page_of(case) in desk.get(f"/petugas/perkara/{case.number}/tanda-terima/").content.decode()
    prepared(desk, case)
    Complaint.objects.filter(pk=case.pk).update(entered_at=timezone.now() - timezone.timedelta(days=1))
    assert desk.get(page_of(case)).status_code == 403
    assert page_of(case) not in desk.get(f"/petugas/perkara/{case.number}/tanda-terima/").content.decode()


def test_the_receipt_offers_it_only_with_a_mobile_number(as_user, petugas):
    case = complaint(by=petugas, complainant=Complainant(name="Sari", phone="02648224794"))
    page = as_user(petugas).get(f"/petugas/perkara/{case.number}/tanda-terima/").content.decode()
    assert "WhatsApp" not in page


def test_the_accused_does_not_find_it(as_user, kasi, pelaksana):
    case = complaint()
    assignment.name_accused(case, About.OFFICERS, [pelaksana.officer], by=kasi, reason="")
    assert as_user(pelaksana).get(page_of(case)).status_code == 404
    assert as_user(pelaksana).post(f"{page_of(case)}terkirim/").status_code == 404


def test_the_rules_hold_without_the_page(kasi, pelaksana, kepala):
    case, today = complaint(), timezone.localdate()
    asked = {"on": today, "reason": REASON}
    with pytest.raises(NotAllowedNow, match="tidak cocok lagi"):
        messaging.prepare(case, MessageKind.ANSWER, by=pelaksana, **asked)
    assignment.name_accused(case, About.OFFICERS, [pelaksana.officer], by=kasi, reason="")
    with pytest.raises(NotAllowed):
        messaging.prepare(case, MessageKind.RECEIVED, by=pelaksana, **asked)
    assert IdentityView.objects.count() == WhatsAppText.objects.count() == 0


def test_what_went_in_an_earlier_round_tells_nothing_of_this_answer(pelaksana):
    case = closed(complaint(complainant=SARI, wants=Kind.SUGGESTION), pelaksana)
    assert send_waiting(timezone.now).sent == 2
    step(case, Action.REOPEN, pelaksana, Reopening(reason="Belum selesai."), on=CLOSED_ON)
    answered(case, pelaksana, on=CLOSED_ON)
    assert how_told(Complaint.objects.get(pk=case.pk)) == ""


def test_pressed_twice_is_one_message_and_two_looks(desk):
    case = complaint()
    assert link_in(prepared(desk, case)) == link_in(prepared(desk, case))
    assert (WhatsAppText.objects.count(), IdentityView.objects.count()) == (1, 2)


def test_sent_is_said_once(desk):
    case = complaint()
    prepared(desk, case)
    assert "belum dicatat terkirim" in desk.get(f"/petugas/perkara/{case.number}/").content.decode()
    for words in ("dicatat terkirim.", "Tidak ada pesan WhatsApp"):
        page = desk.post(f"{page_of(case)}terkirim/", follow=True).content.decode()
        assert words in page
    assert "Dikirim petugas" in page
    assert Event.objects.filter(action=SideStep.WHATSAPP_SENT).count() == 1


def test_nothing_prepared_is_nothing_sent(desk):
    case = complaint()
    desk.post(f"{page_of(case)}terkirim/")
    assert not Event.objects.filter(action=SideStep.WHATSAPP_SENT).exists()


def test_what_was_prepared_stays_as_it_was_and_the_trail_is_whole(desk):
    case = complaint()
    prepared(desk, case)
    before = WhatsAppText.objects.get().text
    MessageWording.objects.filter(channel="whatsapp").update(body="{nomor} {alamat_status} lain")
    assert WhatsAppText.objects.get().text == before
    with pytest.raises(DatabaseError), transaction.atomic():
        WhatsAppText.objects.update(text="lain")
    with pytest.raises(DatabaseError), transaction.atomic():
        WhatsAppText.objects.all().delete()
    assert list(findings(Complaint.objects.all(), Report())) == []


def test_an_erased_identity_leaves_the_words_and_no_number(desk, pelaksana):
    case = closed(complaint(), pelaksana)
    prepared(desk, case, "answer")
    ComplainantIdentity.objects.filter(complaint=case).delete()
    assert desk.get(page_of(case)).status_code == 409
    assert "Jawaban sudah dapat dibaca" in desk.get(f"/petugas/perkara/{case.number}/").content.decode()


def test_the_telling_of_the_answer_is_filled_in_from_what_went(desk, pelaksana):
    case = answered(complaint(complainant=SARI), pelaksana, on=date(2026, 3, 20))
    assert how_told(case) == ""
    assert send_waiting(timezone.now).sent == 2
    case = Complaint.objects.get(pk=case.pk)
    assert how_told(case).startswith("Surel dari portal, ")
    page = desk.get(f"/petugas/perkara/{case.number}/").content.decode()
    assert page.count(f'value="{how_told(case)}"') == 2  # telling, and closing
    prepared(desk, case, "answer")
    desk.post(f"{page_of(case)}terkirim/")
    assert how_told(Complaint.objects.get(pk=case.pk)).startswith("Pesan WhatsApp, ")


def test_the_case_and_its_file_show_every_word_that_was_written(desk, pelaksana):
    case = answered(complaint(complainant=SARI), pelaksana)
    prepared(desk, case, "answer")
    shown = f"/petugas/perkara/{case.number}/"
    for address in (shown, f"{shown}berkas/", f"{shown}berkas/?untuk=pelapor"):
        page = desk.get(address).content.decode()
        assert "Laporan Anda sudah kami terima" in page
        assert "Halo, kami dari DPMPTSP Kabupaten Purwakarta. Laporan Anda sudah dijawab." in page
        assert "sari@rumah.example" not in page
    assert DOCUMENTS["whatsapptext"].is_open


def test_the_page_is_the_same_price_with_messages(desk, pelaksana, django_assert_max_num_queries):
    case = taken(complaint(complainant=SARI), pelaksana)
    prepared(desk, case)
    with django_assert_max_num_queries(12):
        desk.get(f"/petugas/perkara/{case.number}/")
