"""A letter gets its number, then the file that was signed. One transaction each press, one Event a record;
of two people at once the second is told. A file is in the storage before the row that names it, so that no
row ever names a file that is not there."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from complaints.acting import in_place_of
from complaints.impartiality import answers_for, partiality
from complaints.letters import CaseLetter, letter_named
from complaints.models import Complaint, LetterNumber, SignedLetter
from complaints.models.trail import StepRecord
from complaints.permissions import ANSWERING, OVERSEERS, NotAllowed, NotAllowedNow, roles_of
from complaints.side_steps import SideStep
from complaints.signatories import Signatory
from complaints.workdays import in_words
from purwakarta_ptsp.files.intake import TakenFile

FOLDER = "surat"


@dataclass(frozen=True)
class Numbering:
    """What the office's own book says of a letter, and who signs it."""

    number: str
    dated_on: date
    signatory: Signatory


def check_may_file(user: User, complaint: Complaint) -> None:
    """Whoever answers cases files their letters, of closed cases too: the paper comes back later than
    the case is closed. Raises NotAllowed."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not (roles_of(user) & ANSWERING or answers_for(user, complaint)):
        raise NotAllowed("Nomor dan berkas surat dicatat oleh pelaksana, kepala seksi, atau kepala.")


def may_file(user: User, complaint: Complaint) -> bool:
    try:
        check_may_file(user, complaint)
    except NotAllowed:
        return False
    return True


def may_replace(user: User, complaint: Complaint) -> bool:
    """A wrong file is replaced by those who answer for the desk, with a reason; the first stays on
    record."""
    return may_file(user, complaint) and bool(roles_of(user) & OVERSEERS or answers_for(user, complaint))


def file_letter(
    letter: CaseLetter, numbering: Numbering | None, paper: TakenFile | None, *, by: User, reason: str = ""
) -> None:
    """Stores what is new of the number, and the signed file. Raises Refused; then nothing is kept."""
    check_may_file(by, letter.case)
    stored = _stored(paper) if paper else None
    try:
        with transaction.atomic():
            _append(letter, numbering, stored, by, reason)
    except IntegrityError as problem:
        _forget(stored)
        raise NotAllowedNow(_in_words(problem, numbering)) from problem
    except BaseException:
        _forget(stored)
        raise


def _append(
    shown: CaseLetter, numbering: Numbering | None, stored: SignedLetter | None, by: User, reason: str
) -> None:
    case = Complaint.objects.select_for_update(of=("self",)).get(pk=shown.case.pk)
    letter = letter_named(case, shown.name)
    if letter is None or (letter.signed is None) != (shown.signed is None):
        raise NotAllowedNow("Berkas surat ini baru saja disimpan orang lain. Muat ulang halaman ini.")
    if letter.file_is_erased:
        # What is stored now would have no day on which it is erased.
        raise NotAllowedNow("Identitas perkara ini sudah dihapus, jadi suratnya tidak lagi disimpan di sini.")
    if letter.signed and not (may_replace(by, case) and reason):
        raise NotAllowedNow("Surat ini sudah ditandatangani dan tidak dapat diubah.")
    if numbering and not letter.signed and _is_new(letter, numbering):
        _event(letter, SideStep.NUMBER_LETTER, by, _number(letter, numbering))
    if stored:
        stored.source, stored.letter, stored.reason = letter.event, letter.kind.value, reason
        _event(letter, SideStep.FILE_SIGNED, by, stored)


def _is_new(letter: CaseLetter, given: Numbering) -> bool:
    known = letter.numbering
    return known is None or (
        (known.number, known.dated_on, known.signatory_title, known.signatory_name)
        != (given.number, given.dated_on, given.signatory.title, given.signatory.name)
    )


def _number(letter: CaseLetter, given: Numbering) -> LetterNumber:
    return LetterNumber(
        source=letter.event,
        letter=letter.kind.value,
        number=given.number,
        dated_on=given.dated_on,
        signatory_title=given.signatory.title,
        signatory_name=given.signatory.name,
    )


def _event(letter: CaseLetter, step: SideStep, by: User, record: StepRecord) -> None:
    case = letter.case
    acting = in_place_of(by, lambda someone: may_file(someone, case))
    case.events.append(
        case,
        records=[record],
        by=by,
        acting=acting,
        action=step,
        source=case.state,
        target=case.state,
        clause=letter.rule.clause,
    )


def _stored(paper: TakenFile) -> SignedLetter:
    """In the storage under a name that says nothing."""
    name = default_storage.save(f"{FOLDER}/{uuid4().hex}.pdf", ContentFile(paper.content))
    return SignedLetter(file=name, size=len(paper.content), digest=paper.digest)


def _forget(stored: SignedLetter | None) -> None:
    if stored:
        default_storage.delete(stored.file.name)


def _in_words(problem: IntegrityError, numbering: Numbering | None) -> str:
    """What the database refused: a number of another letter, or two people at once."""
    if numbering and "sudah dipakai surat lain" in str(problem):
        year = numbering.dated_on.year
        return (
            f"Nomor {numbering.number} sudah dipakai surat lain tahun {year}. Tulis nomor lengkap menurut "
            f"buku agenda, atau periksa tanggalnya: {in_words(numbering.dated_on)}."
        )
    return "Surat ini baru saja diubah orang lain. Muat ulang halaman ini."
