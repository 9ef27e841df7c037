"""Cases held back from the queue until a person has read them. Number, code, due date and clock are
those of any other case; nothing is deleted, and whoever closes one as no report says why."""

from django.contrib.auth.models import User
from django.db import transaction

from complaints.acting import in_place_of
from complaints.impartiality import answers_for, partiality
from complaints.models import Complaint, QuarantineEnd, QuarantineEntry
from complaints.models.telling import tell
from complaints.permissions import NotAllowed, NotAllowedNow, roles_of
from complaints.roles import Role
from complaints.side_steps import SideStep
from complaints.suspicion import Quarantine, Suspicion
from complaints.wording import MessageKind
from complaints.workflow import State

_DECIDING = frozenset({Role.SECTION_HEAD, Role.HEAD})
ENDING = {Quarantine.RELEASED: _DECIDING | {Role.HANDLER}, Quarantine.SPAM: _DECIDING}
_STEPS = {
    Quarantine.RELEASED: (SideStep.RELEASE, State.REGISTERED),
    Quarantine.SPAM: (SideStep.CLOSE_AS_SPAM, State.CLOSED),
}


def hold(complaint: Complaint, suspicion: Suspicion) -> None:
    """In the transaction that makes the case."""
    Complaint.objects.filter(pk=complaint.pk).update(quarantine=Quarantine.HELD)
    complaint.refresh_from_db()
    complaint.events.append(
        complaint,
        records=[QuarantineEntry(suspicion=suspicion)],
        by=None,
        action=SideStep.QUARANTINE,
        source=complaint.state,
        target=complaint.state,
    )


def may_end(user: User, verdict: Quarantine, complaint: Complaint) -> bool:
    """By role, or because the account answers for the case: what goes above is read there."""
    return bool(roles_of(user) & ENDING[verdict]) or answers_for(user, complaint)


def check_may_end(user: User, verdict: Quarantine, complaint: Complaint) -> None:
    """Raises NotAllowed, for whoever the case is about as well."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not may_end(user, verdict, complaint):
        names = ", ".join(sorted(role.value for role in ENDING[verdict]))
        raise NotAllowed(f"Karantina diputuskan oleh: {names}.")


@transaction.atomic
def end(complaint: Complaint, verdict: Quarantine, *, by: User, reason: str) -> None:
    """Back to the queue with the due date of its receipt, or closed as no report. Raises Refused; of
    two people at once one gets NotAllowedNow."""
    check_may_end(by, verdict, complaint)
    action, target = _STEPS[verdict]
    held = Complaint.objects.in_quarantine().filter(pk=complaint.pk)
    if not held.update(quarantine=verdict, state=target):
        raise NotAllowedNow(f"Perkara {complaint} tidak lagi dalam karantina. Muat ulang halaman ini.")
    complaint.refresh_from_db()
    event = complaint.events.append(
        complaint,
        records=[QuarantineEnd(verdict=verdict, reason=reason)],
        by=by,
        acting=in_place_of(by, lambda someone: may_end(someone, verdict, complaint)),
        action=action,
        source=State.REGISTERED,
        target=target,
    )
    if verdict == Quarantine.RELEASED:
        tell(event, MessageKind.RECEIVED)
