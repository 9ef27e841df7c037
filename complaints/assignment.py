"""Who handles a case beside the table of steps: whom it is about, handing over, taking over, priority.
Each is one transaction and one Event a case; of two people at once the second sees what the first did."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from complaints.accusation import About, goes_above
from complaints.acting import in_place_of
from complaints.clauses import Clause
from complaints.impartiality import ABOVE, answers_for, may_open, partiality
from complaints.models import AccusedRecord, Appointment, Complaint, Officer, PriorityRecord, TransferRecord
from complaints.models.trail import StepRecord
from complaints.officers import officer_of, superiors_of
from complaints.permissions import OVERSEERS, NotAllowed, NotAllowedNow, roles_of
from complaints.roles import Role
from complaints.side_steps import SideStep
from complaints.workflow import State

RECORDS_ACCUSED = OVERSEERS | {Role.COUNTER, Role.HANDLER}
HANDLES = OVERSEERS | {Role.HANDLER}
NOT_IMPARTIAL = "ia tidak boleh menangani perkara tentang dirinya atau atasannya."
NOBODY_ELSE = "Tidak ada penangan di kantor ini: perkara menunggu yang berwenang di luar kantor."


def check_side_step(user: User, complaint: Complaint, roles: frozenset[Role]) -> None:
    """Open, impartial, and one of these roles or answering for the case. Raises Refused."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not (roles_of(user) & roles or answers_for(user, complaint)):
        raise NotAllowed("Langkah ini bukan wewenang akun Anda.")
    if complaint.state == State.CLOSED:
        raise NotAllowedNow(f"Perkara {complaint} sudah selesai.")


@transaction.atomic
def name_accused(
    complaint: Complaint, about: About, accused: Sequence[Officer], *, by: User, reason: str = ""
) -> None:
    """From this save on the accused neither opens the case nor acts on it; a handler who is accused,
    or below an accused, loses it to the accused's superior. Raises Refused."""
    case = _locked(complaint)
    _check_may_name(by, case)
    named = {officer.pk for officer in accused}
    if removed := set(case.accused.values_list("pk", flat=True)) - named:
        _check_removal(by, case, reason, len(removed))
    # Before the save: by it whoever names her superior may lose the case.
    acting = in_place_of(by, lambda someone: _may_name(someone, case, is_removal=bool(removed)))
    case.about = about
    case.goes_above = goes_above(about, named, _top())
    case.accused.set(accused)
    posts = "\n".join(sorted(officer.position for officer in accused))
    former, handler = case.handler, _handler_after(case, accused)
    case.handler = handler
    Complaint.objects.filter(pk=case.pk).update(about=about, goes_above=case.goes_above, handler=handler)
    record = AccusedRecord(about=about, posts=posts, reason=reason)
    _append(case, SideStep.NAME_ACCUSED, by, record, acting=acting)
    if former != handler:
        words = "Yang diadukan dicatat (Pasal 45)."
        _append(case, SideStep.TRANSFER, by, _transfer(former, handler, words), acting=acting)
    complaint.refresh_from_db()


def _check_may_name(by: User, case: Complaint) -> None:
    """Whoever may open it, those below the accused too: the counter writes down what people bring."""
    if not may_open(by, case):
        raise NotAllowed("Perkara ini tidak ada untuk akun Anda.")
    if not (roles_of(by) & RECORDS_ACCUSED or answers_for(by, case)):
        raise NotAllowed("Yang diadukan dicatat oleh petugas loket, pelaksana, kepala seksi, atau kepala.")
    if case.state == State.CLOSED:
        raise NotAllowedNow(f"Perkara {case} sudah selesai.")


def _check_removal(by: User, case: Complaint, reason: str, count: int) -> None:
    if not (roles_of(by) & OVERSEERS or answers_for(by, case)):
        raise NotAllowed("Mencabut nama yang diadukan dilakukan oleh kepala seksi, kepala, atau atasannya.")
    if not reason.strip():
        raise NotAllowedNow(f"Tulis alasan mencabut {count} nama yang diadukan.")


def _top() -> set[int]:
    """The Head's post and every post above it."""
    found: set[int] = set()
    for head in Officer.objects.filter(user__groups__name=Role.HEAD).select_related("user__officer"):
        found |= {head.pk, *(above.pk for above in superiors_of(head.user))}
    return found


def _handler_after(case: Complaint, accused: Iterable[Officer]) -> User | None:
    """Whoever had it, unless partial now; then the first superior of an accused who has an account."""
    if case.handler is None or not partiality(case.handler, case):
        return case.handler
    for officer in accused:
        above = officer.direct_superior
        if above and above.user and above.user.is_active and not partiality(above.user, case):
            return above.user
    return None


NOT_TAKEN = (State.REGISTERED, State.REOPENED)  # the ordinary step takes these


@transaction.atomic
def hand_over(cases: Sequence[Complaint], to: User, *, by: User, reason: str) -> int:
    """All of them or none, one Event each; says how many. Raises Refused naming the case that the new
    handler may not have."""
    for complaint in sorted(cases, key=lambda case: case.pk):
        case = _locked(complaint)
        check_transfer(case, to, by=by)
        _assign(case, to, by, reason, _acting(by, case, OVERSEERS))
    return len(cases)


def check_transfer(case: Complaint, to: User, *, by: User) -> None:
    """Raises Refused with why this case does not pass from its handler to that person."""
    if case.is_quarantined:
        raise NotAllowedNow(f"Perkara {case} masih dalam karantina. Putuskan dahulu di halamannya.")
    check_side_step(by, case, OVERSEERS)
    check_may_receive(to, case)
    if case.handler_id == to.pk:
        raise NotAllowedNow(f"Perkara {case} sudah ditangani {officer_of(to) or to.get_username()}.")


@transaction.atomic
def take_over(complaint: Complaint, *, by: User) -> None:
    """A case that lost its handler gets one: this account. Raises Refused."""
    case = _locked(complaint)
    check_side_step(by, case, HANDLES)
    if case.state in NOT_TAKEN or case.handler_id is not None:
        raise NotAllowedNow(f"Perkara {case} tidak menunggu penangan.")
    check_may_receive(by, case)
    _assign(case, by, by, "Diambil alih.", _acting(by, case, HANDLES))


def check_may_receive(user: User, case: Complaint) -> None:
    """Raises NotAllowed with why this person cannot handle the case."""
    name = officer_of(user) or user.get_username()
    if not user.is_active:
        raise NotAllowed(f"Akun {name} tidak aktif.")
    if problem := partiality(user, case):  # worded for that person; the reader is another one
        why = ABOVE if problem == ABOVE else NOT_IMPARTIAL
        raise NotAllowed(f"Perkara {case} tidak dapat dialihkan kepada {name}: {why}")
    if not (roles_of(user) & HANDLES or answers_for(user, case)):
        raise NotAllowed(f"{name} bukan pelaksana, kepala seksi, atau kepala.")
    if case.decided_on_lateness(user):
        raise NotAllowed(f"{name} memutuskan soal lewat waktu perkara {case}, jadi tidak menanganinya.")


@transaction.atomic
def set_priority(complaint: Complaint, *, is_priority: bool, reason: str, by: User) -> None:
    """Changes the order of the list, never the due date. Raises Refused."""
    case = _locked(complaint)
    check_side_step(by, case, HANDLES)
    if case.is_priority == is_priority:
        raise NotAllowedNow(f"Prioritas perkara {case} sudah seperti itu. Muat ulang halaman ini.")
    Complaint.objects.filter(pk=case.pk).update(is_priority=is_priority)
    record = PriorityRecord(is_priority=is_priority, reason=reason)
    _append(case, SideStep.PRIORITISE, by, record, acting=_acting(by, case, HANDLES))


def _may_name(user: User, case: Complaint, *, is_removal: bool) -> bool:
    oversees = bool(roles_of(user) & OVERSEERS) or answers_for(user, case)
    return may_name_accused(user, case) and (oversees or not is_removal)


def may_name_accused(user: User, case: Complaint) -> bool:
    try:
        _check_may_name(user, case)
    except (NotAllowed, NotAllowedNow):
        return False
    return True


def may_set_priority(user: User, case: Complaint) -> bool:
    return _may(user, case, HANDLES)


def may_take_over(user: User, case: Complaint) -> bool:
    waits = case.handler_id is None and case.state not in NOT_TAKEN
    return waits and _may(user, case, HANDLES)


def _may(user: User, case: Complaint, roles: frozenset[Role]) -> bool:
    try:
        check_side_step(user, case, roles)
    except (NotAllowed, NotAllowedNow):
        return False
    return True


def _locked(complaint: Complaint) -> Complaint:
    return Complaint.objects.select_for_update().get(pk=complaint.pk)


def _acting(by: User, case: Complaint, roles: frozenset[Role]) -> Appointment | None:
    return in_place_of(by, lambda someone: _may(someone, case, roles))


def _assign(case: Complaint, to: User, by: User, reason: str, acting: Appointment | None) -> None:
    record = _transfer(case.handler, to, reason)
    Complaint.objects.filter(pk=case.pk).update(handler=to)
    _append(case, SideStep.TRANSFER, by, record, acting=acting)


def _transfer(former: User | None, to: User | None, reason: str) -> TransferRecord:
    words = reason if to else f"{reason} {NOBODY_ELSE}"
    return TransferRecord(former=officer_of(former), to=officer_of(to), reason=words)


def _append(case: Complaint, action: SideStep, by: User, record: StepRecord, **more: Any) -> None:
    case.events.append(
        case,
        records=[record],
        by=by,
        action=action,
        source=case.state,
        target=case.state,
        clause=Clause.R10,
        **more,
    )
