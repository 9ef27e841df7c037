"""What the complainant has been written, word for word, as the case and its file show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from complaints.models import Complaint, Event, WhatsAppText
from complaints.models.outbox import MessageState
from complaints.models.trail import latest_shown, this_round, trail_of
from complaints.side_steps import SideStep
from complaints.wording import MessageChannel, MessageKind
from complaints.workdays import in_words
from complaints.workflow import Action

_ANSWERING = (Action.ANSWER, Action.END_EARLY)
_TONES = {
    MessageState.SENT: "ok",
    MessageState.WAITING: "soon",
    MessageState.FAILED: "late",
    MessageState.DROPPED: "neutral",
}


@dataclass(frozen=True)
class Written:
    """One message. `state` and `why` say in words what became of it."""

    channel: MessageChannel
    kind: MessageKind
    at: datetime
    state: str
    tone: str
    body: str
    subject: str = ""
    why: str = ""

    @property
    def has_gone(self) -> bool:
        return self.tone == "ok"


def written(complaint: Complaint) -> list[Written]:
    """Oldest first. No query for a case that was read for its page."""
    return sorted([*_mails(complaint), *_by_whatsapp(complaint)], key=lambda each: each.at)


def _mails(complaint: Complaint) -> Iterator[Written]:
    known = complaint.__dict__.get("mails")
    for mail in known if known is not None else complaint.messages.as_shown():
        state = MessageState(mail["state"])
        yield Written(
            channel=MessageChannel.EMAIL,
            kind=MessageKind(mail["kind"]),
            at=timezone.localtime(datetime.fromisoformat(mail["sent_at"] or mail["created_at"])),
            state=state.label,
            tone=_TONES[state],
            subject=mail["subject"],
            body=mail["body"],
            why=mail["last_error"],
        )


def _by_whatsapp(complaint: Complaint) -> Iterator[Written]:
    """A message counts as sent when an officer said so, and nobody prepared another meanwhile."""
    trail = trail_of(complaint)
    for event in (each for each in trail if each.action == SideStep.PREPARE_WHATSAPP):
        sent = _sent_after(event, trail)
        for record in event.records():
            if isinstance(record, WhatsAppText):
                yield Written(
                    channel=MessageChannel.WHATSAPP,
                    kind=MessageKind(record.kind),
                    at=timezone.localtime((sent or event).at),
                    state="Dikirim petugas" if sent else "Disiapkan, belum dicatat terkirim",
                    tone="ok" if sent else "soon",
                    body=record.text,
                )


def _sent_after(prepared: Event, trail: list[Event]) -> Event | None:
    steps = (SideStep.PREPARE_WHATSAPP, SideStep.WHATSAPP_SENT)
    later = next((each for each in trail if each.pk > prepared.pk and each.action in steps), None)
    return later if later and later.action == SideStep.WHATSAPP_SENT else None


def unsent_whatsapp(complaint: Complaint) -> WhatsAppText | None:
    """The latest prepared message that nobody has said to be sent."""
    messages = [each for each in written(complaint) if each.channel == MessageChannel.WHATSAPP]
    record = latest_shown(complaint, WhatsAppText)
    return record if messages and not messages[-1].has_gone else None


def how_told(complaint: Complaint) -> str:
    """How the answer of this round has reached the complainant, for the record of R11; empty when it
    has not, as far as the portal knows. A person still decides that it counts."""
    since = [event.at for event in this_round(trail_of(complaint)) if event.action in _ANSWERING]
    gone = [
        each
        for each in written(complaint)
        if each.kind == MessageKind.ANSWER and each.has_gone and since and each.at >= since[-1]
    ]
    if not gone:
        return ""
    way = "Surel dari portal" if gone[-1].channel == MessageChannel.EMAIL else "Pesan WhatsApp"
    return f"{way}, {in_words(gone[-1].at.date())}"
