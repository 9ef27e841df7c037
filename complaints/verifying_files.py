"""Whether every file of a case is the one its trail speaks of."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from complaints.models import AttachedFiles, Attachment, Complaint, Event


def have_files(trails: Iterable[Sequence[Event]]) -> bool:
    """Whether any of these tells of files; else nothing more is asked of the database."""
    return any(_told(trail) for trail in trails)


def file_faults(case: Complaint, trail: Sequence[Event], rows: Iterable[Attachment]) -> Iterator[str]:
    """One sentence for each file that is missing or another one. Reads every file that is kept."""
    by_number = {row.number: row for row in rows}
    for number, said in enumerate(_told(trail), 1):
        if fault := _fault(said, by_number.pop(number, None)):
            yield f"Perkara {case}, lampiran {number}: {fault}."
    for number in sorted(by_number):
        yield f"Perkara {case}, lampiran {number}: tidak ada dalam jejaknya."


def _told(trail: Sequence[Event]) -> list[dict[str, Any]]:
    records = (record for event in trail for record in event.records())
    return [said for record in records if isinstance(record, AttachedFiles) for said in record.files]


def _fault(said: dict[str, Any], row: Attachment | None) -> str:
    if row is None:
        return "barisnya dihapus"
    if row.digest != said["sha256"]:
        return "barisnya menyebut berkas lain daripada jejaknya"
    return "" if row.erased_at is not None else _fault_of_content(said["sha256"], row)


def _fault_of_content(digest: str, row: Attachment) -> str:
    try:
        with row.file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError:
        return "berkasnya hilang dari penyimpanan"
    except Exception as down:  # each storage has its own ways to fail
        return f"berkasnya tidak dapat dibaca ({type(down).__name__})"
    return "" if found == digest else "isinya tidak cocok dengan sidik dalam jejak: diganti atau rusak"
