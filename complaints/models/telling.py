"""What a complainant is written, filled in from the case as it stands at that moment.

A mail is a row of the outbox, written in the transaction of the step that it tells of. The row holds no
address: that stays sealed with the identity, and is read when the mail leaves (complaints/sending.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from complaints.intake import Identity
from complaints.models.case import Complaint
from complaints.models.identity import ComplainantIdentity
from complaints.models.outbox import Message
from complaints.models.wording import MessageWording
from complaints.wording import ON_THE_RECEIPT, Field, MessageChannel, MessageKind, Text, merge, promise
from complaints.workdays import in_words
from standards.models import Office

if TYPE_CHECKING:
    from complaints.models.trail import Event

UNKNOWN_DAY = "hari yang tertulis di halaman status"


def tell(
    event: Event,
    kind: MessageKind,
    *,
    closes_on: date | None = None,
    on: date | None = None,
    again: str = "",
) -> Message | None:
    """A mail about this step to the complainant, once however often it is asked for; None for who gave
    no address, and while a case waits in quarantine: a stranger's address is not to be written to.
    `on` is the day of a reminder; `again` tells one reminder of the same step from the next."""
    case = Complaint.objects.get(pk=event.complaint_id)
    if case.is_quarantined or not mail_address(case):
        return None
    day = on or timezone.localdate(event.at)
    text = text_for(case, MessageChannel.EMAIL, kind, on=day, closes_on=closes_on)
    message, _ = Message.objects.get_or_create(
        key=f"pelapor {event.pk} {kind}{again}",
        defaults={"complaint": case, "kind": kind, "subject": text.subject, "body": text.body},
    )
    return message


def mail_address(case: Complaint) -> str:
    """Where the complainant reads mail now; empty when there is no such place, or not any more, and
    where the portal has no mail server."""
    if not settings.TELLS_BY_MAIL:
        return ""
    found = ComplainantIdentity.objects.filter(complaint=case).values_list("email", flat=True).first()
    return found or ""


def text_for(
    case: Complaint, channel: MessageChannel, kind: MessageKind, *, on: date, closes_on: date | None = None
) -> Text:
    """The office's wording with the values of this case. No value is about a person."""
    wording = MessageWording.objects.text_for(channel, kind)
    return merge(wording, _values(case, on, closes_on))


def _values(case: Complaint, on: date, closes_on: date | None) -> Mapping[Field, str]:
    office = Office.objects.first()
    return {
        Field.NUMBER: ON_THE_RECEIPT if case.identity == Identity.CONFIDENTIAL else case.number,
        Field.RECEIVED_ON: in_words(case.received_on),
        Field.TODAY: in_words(on),
        Field.PROMISE: promise(case.kind_of_case, case.due_on),
        Field.CLOSES_ON: in_words(closes_on) if closes_on else UNKNOWN_DAY,
        Field.OFFICE: office.short_name if office else "Kantor",
        Field.WHERE: f"{settings.PORTAL_URL}{reverse('complaint-status')}",
    }
