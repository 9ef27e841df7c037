"""Sending what waits in the outbox: leased, tried, and marked, each in a statement of its own.

A worker that dies with a message gives it back when the lease is over. Whoever died after the mail
server had said yes, and before the row said so, sends it twice: SMTP knows no other way. Both copies
then carry one Message-ID, by which mailboxes know them for the same.
"""

import hashlib
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from complaints.models.outbox import Message, MessageState
from complaints.models.telling import mail_address
from complaints.retrying import LEASE, next_try

Clock = Callable[[], datetime]
WORKER_DIED = "Pengirim berhenti sebelum selesai."
NO_ADDRESS = "Pelapor tidak (lagi) mempunyai alamat surel di portal."


@dataclass
class Round:
    """What one round did. `is_down`: no mail server answered, so the others were left for later."""

    sent: int = 0
    failed: int = 0
    is_down: bool = False


def send_waiting(now: Clock) -> Round:
    """Everything that is due now, one message after the other. Never raises for a mail server."""
    done = Round()
    dead = {"state": MessageState.FAILED, "leased_until": None, "last_error": WORKER_DIED}
    Message.objects.abandoned(now()).update(**dead)
    while not done.is_down and (message := _lease(now())):
        address = mail_address(message.complaint) if message.kind else message.to
        if not address:
            _mark(message, state=MessageState.DROPPED, last_error=NO_ADDRESS)
            continue
        try:
            _deliver(message, address)
        except OSError as error:  # smtplib's errors, refused connections and timeouts
            done.failed += 1
            done.is_down = not isinstance(error, smtplib.SMTPException)
            _put_back(message, error, now())
        else:
            done.sent += _mark(message, state=MessageState.SENT, sent_at=now(), last_error="")
    return done


@transaction.atomic
def _lease(now: datetime) -> Message | None:
    """The next message, held for a while; what another worker is holding is passed over."""
    message = Message.objects.ready(now).select_for_update(skip_locked=True).first()
    if message is None:
        return None
    message.leased_until, message.attempts = now + LEASE, message.attempts + 1
    message.save(update_fields=["leased_until", "attempts"])
    return message


def _deliver(message: Message, address: str) -> None:
    headers = {"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"}
    connection = get_connection(fail_silently=False)
    EmailMessage(message.subject, message.body, to=[address], headers=headers, connection=connection).send()


def message_id(message: Message) -> str:
    """The same for every try; it tells nothing of the case."""
    name = hashlib.sha256(f"{settings.SECRET_KEY} {message.key}".encode()).hexdigest()[:32]
    return f"<{name}@{parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition('@')[2] or 'localhost'}>"


def _put_back(message: Message, error: OSError, now: datetime) -> None:
    again = None if _is_final(error) else next_try(message.attempts, now)
    changes = {"next_try_at": again} if again else {"state": MessageState.FAILED}
    _mark(message, last_error=_in_short(error), **changes)


def _mark(message: Message, **changes: object) -> int:
    """Only who still holds the lease says what became of it. The number of rows changed."""
    held = Message.objects.filter(pk=message.pk, leased_until=message.leased_until)
    return held.filter(state=MessageState.WAITING).update(leased_until=None, **changes)


def _is_final(error: OSError) -> bool:
    """The server said no for good (5xx): another try would change nothing."""
    return _code(error) >= 500


def _code(error: OSError) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _ in error.recipients.values()), default=0)
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


_WORDS: tuple[tuple[type[OSError], str], ...] = (
    (smtplib.SMTPRecipientsRefused, "Alamat penerima ditolak"),
    (smtplib.SMTPAuthenticationError, "Peladen surel menolak sandi portal"),
    (smtplib.SMTPException, "Peladen surel menolak pesan"),
    (OSError, "Peladen surel tidak menjawab"),
)


def _in_short(error: OSError) -> str:
    """What happened, with the server's number and without its words: those repeat the address."""
    words = next(text for kind, text in _WORDS if isinstance(error, kind))
    return f"{words} ({_code(error)})" if _code(error) else words


def try_again(now: datetime, message: Message) -> bool:
    """A person asks for a failed message to be tried anew; False when it is not failed any more."""
    failed = Message.objects.failed().filter(pk=message.pk)
    return bool(failed.update(state=MessageState.WAITING, attempts=0, next_try_at=now, leased_until=None))
