"""The hidden, signed word of a form: which text was read, and when the page was made.

It is worth nothing to who changes it, keeps nothing on the server, and names nobody.
"""

from dataclasses import dataclass
from typing import Self
from uuid import UUID, uuid4

from django.core import signing

_SIGNER = signing.TimestampSigner(salt="standards.clarity")
# Nobody reads the question and answers sooner; a form left open longer is asked again.
SOONEST_SECONDS, LATEST_SECONDS = 2, 24 * 60 * 60


class StaleTicket(Exception):
    """Changed, unreadable, or too old."""


class HastyTicket(Exception):
    """Sent sooner than a person could."""


@dataclass(frozen=True)
class Ticket:
    """`text`: the key of the ComponentText that was shown."""

    standard: int
    number: int
    text: int
    form_key: UUID

    @classmethod
    def new(cls, standard: int, number: int, text: int) -> Self:
        return cls(standard, number, text, uuid4())

    def columns(self) -> dict[str, object]:
        """As an answer stores it."""
        return {
            "standard_id": self.standard,
            "number": self.number,
            "text_id": self.text,
            "form_key": self.form_key,
        }

    def sealed(self) -> str:
        return _SIGNER.sign(f"{self.standard}.{self.number}.{self.text}.{self.form_key.hex}")

    @classmethod
    def read(cls, sealed: str) -> Self:
        """Raises StaleTicket or HastyTicket."""
        try:
            standard, number, text, key = _SIGNER.unsign(sealed, max_age=LATEST_SECONDS).split(".")
        except (signing.BadSignature, ValueError) as problem:
            raise StaleTicket from problem
        if _is_younger_than(sealed, SOONEST_SECONDS):
            raise HastyTicket
        return cls(int(standard), int(number), int(text), UUID(key))


def _is_younger_than(sealed: str, seconds: int) -> bool:
    try:
        _SIGNER.unsign(sealed, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True
