"""Identities are kept 365 days after closing (a setting), then erased: name, every way to reach the
person, whom a proxy represents, what was written in requests about personal data, and internal notes.
The code on the receipt dies with them: the case then looks like one that never was.
Files of a case go after the same time, also where nobody gave a name: a photograph shows somebody.
Signed letters to the complainant bear the name, and go with it.

What stays is the case with its number, days, findings and words, and the tombstone. The trail is not
touched: nothing in it is about the complainant (chain.py).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from complaints.models import Complaint, DataRequest, IdentityErasure, InternalNote
from complaints.models.case_lists import ComplaintQuerySet
from complaints.signed_letters import erase_letters, files_bearing_identity


def last_closing(on: date) -> date:
    """Cases closed on this day or before have had their time on the day `on` (both WIB)."""
    return on - timedelta(days=settings.IDENTITY_RETENTION_DAYS)


def overdue_identities(on: date) -> ComplaintQuerySet:
    """Cases whose complainant is to be forgotten by this day, oldest first. Who has just asked for the
    data gets an answer before."""
    return _overdue(Complaint.objects.with_identity(), on)


def overdue_files(on: date) -> ComplaintQuerySet:
    """Cases whose files are to be erased by this day, oldest first."""
    return _overdue(Complaint.objects.with_files(), on)


def _overdue(cases: ComplaintQuerySet, on: date) -> ComplaintQuerySet:
    asked = DataRequest.objects.open().filter(complaint=OuterRef("pk"))
    return cases.closed_until(last_closing(on)).filter(~Exists(asked)).order_by("year", "serial")


def erase_identities(on: date) -> Iterator[Complaint]:
    """Erases each in a transaction of its own, so that what stops half-way may simply run again."""
    for key in list(overdue_identities(on).values_list("pk", flat=True)):
        if erased := _erase(key, on):
            yield erased


@transaction.atomic
def _erase(key: int, on: date) -> Complaint | None:
    Complaint.objects.select_for_update(of=("self",)).get(pk=key)
    # Asked again with the row in hand: it may have been erased or reopened meanwhile.
    complaint = overdue_identities(on).filter(pk=key).first()
    if complaint is None:
        return None
    closed_on, days = timezone.localdate(complaint.closed_at), settings.IDENTITY_RETENTION_DAYS
    IdentityErasure.objects.create(complaint=complaint, closed_on=closed_on, retention_days=days)
    transaction.on_commit(partial(erase_letters, files_bearing_identity(complaint)))
    complaint.complainant.delete()
    complaint.data_requests.exclude(details="").update(details="")
    InternalNote.objects.of(complaint).exclude(text="").update(text="")
    _erase_files_of(complaint)
    # No code has this digest: a digest is hexadecimal.
    Complaint.objects.filter(pk=key).update(code_digest=f"dihapus {key}")
    return complaint


def erase_files(on: date) -> Iterator[Complaint]:
    """The files of cases that kept no identity, each case in a transaction of its own."""
    for key in list(overdue_files(on).values_list("pk", flat=True)):
        with transaction.atomic():
            Complaint.objects.select_for_update(of=("self",)).get(pk=key)
            complaint = overdue_files(on).filter(pk=key).first()
            if complaint is not None:
                _erase_files_of(complaint)
        if complaint is not None:
            yield complaint


def _erase_files_of(complaint: Complaint) -> None:
    """Their rows stay without name and content; the trail keeps what each was. The files go when that
    is on record: a crash in between leaves files without a row, which are swept."""
    kept = list(complaint.attachments.kept())
    at = timezone.localtime()
    complaint.attachments.kept().update(file="", label="", erased_at=at)
    for attachment in kept:
        transaction.on_commit(partial(attachment.file.storage.delete, attachment.file.name))
