"""Who may do what. `check_*` raise with a sentence to read out; `may` is for templates.
What the state of a case allows is in workflow.py; here is what the person may."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from complaints.acting import appointments_of, as_deputy, as_herself, groups_of, roles_in
from complaints.impartiality import answers_for, partiality
from complaints.roles import Role
from complaints.workflow import Action, State, Step, Transition, missing_steps, transition

if TYPE_CHECKING:
    from complaints.models import Appointment, Complaint

VIEW_IDENTITY = "complaints.view_identity"
OVERSEERS = frozenset({Role.SECTION_HEAD, Role.HEAD})
MEET_PEOPLE = OVERSEERS | {Role.COUNTER, Role.HANDLER}
SEE_LOOKS = OVERSEERS | {Role.INSPECTORATE}
OWN_CASES_ONLY = frozenset({Action.REVIEW, Action.ANSWER, Action.CLOSE})


class Refused(Exception):
    """A request the rules do not allow; the message says what to do next."""


class NotAllowed(Refused):
    """Not by this person."""


class NotAllowedNow(Refused):
    """Not in this state: usually a colleague was first, or a step is missing."""


def roles_of(user: User | AnonymousUser) -> frozenset[Role]:
    """The roles of an active account, from its groups and those of whoever it stands in for today;
    asked of the database once a request."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    cached: Any = getattr(user, "_roles", None)
    if cached is None:
        cached = user._roles = roles_in(groups_of(user).values_list("name", flat=True))
    return cached


def capacity(user: User, action: Action, complaint: Complaint) -> Appointment | None:
    """In whose place the account takes this step: None when its own roles allow it."""
    if not appointments_of(user) or may(as_herself(user), action, complaint):
        return None
    deputising = (each for each in appointments_of(user) if may(as_deputy(user, each), action, complaint))
    return next(deputising, None)


def check_perform(user: User, action: Action, complaint: Complaint) -> Transition:
    """The row of the table for this step; raises NotAllowedNow or NotAllowed."""
    if complaint.is_quarantined:
        raise NotAllowedNow(f"Perkara {complaint} masih dalam karantina. Putuskan dahulu di halamannya.")
    row = transition(State(complaint.state), action)
    if row is None:
        raise NotAllowedNow(_moved_on(complaint, action))
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not (roles_of(user) & row.roles or answers_for(user, complaint)):
        names = ", ".join(sorted(role.value for role in row.roles))
        raise NotAllowed(f"Langkah “{action.label}” dilakukan oleh: {names}.")
    _check_handler(user, row, complaint)
    if row.late_only and not complaint.may_be_suggestion:
        raise NotAllowedNow(f"Tidak ada lagi yang perlu diputuskan pada perkara {complaint}.")
    return row


def _moved_on(complaint: Complaint, action: Action) -> str:
    return (
        f"Langkah “{action.label}” tidak tersedia: perkara {complaint} sekarang pada tahap "
        f"“{complaint.get_state_display()}”. Muat ulang halaman untuk melihat keadaan terbaru."
    )


def _check_handler(user: User, row: Transition, complaint: Complaint) -> None:
    handles = complaint.handler_id == user.pk
    if row.not_by_handler and handles:
        raise NotAllowed("Keputusan ini dibuat oleh orang lain, bukan oleh penangan perkara.")
    if row.action == Action.TAKE and complaint.decided_on_lateness(user):
        # R4: decider and handler are two people, whichever comes first.
        raise NotAllowed("Anda memutuskan soal lewat waktunya, jadi perkara ini ditangani orang lain.")
    is_above = bool(roles_of(user) & OVERSEERS) or answers_for(user, complaint)
    if row.action in OWN_CASES_ONLY and not handles and not is_above:
        raise NotAllowed(f"Perkara {complaint} ditangani orang lain. Hubungi atasan bila perlu dialihkan.")


def check_steps(row: Transition, recorded: frozenset[Step], complaint: Complaint) -> None:
    """Raises NotAllowedNow naming every required record that is still missing."""
    missing = missing_steps(row, recorded, complaint.kind_of_case)
    if missing:
        names = ", ".join(step.label.lower() for step in missing)
        raise NotAllowedNow(f"Lengkapi dahulu: {names}.")


def may(user: User | AnonymousUser, action: Action, complaint: Complaint) -> bool:
    if not isinstance(user, User):
        return False
    try:
        check_perform(user, action, complaint)
    except Refused:
        return False
    return True


def may_open_identity(user: User) -> bool:
    """Whether this account may unseal a name on the page of a case, each time with its reason."""
    return user.has_perm(VIEW_IDENTITY)


def may_see_identity(user: User, complaint: Complaint, on: date) -> bool:
    """Whether the name stands on the paper: for whoever wrote it down, to print it that day
    (UU 25/2009 Pasal 44). Everyone else unseals it on the page of the case, with a reason."""
    return _entered(user, complaint, on)


def may_see_code(user: User, complaint: Complaint, on: date) -> bool:
    """The code belongs to the complainant: only who hands over the first receipt sees it."""
    return _entered(user, complaint, on)


def _entered(user: User, complaint: Complaint, on: date) -> bool:
    return complaint.entered_by_id == user.pk and timezone.localdate(complaint.entered_at) == on


def oversees(user: User) -> bool:
    """Whether this account answers for the desk as a whole."""
    return bool(roles_of(user) & OVERSEERS)


def may_see_looks(user: User) -> bool:
    """Whether this account oversees who opened an identity, and why."""
    return bool(roles_of(user) & SEE_LOOKS)


def may_mark_hearing(user: User) -> bool:
    """Whether this account meets complainants, and writes down what they ask for themselves: to be
    heard separately, to see or to correct their data."""
    return bool(roles_of(user) & MEET_PEOPLE)


def check_may_mark_hearing(user: User) -> None:
    if not may_mark_hearing(user):
        raise NotAllowed("Permintaan didengar terpisah dicatat oleh loket atau penangan perkara.")
