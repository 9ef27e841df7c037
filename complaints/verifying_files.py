"""Whether every file of a case is the one its trail speaks of."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models.fields.files import FieldFile

from complaints.letter_kinds import TO_COMPLAINANT, LetterKind
from complaints.models import AttachedFiles, Attachment, Complaint, Event, SignedLetter


def have_files(trails: Iterable[Sequence[Event]]) -> bool:
    """Whether any of these tells of files; else nothing more is asked of the database."""
    return any(_told(trail) or _signed(trail) for trail in trails)


def file_faults(case: Complaint, trail: Sequence[Event], rows: Iterable[Attachment]) -> Iterator[str]:
    """One sentence for each file that is missing or another one. Reads every file that is kept."""
    by_number = {row.number: row for row in rows}
    for number, said in enumerate(_told(trail), 1):
        if fault := _fault(said, by_number.pop(number, None)):
            yield f"Perkara {case}, lampiran {number}: {fault}."
    for number in sorted(by_number):
        yield f"Perkara {case}, lampiran {number}: tidak ada dalam jejaknya."
    for letter in _signed(trail):
        if fault := "" if _left(case, letter) else _fault_of_content(letter.digest, letter.file):
            yield f"Perkara {case}, {letter.get_letter_display().lower()} bertanda tangan: {fault}."


def _told(trail: Sequence[Event]) -> list[dict[str, Any]]:
    records = (record for event in trail for record in event.records())
    return [said for record in records if isinstance(record, AttachedFiles) for said in record.files]


def _signed(trail: Sequence[Event]) -> list[SignedLetter]:
    return [record for event in trail for record in event.records() if isinstance(record, SignedLetter)]


def _left(case: Complaint, letter: SignedLetter) -> bool:
    """Gone with the identity that it bore."""
    return LetterKind(letter.letter) in TO_COMPLAINANT and hasattr(case, "erasure")


def _fault(said: dict[str, Any], row: Attachment | None) -> str:
    if row is None:
        return "barisnya dihapus"
    if row.digest != said["sha256"]:
        return "barisnya menyebut berkas lain daripada jejaknya"
    return "" if row.erased_at is not None else _fault_of_content(said["sha256"], row.file)


def _fault_of_content(digest: str, file: FieldFile) -> str:
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError:
        return "berkasnya hilang dari penyimpanan"
    except Exception as down:  # each storage has its own ways to fail
        return f"berkasnya tidak dapat dibaca ({type(down).__name__})"
    return "" if found == digest else "isinya tidak cocok dengan sidik dalam jejak: diganti atau rusak"
