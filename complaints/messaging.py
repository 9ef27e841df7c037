"""A message by WhatsApp: prepared by the portal, sent by an officer from the office's own telephone.

Its link carries the complainant's number, so opening it is a look at the identity like any other: with
the right to it, a reason, and a line on record (UU 25/2009 Pasal 49)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from complaints.acting import in_place_of
from complaints.impartiality import partiality
from complaints.intake import Identity
from complaints.models import (
    ComplainantIdentity,
    Complaint,
    CompletenessNotice,
    IdentityView,
    LateDecisionRecord,
    Question,
    WhatsAppText,
)
from complaints.models.telling import text_for
from complaints.models.trail import latest_shown
from complaints.permissions import NotAllowed, NotAllowedNow, Refused, may_open_identity, may_see_identity
from complaints.side_steps import SideStep
from complaints.told import unsent_whatsapp, written
from complaints.whatsapp import NotMobile, link, mobile_number
from complaints.wording import MessageChannel, MessageKind
from complaints.workflow import State


@dataclass(frozen=True)
class Prepared:
    """`link` holds the number: shown on one answer that no browser keeps, stored nowhere."""

    text: str
    link: str


def may_message(user: User, complaint: Complaint, on: date) -> bool:
    """Whoever may unseal the identity, and who wrote it down that day."""
    if partiality(user, complaint):
        return False
    return may_open_identity(user, complaint) or may_see_identity(user, complaint, on)


def told_context(user: User, complaint: Complaint, on: date) -> dict[str, Any]:
    """What the page of a case says of the messages to its complainant."""
    return {
        "written": written(complaint),
        "unsent_whatsapp": unsent_whatsapp(complaint),
        "may_message": may_message(user, complaint, on),
    }


def check_may_message(user: User, complaint: Complaint, on: date) -> None:
    """Raises NotAllowed, and NotAllowedNow where nobody can be written to by WhatsApp."""
    if not may_message(user, complaint, on):
        raise NotAllowed("Akun Anda tidak berwenang membuka nomor pelapor.")
    if complaint.is_quarantined:
        raise NotAllowedNow(f"Perkara {complaint} masih dalam karantina. Putuskan dahulu di halamannya.")
    try:
        mobile_number(_phone(complaint))
    except NotMobile as why:
        raise NotAllowedNow(_why_none(complaint) or str(why)) from why


def offers_whatsapp(user: User, complaint: Complaint, on: date) -> bool:
    """Whether this account may write to the complainant by WhatsApp now."""
    try:
        check_may_message(user, complaint, on)
    except Refused:
        return False
    return True


def _phone(complaint: Complaint) -> str:
    found = ComplainantIdentity.objects.filter(complaint=complaint).values_list("phone", flat=True).first()
    return found or ""


def _why_none(complaint: Complaint) -> str:
    if hasattr(complaint, "erasure"):
        return "Identitas perkara ini sudah dihapus karena masa simpannya habis."
    return "Perkara ini dicatat tanpa identitas." if complaint.identity == Identity.NONE else ""


def fitting(complaint: Complaint, on: date) -> list[MessageKind]:
    """The messages that are true of the case that day, the most pressing first."""
    is_asked = _open_question(complaint, on) is not None
    is_decided = latest_shown(complaint, LateDecisionRecord) is not None
    fits = {
        MessageKind.QUESTION: is_asked,
        MessageKind.QUESTION_OPEN: is_asked,
        MessageKind.ANSWER: complaint.answered_on is not None,
        MessageKind.INCOMPLETE: complaint.state == State.INCOMPLETE,
        MessageKind.REOPENED: complaint.reopened_on is not None and complaint.answered_on is None,
        MessageKind.DECIDED: is_decided and complaint.answered_on is None,
        MessageKind.RECEIVED: complaint.state != State.CLOSED,
    }
    return [kind for kind, is_true in fits.items() if is_true]


def _open_question(complaint: Complaint, on: date) -> Question | None:
    """The one that closes first; one whose day is over is not called to mind any more."""
    waiting = Question.objects.waiting().of(complaint).filter(closes_on__gte=on)
    first: Question | None = waiting.order_by("closes_on").first()
    return first


def text_of(complaint: Complaint, kind: MessageKind, on: date) -> str:
    """Word for word what the link would carry today."""
    about: CompletenessNotice | Question | None = None
    if kind == MessageKind.INCOMPLETE:
        about = latest_shown(complaint, CompletenessNotice)
    elif kind in (MessageKind.QUESTION, MessageKind.QUESTION_OPEN):
        about = _open_question(complaint, on)
    closes_on = about.closes_on if about else None
    return text_for(complaint, MessageChannel.WHATSAPP, kind, on=on, closes_on=closes_on).body


@transaction.atomic
def prepare(complaint: Complaint, kind: MessageKind, *, by: User, on: date, reason: str) -> Prepared:
    """The link, with the look and the words on record. Raises Refused. Pressed again, the same words are
    one message on the trail and each press another look."""
    held = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    check_may_message(by, held, on)
    if kind not in fitting(held, on):
        raise NotAllowedNow("Pesan ini tidak cocok lagi dengan keadaan perkara. Muat ulang halaman ini.")
    text = text_of(held, kind, on)
    IdentityView.objects.create(complaint=held, by=by, reason=reason)
    waiting = unsent_whatsapp(held)
    if waiting is None or (waiting.kind, waiting.text) != (kind, text):
        _append(held, SideStep.PREPARE_WHATSAPP, by, on, WhatsAppText(kind=kind, text=text))
    return Prepared(text, link(_phone(held), text))


@transaction.atomic
def mark_sent(complaint: Complaint, *, by: User, on: date) -> bool:
    """An officer has sent what was prepared; False when nothing waits, or a colleague said so first."""
    held = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    if not may_message(by, held, on):
        raise NotAllowed("Akun Anda tidak berwenang membuka nomor pelapor.")
    if unsent_whatsapp(held) is None:
        return False
    _append(held, SideStep.WHATSAPP_SENT, by, on)
    return True


def _append(case: Complaint, step: SideStep, by: User, on: date, *records: WhatsAppText) -> None:
    case.events.append(
        case,
        records=records,
        by=by,
        acting=in_place_of(by, lambda someone: may_message(someone, case, on)),
        action=step,
        source=case.state,
        target=case.state,
    )
