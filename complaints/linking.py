"""Several reports of one matter: suggested by their words, linked by a person, one of them leads. Each
complainant keeps her own code and gets her own answer, for which that of the leading case is proposed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from complaints.acting import in_place_of
from complaints.assignment import HANDLES
from complaints.impartiality import answers_for, may_open, partiality
from complaints.likeness import Likeness, likeness, roots
from complaints.models import Answer, CaseLink, Complaint
from complaints.models.linking import Part
from complaints.outcomes import Outcome
from complaints.permissions import NotAllowed, NotAllowedNow, Refused, roles_of
from complaints.side_steps import SideStep
from complaints.workflow import State

NEAR = timedelta(days=30)  # between two reports of one matter
MOST_COMPARED = 60  # the nearest in time
MOST_SUGGESTED = 5


@dataclass(frozen=True)
class Suggestion:
    case: Complaint
    likeness: Likeness


@dataclass(frozen=True)
class Family:
    """What this account may see of the reports that are, or may be, of the same matter."""

    leader: Complaint | None = None
    followers: tuple[Complaint, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    may_link: bool = False

    def __bool__(self) -> bool:
        return bool(self.leader or self.followers or self.may_link)


def family_of(user: User, complaint: Complaint) -> Family:
    """For the page of a case. At most one query, two for one that leads; one more for the answer that
    is proposed, which `complaint.proposed_answer` then holds."""
    linked = _linked(user, complaint)
    leader = next((case for case in linked if case.pk == complaint.same_as_id), None)
    if leader and leader.answered_on:
        complaint.proposed_answer = Answer.objects.of(leader).last()
    may = may_link(user, complaint)
    is_free = may and complaint.same_as_id is None and complaint.answered_on is None
    return Family(
        leader=leader,
        followers=tuple(case for case in linked if case.same_as_id == complaint.pk),
        suggestions=suggestions(user, complaint) if is_free else (),
        may_link=may,
    )


def _linked(user: User, complaint: Complaint) -> list[Complaint]:
    if complaint.same_as_id is None and not complaint.leads_others:
        return []
    return list(Complaint.objects.visible_to(user).in_family_of(complaint))


def suggestions(user: User, complaint: Complaint) -> tuple[Suggestion, ...]:
    """The reports most like this one: the same promise, near in time, similar words. One query."""
    near = Complaint.objects.visible_to(user).alike(complaint, NEAR)[:MOST_COMPARED]
    own = roots(complaint.description)
    found = (Suggestion(case, likeness(own, roots(case.description))) for case in near)
    likely = [each for each in found if each.likeness.is_enough]
    likely.sort(key=lambda each: (-each.likeness.share, _days_between(each.case.received_on, complaint)))
    return tuple(likely[:MOST_SUGGESTED])


def _days_between(day: date, complaint: Complaint) -> int:
    return abs((day - complaint.received_on).days)


def check_may_link(user: User, complaint: Complaint) -> None:
    """Raises NotAllowed for who does not handle such cases."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not (roles_of(user) & HANDLES or answers_for(user, complaint)):
        raise NotAllowed("Laporan yang sama dikaitkan oleh pelaksana, kepala seksi, atau kepala dinas.")


def may_link(user: User, complaint: Complaint) -> bool:
    try:
        check_may_link(user, complaint)
    except Refused:
        return False
    return True


@transaction.atomic
def link(follower: Complaint, leader: Complaint, *, by: User, reason: str) -> None:
    """From then on `follower` is the same matter as `leader`, which keeps its own life. Raises Refused."""
    follower, leader = _locked(follower, leader)
    for case in (follower, leader):
        check_may_link(by, case)
    _check_free(follower, leader)
    Complaint.objects.filter(pk=follower.pk).update(same_as=leader)
    _append(follower, SideStep.LINK, by, CaseLink(other=leader, part=Part.FOLLOWS, reason=reason))
    _append(leader, SideStep.LINK, by, CaseLink(other=follower, part=Part.LEADS, reason=reason))


def _check_free(follower: Complaint, leader: Complaint) -> None:
    """One leads, the others follow it alone. Raises NotAllowedNow."""
    if follower.pk == leader.pk:
        raise NotAllowedNow("Tulis nomor laporan lain, bukan nomor perkara ini sendiri.")
    if follower.same_as_id:
        raise NotAllowedNow(f"Perkara {follower} sudah dikaitkan. Muat ulang halaman ini.")
    if leader.same_as_id:
        raise NotAllowedNow(f"Perkara {leader} sendiri mengikuti laporan lain, jadi tidak dapat memimpin.")
    if follower.duplicates.exists():
        raise NotAllowedNow(f"Perkara {follower} memimpin laporan lain, jadi tidak dapat mengikuti.")
    if follower.state in (State.ANSWERED, State.CLOSED):
        raise NotAllowedNow(f"Perkara {follower} sudah dijawab. Pilih perkara itu sebagai yang memimpin.")
    for case in (follower, leader):
        if case.is_quarantined or case.is_spam:
            raise NotAllowedNow(f"Perkara {case} belum dilepaskan dari karantina, atau bukan laporan.")


@transaction.atomic
def part(follower: Complaint, *, by: User, reason: str) -> None:
    """Takes the link back, on the trail of both. Raises Refused."""
    leader = Complaint.objects.filter(duplicates=follower.pk).first()
    if leader is None:
        raise NotAllowedNow(f"Perkara {follower} tidak lagi dikaitkan. Muat ulang halaman ini.")
    follower, leader = _locked(follower, leader)
    if not may_open(by, leader):
        raise NotAllowed("Kaitan ini dilepas oleh yang dapat membuka kedua perkara.")
    check_may_link(by, follower)
    if follower.same_as_id != leader.pk:
        raise NotAllowedNow(f"Perkara {follower} tidak lagi dikaitkan. Muat ulang halaman ini.")
    if follower.outcome == Outcome.DUPLICATE:
        raise NotAllowedNow(f"Perkara {follower} diakhiri karena kaitan ini. Buka kembali perkaranya dahulu.")
    Complaint.objects.filter(pk=follower.pk).update(same_as=None)
    _append(follower, SideStep.UNLINK, by, CaseLink(other=leader, part=Part.PARTED, reason=reason))
    _append(leader, SideStep.UNLINK, by, CaseLink(other=follower, part=Part.PARTED, reason=reason))


def _locked(one: Complaint, other: Complaint) -> tuple[Complaint, Complaint]:
    """Both rows, always in the order of their keys: two people never wait for each other."""
    rows = Complaint.objects.select_for_update(of=("self",)).order_by("pk").in_bulk([one.pk, other.pk])
    return rows[one.pk], rows[other.pk]


def _append(case: Complaint, action: SideStep, by: User, record: CaseLink) -> None:
    case.events.append(
        case,
        records=[record],
        by=by,
        acting=in_place_of(by, lambda someone: may_link(someone, case)),
        action=action,
        source=case.state,
        target=case.state,
    )
