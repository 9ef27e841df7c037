"""The complainant asks for an answer that is late: an Event, and a word to the direct superior."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from complaints.clauses import Clause
from complaints.deadlines import describe
from complaints.delay import Delay, delay_of, next_dunning_on
from complaints.impartiality import handles_above
from complaints.models import Complaint, Dunning, Event
from complaints.models.case_lists import ComplaintQuerySet
from complaints.models.outbox import Message
from complaints.officers import officer_of, superior_of, superiors_of
from complaints.permissions import OVERSEERS, roles_of
from complaints.reminders import Stage
from complaints.reminding import givers_of_work, readers
from complaints.side_steps import SideStep
from complaints.workdays import Calendar, in_words


@dataclass(frozen=True)
class Dunned:
    """How often the answer was asked for since the clock began, and when it may be asked for next."""

    times: int
    next_on: date
    is_due: bool
    last_at: datetime | None = None
    to: str = ""


def dunned(complaint: Complaint, today: date, calendar: Calendar) -> Dunned:
    """Of the present round. One query."""
    asked = list(Dunning.objects.of(complaint).filter(event__in=complaint.events.of_this_round()))
    last = asked[-1] if asked else None
    last_at = timezone.localtime(last.event.at) if last else None
    next_on = next_dunning_on(last_at.date() if last_at else None, today, calendar)
    return Dunned(len(asked), next_on, next_on <= today, last_at, last.to if last else "")


@transaction.atomic
def dun(complaint: Complaint, today: date, calendar: Calendar) -> bool:
    """False when nothing is owed, or it was asked for already on this working day. The case's row is
    held: of two presses at once the second finds the first done."""
    case = Complaint.objects.select_for_update(of=("self",)).select_related("handler__officer")
    held = case.get(pk=complaint.pk)
    is_owed = delay_of(held, held.standing(today, calendar)) == Delay.NO_ANSWER
    if not is_owed or not dunned(held, today, calendar).is_due:
        return False
    people = addressees(held, today)
    event = held.events.append(
        held,
        records=[Dunning(due_on=held.due_on, to=_posts(held, people))],
        by=None,
        action=SideStep.DUN,
        source=held.state,
        target=held.state,
        clause=Clause.R5,
    )
    _write(held, event, people, describe(held.standing(today, calendar)))
    return True


def addressees(case: Complaint, on: date) -> list[User]:
    """The nearest superior of the handler who has an account and whom the case is not about, or else
    who gives out work; with who stands in for them that day."""
    if case.handler is None:
        return readers(givers_of_work(case, Stage.LATE), case, on)
    for officer in superiors_of(case.handler):
        if officer.user and (found := readers([officer.user], case, on)):
            return found
    return []


def waiting_in_vain(user: User, posts: Collection[int]) -> ComplaintQuerySet:
    """Cases dunned and still unanswered whose handler answers to one of these posts, and those nobody
    has taken for who gives out work; the longest overdue first."""
    mine = Q(handler__officer__direct_superior__in=list(posts))
    if roles_of(user) & OVERSEERS:
        mine |= Q(handler=None)
    if handles_above(user):
        mine |= Q(goes_above=True)
    cases = Complaint.objects.visible_to(user).dunned().filter(mine).for_list()
    return cases.order_by("due_on", "pk")


def _posts(case: Complaint, people: Sequence[User]) -> str:
    """The posts of who is told; without anybody the superior's own, who is outside the portal."""
    posts = [officer.position for user in people if (officer := officer_of(user))]
    above = superior_of(case.handler)
    return ", ".join(posts)[:400] or (above.position if above and not people else "")


def _write(case: Complaint, event: Event, people: Sequence[User], standing: str) -> None:
    Message.objects.bulk_create(
        Message(
            key=f"tagihan {event.pk} {reader.pk}",
            complaint=case,
            to=reader.email,
            subject=f"Perkara {case}: pelapor menagih jawaban",
            body=_body(case, standing),
        )
        for reader in people
        if reader.email
    )


def _body(case: Complaint, standing: str) -> str:
    """The register number and dates, nothing of the complaint: mail is read on the way."""
    taken = "" if case.handler_id else " Perkara ini belum diambil siapa pun."
    return (
        f"Pelapor perkara {case} menagih jawabannya lewat portal.\n"
        f"Batasnya {in_words(case.due_on)} (komponen 6 angka 4); keadaannya sekarang: {standing}.{taken}\n\n"
        "Anda menerima surel ini sebagai atasan penangan atau pembagi tugas. Buka bagian Laporan di meja "
        "petugas, lalu cari nomornya. Surel ini dikirim otomatis; jangan dibalas dan jangan menulis isi "
        "perkara dalam surel.\n"
    )
