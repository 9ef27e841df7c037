"""Taking and answering requests about personal data; every look it needs is on record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from complaints.data_rights import DataOutcome, Proof, Right
from complaints.models import ComplainantIdentity, Complaint, DataRequest
from complaints.permissions import NotAllowedNow
from complaints.receipts import log_look

REACH = ("phone", "email", "address")


@dataclass(frozen=True)
class DataAnswer:
    """`corrected` are the fields of the identity as they are to be, None when nothing changes."""

    outcome: DataOutcome
    note: str
    corrected: dict[str, str] | None = None


@transaction.atomic
def ask(
    complaint: Complaint, right: Right, details: str, *, by: User | None = None, proof: Proof = Proof.RECEIPT
) -> DataRequest:
    """One open request of a kind for a case: the second is told of the first. Raises NotAllowedNow."""
    Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    if not ComplainantIdentity.objects.filter(complaint=complaint).exists():
        raise NotAllowedNow(f"Perkara {complaint} tidak menyimpan data pribadi pelapor.")
    if complaint.data_requests.open().filter(right=right).exists():
        raise NotAllowedNow("Permintaan yang sama sudah tercatat dan masih dikerjakan.")
    return DataRequest.objects.create(
        complaint=complaint, right=right, details=details, entered_by=by, proof=proof
    )


def look_at(request: DataRequest, reader: User, on: date) -> ComplainantIdentity | None:
    """The data that the request is about, and a line in the log of looks: one an account and day."""
    identity = ComplainantIdentity.objects.filter(complaint=request.complaint_id).first()
    if identity is not None:
        log_look(request.complaint, reader, on, reason=str(request))
    return identity


@transaction.atomic
def answer(request: DataRequest, given: DataAnswer, *, by: User, at: datetime) -> None:
    """Closes the request, with the correction or not at all. Raises NotAllowedNow when a colleague
    was first."""
    locked = DataRequest.objects.select_for_update(of=("self",)).open().filter(pk=request.pk)
    if not locked.exists():
        raise NotAllowedNow(f"{request} sudah dijawab. Muat ulang halaman ini.")
    if given.corrected is not None:
        ComplainantIdentity.objects.filter(complaint=request.complaint_id).update(**given.corrected)
    DataRequest.objects.filter(pk=request.pk).update(
        outcome=given.outcome, note=given.note, handled_by=by, answered_at=at
    )
