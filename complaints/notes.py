"""Internal notes: for whoever opens the case at the desk, never for the complainant or any public page."""

from django.contrib.auth.models import User
from django.db import transaction

from complaints.acting import in_place_of
from complaints.impartiality import answers_for, partiality
from complaints.models import Complaint, InternalNote
from complaints.models.sealing import digest_of
from complaints.permissions import MEET_PEOPLE, NotAllowed, NotAllowedNow, Refused, roles_of
from complaints.side_steps import SideStep


def check_may_write(user: User, complaint: Complaint) -> None:
    """In a closed case, too: people telephone afterwards. Raises Refused."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not (roles_of(user) & MEET_PEOPLE or answers_for(user, complaint)):
        raise NotAllowed("Catatan internal ditulis oleh loket atau penangan perkara.")
    if hasattr(complaint, "erasure"):
        # What is written now would have no day on which it is erased.
        raise NotAllowedNow("Identitas perkara ini sudah dihapus, jadi catatan tidak lagi ditambah.")


def may_write(user: User, complaint: Complaint) -> bool:
    try:
        check_may_write(user, complaint)
    except Refused:
        return False
    return True


@transaction.atomic
def write(complaint: Complaint, text: str, *, by: User) -> None:
    """One more note, with its Event; pressed twice it is one. Raises Refused."""
    # Against an erasure, which holds the same row.
    case = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    check_may_write(by, case)
    if _is_repeated(case, text, by):
        return
    case.events.append(
        case,
        records=[InternalNote(text=text, text_digest=digest_of(text))],
        by=by,
        acting=in_place_of(by, lambda someone: may_write(someone, case)),
        action=SideStep.NOTE,
        source=case.state,
        target=case.state,
    )


def _is_repeated(case: Complaint, text: str, by: User) -> bool:
    last = case.events.select_related("internalnote").last()
    return (
        last is not None
        and last.by_id == by.pk
        and last.action == SideStep.NOTE
        and last.internalnote.text == text
    )
