"""Who may do what. `check_*` raise with a sentence to read out; `may` is for templates.
What the state of a case allows is in workflow.py; here is what the person may."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from complaints.acting import groups_of, in_place_of, roles_in, stands_for
from complaints.impartiality import answers_for, handles_above, partiality
from complaints.intake import ServiceStatus, lacks_only_a_name
from complaints.roles import Role
from complaints.side_steps import SideStep
from complaints.workdays import in_words
from complaints.workflow import (
    ANSWERING,
    Action,
    Facts,
    State,
    Step,
    Transition,
    Whose,
    missing_steps,
    outcomes_for,
    transition,
)

if TYPE_CHECKING:
    from complaints.models import Appointment, Complaint

VIEW_IDENTITY = "complaints.view_identity"
OVERSEERS = frozenset({Role.SECTION_HEAD, Role.HEAD})
MEET_PEOPLE = OVERSEERS | {Role.COUNTER, Role.HANDLER}
READ_TOGETHER = OVERSEERS | {Role.EDITOR, Role.APPROVER}
SEE_LOOKS = OVERSEERS | {Role.INSPECTORATE}


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


def capacity(user: User | None, action: Action, complaint: Complaint) -> Appointment | None:
    """In whose place the account takes this step: None when its own roles allow it, and for the
    complainant, who stands for herself."""
    return in_place_of(user, lambda someone: may(someone, action, complaint)) if user else None


def check_perform(user: User | None, action: Action, complaint: Complaint) -> Transition:
    """The row of the table for this step; without an account it is the complainant's own, who came
    by number and code. Raises NotAllowedNow or NotAllowed."""
    if user is None:
        return _check_complainant(action, complaint)
    if complaint.is_quarantined:
        raise NotAllowedNow(f"Perkara {complaint} masih dalam karantina. Putuskan dahulu di halamannya.")
    row = transition(State(complaint.state), action, complaint.kind_of_case)
    if row is None:
        raise NotAllowedNow(_moved_on(complaint, action))
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not row.roles:
        raise NotAllowed(f"Langkah “{action.label}” diambil pelapor sendiri, dengan nomor dan kode.")
    if not (roles_of(user) & row.roles or answers_for(user, complaint)):
        names = ", ".join(sorted(role.value for role in row.roles))
        raise NotAllowed(f"Langkah “{action.label}” dilakukan oleh: {names}.")
    _check_whose(user, row, complaint)
    if action == Action.TAKE:
        check_may_handle(user, complaint)
    _check_conditions(row, complaint)
    return row


def _check_complainant(action: Action, complaint: Complaint) -> Transition:
    """The steps that the table leaves to the complainant. What she reads names no officer."""
    row = transition(State(complaint.state), action, complaint.kind_of_case)
    if row is None or complaint.is_quarantined:
        raise NotAllowedNow(
            f"Laporan {complaint} sekarang pada tahap “{complaint.get_state_display()}”, jadi langkah ini "
            "tidak tersedia lagi. Keadaan terbarunya ada di halaman ini."
        )
    if not row.by_complainant:
        raise NotAllowed("Langkah ini dilakukan oleh petugas. Hubungi kantor dengan nomor laporan Anda.")
    _check_conditions(row, complaint)
    return row


def _moved_on(complaint: Complaint, action: Action) -> str:
    return (
        f"Langkah “{action.label}” tidak tersedia: perkara {complaint} sekarang pada tahap "
        f"“{complaint.get_state_display()}”. {_last_step(complaint)}Muat ulang halaman untuk melihat "
        "keadaan terbaru."
    )


def _last_step(complaint: Complaint) -> str:
    """What happened meanwhile, for whoever came second."""
    from complaints.officers import name_of  # the models import this module first

    event = complaint.events.select_related("by__officer").last()
    if event is None or event.by is None:
        return ""
    at = timezone.localtime(event.at)
    return (
        f"Terakhir: “{event.get_action_display()}” oleh {name_of(event.by)}, "
        f"{in_words(at.date())} pukul {at:%H.%M}. "
    )


def _check_whose(user: User, row: Transition, complaint: Complaint) -> None:
    if row.late_only and not complaint.may_be_suggestion:
        return  # nothing to decide, as _check_conditions says
    if row.whose == Whose.NOT_HANDLER and _handles(user, complaint):
        raise NotAllowed("Keputusan ini dibuat oleh orang lain, bukan oleh penangan perkara.")
    if row.whose == Whose.HANDLER:
        _check_hers(user, complaint)


def _check_hers(user: User, complaint: Complaint) -> None:
    """The handler's own case, or one below her."""
    is_above = bool(roles_of(user) & OVERSEERS) or answers_for(user, complaint)
    if not is_above and not _handles(user, complaint):
        raise NotAllowed(f"Perkara {complaint} ditangani orang lain. Hubungi atasan bila perlu dialihkan.")


def check_works_on(user: User, complaint: Complaint) -> None:
    """Raises NotAllowed for who does not handle this case: for what its handler does beside the table."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not (roles_of(user) & ANSWERING or answers_for(user, complaint)):
        raise NotAllowed("Langkah ini dilakukan oleh penangan perkara atau atasannya.")
    _check_hers(user, complaint)


def _handles(user: User, complaint: Complaint) -> bool:
    return complaint.handler_id is not None and complaint.handler_id in stands_for(user)


def check_may_handle(user: User, complaint: Complaint) -> None:
    """Raises NotAllowed for who may not have this case, whether taken or passed on."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not (roles_of(user) & ANSWERING or answers_for(user, complaint)):
        raise NotAllowed("Perkara hanya ditangani pelaksana, kepala seksi, atau kepala dinas.")
    if complaint.decided_on_lateness(user):
        # R4: decider and handler are two people, whichever comes first.
        raise NotAllowed("Yang memutuskan soal lewat waktunya tidak menangani perkara ini: pilih orang lain.")


def _check_conditions(row: Transition, complaint: Complaint) -> None:
    """Rows that stand only for some cases in this state."""
    if row.late_only and not complaint.may_be_suggestion:
        raise NotAllowedNow(f"Tidak ada lagi yang perlu diputuskan pada perkara {complaint}.")
    if row.undated_only and complaint.service_status != ServiceStatus.NOT_REMEMBERED:
        raise NotAllowedNow(f"Status layanan perkara {complaint} sudah jelas.")
    if row.nameless_only and not lacks_only_a_name(complaint):
        raise NotAllowedNow(f"Laporan {complaint} tidak menjadi saran karena tanpa identitas.")
    if row.routes and complaint.route not in row.routes:
        names = " atau ".join(sorted(f"“{route.label}”" for route in row.routes))
        raise NotAllowedNow(f"Langkah “{row.action.label}” hanya untuk jalur {names}.")


def check_steps(row: Transition, recorded: frozenset[Step], facts: Facts) -> None:
    """Raises NotAllowedNow naming every required record that is still missing, or an outcome that
    this step cannot give."""
    if missing := missing_steps(row, recorded, facts):
        names = ", ".join(step.label.lower() for step in missing)
        raise NotAllowedNow(f"Lengkapi dahulu: {names}.")
    possible = outcomes_for(facts.kind, row.action)
    if possible and facts.outcome not in possible:
        names = ", ".join(outcome.label.lower() for outcome in possible)
        raise NotAllowedNow(f"Hasil yang mungkin pada langkah ini: {names}.")


def may(user: User | AnonymousUser, action: Action, complaint: Complaint) -> bool:
    if not isinstance(user, User):
        return False
    try:
        check_perform(user, action, complaint)
    except Refused:
        return False
    return True


def complainant_may(action: Action, complaint: Complaint) -> bool:
    """Whether the complainant may take this step herself now, by number and code."""
    try:
        _check_complainant(action, complaint)
    except Refused:
        return False
    return True


def may_open_identities(user: User) -> bool:
    """Whether there are cases whose names this account may unseal at all."""
    return user.has_perm(VIEW_IDENTITY) or handles_above(user)


def may_open_identity(user: User, complaint: Complaint) -> bool:
    """Whether this account may unseal the name of this case, each time with its reason: those outside
    the office only of a case that goes above, which they answer (UU 25/2009 Pasal 45 ayat (1))."""
    return user.has_perm(VIEW_IDENTITY) or (complaint.goes_above and handles_above(user))


def may_see_identity(user: User, complaint: Complaint, on: date) -> bool:
    """Whether the name stands on the paper: for whoever wrote it down, to print it that day
    (UU 25/2009 Pasal 44). Everyone else unseals it on the page of the case, with a reason."""
    return _entered(user, complaint, on) or _renewed(user, complaint, on)


def may_see_code(user: User, complaint: Complaint, on: date) -> bool:
    """The code belongs to the complainant: only who hands over the receipt that holds it sees it, the
    first or the newest, on that day."""
    is_first = complaint.code_key is None
    return _entered(user, complaint, on) if is_first else _renewed(user, complaint, on)


def _renewed(user: User, complaint: Complaint, on: date) -> bool:
    """Whether this account made the code that opens the case now, that day."""
    if complaint.code_key is None:
        return False
    renewal = complaint.events.filter(action=SideStep.RENEW_CODE).last()
    return renewal is not None and renewal.by_id == user.pk and timezone.localdate(renewal.at) == on


def _entered(user: User, complaint: Complaint, on: date) -> bool:
    return complaint.entered_by_id == user.pk and timezone.localdate(complaint.entered_at) == on


def oversees(user: User) -> bool:
    """Whether this account answers for the desk as a whole."""
    return bool(roles_of(user) & OVERSEERS)


def may_transfer(user: User) -> bool:
    """Whether any case can pass to a colleague by this account."""
    return oversees(user) or handles_above(user)


def may_read_together(user: User | AnonymousUser) -> bool:
    """Whether this account writes standards or answers for cases, and reads the two together."""
    return bool(roles_of(user) & READ_TOGETHER)


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
