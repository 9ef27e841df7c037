"""The receipt of UU 25/2009 Pasal 44: the code that opens the case, and the paper with what may
stand on it for whose eyes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User

from complaints import register
from complaints.intake import Identity, Kind
from complaints.models import ComplainantIdentity, Complaint, IdentityView
from complaints.officers import name_of
from complaints.permissions import may_see_code, may_see_identity

REASON = "Cetak tanda terima"


def receipt_code(complaint: Complaint) -> str:
    """The code that opens the case now, made anew from its key each time; only its digest is stored.
    Empty when none opens it any more."""
    return _living(complaint, complaint.code_key or complaint.form_key)


def code_of_form(complaint: Complaint) -> str:
    """The code that was given when the case was filed; empty once it is dead, renewed or erased."""
    return _living(complaint, complaint.form_key)


def _living(complaint: Complaint, key: UUID) -> str:
    return register.code_for(key, _code_key()) if digest_for(key) == complaint.code_digest else ""


def digest_for(key: UUID) -> str:
    """What is stored of the code made from one key, the form's or a new one."""
    return register.digest(register.code_for(key, _code_key()), _code_key())


def case_of_receipt(number: str, code: str) -> Complaint | None:
    """The case that this number and this code open together; what is unknown and what is wrong
    take the same one query. Raises register.BadNumber and register.BadCode before it."""
    digest = register.digest(code, _code_key())
    return Complaint.objects.numbered(number).filter(code_digest=digest).first()


def _code_key() -> bytes:
    return settings.RECEIPT_CODE_KEY.encode()


@dataclass(frozen=True)
class Receipt:
    """`person` is None when it is to be kept secret, was not given, or not for these eyes:
    `identity_words` then say which. `is_statement`: told orally, and printed for signature."""

    code: tuple[str, ...]
    person: ComplainantIdentity | None
    identity_words: str
    officer: str
    is_statement: bool


def receipt(complaint: Complaint, reader: User, on: date) -> Receipt:
    """What this reader sees on the paper that day; whoever shows the person logs it first."""
    shows_code = may_see_code(reader, complaint, on)
    code = register.groups(receipt_code(complaint)) if shows_code else ()
    person = _person(complaint) if may_see_identity(reader, complaint, on) else None
    # What somebody complained of orally is printed for her signature; nobody signs without a name (R7).
    is_statement = complaint.channel.is_oral and complaint.kind == Kind.COMPLAINT
    officer = name_of(complaint.entered_by)
    return Receipt(code, person, _instead_of_name(complaint), officer, is_statement)


def log_look(complaint: Complaint, reader: User, on: date, reason: str = REASON) -> None:
    """A paper or page with a name on it was opened (UU 25/2009 Pasal 49): one line an account and day,
    however often a browser loads the page."""
    look = {"complaint": complaint, "by": reader, "reason": reason}
    if not IdentityView.objects.filter(**look, at__date=on).exists():
        IdentityView.objects.create(**look)


def _person(complaint: Complaint) -> ComplainantIdentity | None:
    # Art 44(2): "dirahasiakan" on the paper if asked.
    return getattr(complaint, "complainant", None) if complaint.identity == Identity.OPEN else None


def _instead_of_name(complaint: Complaint) -> str:
    if complaint.identity == Identity.NONE:
        return "Tanpa identitas"
    if hasattr(complaint, "erasure"):
        return "Sudah dihapus menurut masa simpan"
    return "Dirahasiakan" if complaint.identity == Identity.CONFIDENTIAL else "Tercatat, tidak ditampilkan"
