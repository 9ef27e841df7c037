"""What stands on the paper receipt, and for whose eyes (UU 25/2009 Pasal 44)."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from complaints import register
from complaints.filing import receipt_code
from complaints.intake import Identity
from complaints.models import ComplainantIdentity, Complaint, IdentityView
from complaints.officers import name_of

REASON = "Cetak tanda terima"
VIEW_IDENTITY = "complaints.view_identity"


@dataclass(frozen=True)
class Receipt:
    """`person` is None when it is to be kept secret, was not given, or not for these eyes:
    `identity_words` then say which."""

    code: tuple[str, ...]
    person: ComplainantIdentity | None
    identity_words: str
    officer: str


def receipt(complaint: Complaint, reader: User, on: date) -> Receipt:
    """Shows the code only to the account that entered the case, on the day of entry. A look at
    the identity is logged before it is shown (UU 25/2009 Pasal 49)."""
    is_own = _entered_today(complaint, reader, on)
    person = _person(complaint, reader, is_own)
    if person:
        IdentityView.objects.create(complaint=complaint, by=reader, reason=REASON)
    code = register.display_code(receipt_code(complaint)).split("-") if is_own else ()
    return Receipt(tuple(code), person, _instead_of_name(complaint), name_of(complaint.entered_by))


def _entered_today(complaint: Complaint, reader: User, on: date) -> bool:
    entered_on = timezone.localdate(complaint.entered_at)
    return complaint.entered_by_id == reader.pk and entered_on == on


def _person(complaint: Complaint, reader: User, is_own: bool) -> ComplainantIdentity | None:
    if complaint.identity != Identity.OPEN or not (is_own or reader.has_perm(VIEW_IDENTITY)):
        return None
    return getattr(complaint, "complainant", None)


def _instead_of_name(complaint: Complaint) -> str:
    if complaint.identity == Identity.NONE:
        return "Tanpa identitas"
    # Art 44(2): "dirahasiakan" on the paper if asked.
    return "Dirahasiakan" if complaint.identity == Identity.CONFIDENTIAL else "Tercatat, tidak ditampilkan"
