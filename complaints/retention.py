"""Identities are kept 365 days after closing (a setting), then erased: name, every way to reach the
person, whom a proxy represents, and what was written in requests about personal data
(UU 27/2022 Pasal 43 and 44). The code on the receipt dies with them: the case then looks like one that
never was. Signed letters to the complainant bear the name, and go with it.

Files, internal notes, and what the complainant wrote by code after her report go after the same time, also
where nobody gave a name: a photograph shows somebody, and an answer to a question is the likeliest place
for a person's data.

What stays is the matter itself, so that the register can be held to account: the case with its number and
days, what was reported, findings and answer, and the tombstone. The trail is not touched: nothing in it is
about the complainant, and of the words that leave it seals the digest (chain.py).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from complaints.models import ComplainantWords, Complaint, DataRequest, IdentityErasure, InternalNote
from complaints.models.case_lists import ComplaintQuerySet
from complaints.signed_letters import erase_letters, files_bearing_identity

LEAVING = (InternalNote, ComplainantWords)  # their `text`; held by a trigger (migration 0034)


def last_closing(on: date) -> date:
    """Cases closed on this day or before have had their time on the day `on` (both WIB)."""
    return on - timedelta(days=settings.IDENTITY_RETENTION_DAYS)


def overdue_identities(on: date) -> ComplaintQuerySet:
    """Cases whose complainant is to be forgotten by this day, oldest first. Who has just asked for the
    data gets an answer before."""
    return _overdue(Complaint.objects.with_identity(), on)


def overdue_rest(on: date) -> ComplaintQuerySet:
    """Cases whose files, notes and later words are to be erased by this day, oldest first."""
    cases = Complaint.objects.with_files()
    for model in LEAVING:
        words = model.objects.exclude(text="").filter(event__complaint=OuterRef("pk"))
        cases |= Complaint.objects.filter(Exists(words))
    return _overdue(cases, on)


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
    complaint.complainant.delete()
    complaint.data_requests.exclude(details="").update(details="")
    _erase_rest_of(complaint)
    # No code has this digest: a digest is hexadecimal.
    Complaint.objects.filter(pk=key).update(code_digest=f"dihapus {key}")
    # Before the commit: no row would lead the next run to a file that a crash or the storage left behind.
    erase_letters(files_bearing_identity(complaint))
    return complaint


def erase_rest(on: date) -> Iterator[Complaint]:
    """What is left of cases without an identity, each case in a transaction of its own."""
    for key in list(overdue_rest(on).values_list("pk", flat=True)):
        with transaction.atomic():
            Complaint.objects.select_for_update(of=("self",)).get(pk=key)
            complaint = overdue_rest(on).filter(pk=key).first()
            if complaint is not None:
                _erase_rest_of(complaint)
        if complaint is not None:
            yield complaint


def _erase_rest_of(complaint: Complaint) -> None:
    """Rows stay without name and content; the trail keeps what each was. The files go when that
    is on record: a crash in between leaves files without a row, which are swept."""
    for model in LEAVING:
        model.objects.of(complaint).exclude(text="").update(text="")
    kept = list(complaint.attachments.kept())
    at = timezone.localtime()
    complaint.attachments.kept().update(file="", label="", erased_at=at)
    for attachment in kept:
        transaction.on_commit(partial(attachment.file.storage.delete, attachment.file.name))
