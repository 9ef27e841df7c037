"""The register book of a month: every case received in it, in the order of the register, without
identities. One list for the screen, the paper, and both tables."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from complaints.matters import service_names
from complaints.models import Complaint, Event
from complaints.models.case_lists import ComplaintQuerySet
from complaints.months import Month
from complaints.queue import badge_of
from complaints.workdays import Calendar
from complaints.workflow import State
from purwakarta_ptsp.spreadsheet import Cell, Column

COLUMNS = (
    Column("Nomor", 13),
    Column("Diterima", 12),
    Column("Kanal", 24),
    Column("Nomor dari luar", 18),
    Column("Jenis", 16),
    Column("Layanan", 40),
    Column("Perihal", 30),
    Column("Batas jawaban", 13),
    Column("Dijawab", 12),
    Column("Keadaan", 24),
    Column("Hasil", 22),
    Column("Jalur", 24),
    Column("Ditutup", 12),
)


@dataclass(frozen=True)
class Entry:
    """One line of the book. `standing`: on time, late, or how many days are left, or what
    it is instead of a complaint that waits for an answer."""

    number: str
    received_on: date
    channel: str
    outside_number: str
    kind: str
    service: str
    matter: str
    due_on: date | None
    answered_on: date | None
    standing: str
    tone: str
    outcome: str
    route: str
    closed_on: date | None

    def cells(self) -> tuple[Cell, ...]:
        """In the order of COLUMNS."""
        return (
            self.number,
            self.received_on,
            self.channel,
            self.outside_number,
            self.kind,
            self.service,
            self.matter,
            self.due_on,
            self.answered_on,
            self.standing,
            self.outcome,
            self.route,
            self.closed_on,
        )


@dataclass(frozen=True)
class Totals:
    """`kinds` and `standings` count every case once each."""

    cases: int
    kinds: tuple[tuple[str, int], ...]
    answered: int
    late: int
    closed: int


def entries(month: Month, reader: User, today: date, calendar: Calendar) -> list[Entry]:
    """What exists for this account, no more (UU 25/2009 Pasal 45). Two queries, however many cases."""
    cases = list(_received_in(month, Complaint.objects.visible_to(reader)))
    services = service_names({case.standard_id for case in cases} - {None}, today)
    return [_entry(case, services.get(case.standard_id or 0, ""), today, calendar) for case in cases]


def _received_in(month: Month, cases: ComplaintQuerySet) -> ComplaintQuerySet:
    """In the order of the register, none of the long texts; `last_closed_at` is the last closing."""
    closing = Event.objects.filter(
        ~Q(source=State.CLOSED), complaint=OuterRef("pk"), target=State.CLOSED
    ).order_by("-pk")
    return (
        cases.filter(received_on__range=(month.first, month.last))
        .select_related("channel")
        .defer("description", "loss", "requested_resolution", "intake_reason", "late_entry_reason")
        .annotate(last_closed_at=Subquery(closing.values("at")[:1]))
        .order_by("year", "serial")
    )


def _entry(case: Complaint, service: str, today: date, calendar: Calendar) -> Entry:
    badge = badge_of(case, case.standing(today, calendar))
    is_closed = case.state == State.CLOSED
    return Entry(
        number=case.number,
        received_on=case.received_on,
        channel=case.channel.name,
        outside_number=case.outside_number,
        kind=case.get_kind_display(),
        service=service,
        matter=case.get_component_display() or "",
        due_on=case.due_on if case.former_due_on is None else None,
        answered_on=case.answered_on,
        standing="Karantina" if case.is_quarantined else badge.text,
        tone=badge.tone,
        outcome=case.get_outcome_display(),
        route=case.get_route_display(),
        closed_on=timezone.localdate(case.last_closed_at) if is_closed and case.last_closed_at else None,
    )


def totals(found: Iterable[Entry]) -> Totals:
    """The figures at the foot of the book, counted from its own lines."""
    rows = list(found)
    kinds = Counter(row.kind for row in rows)
    return Totals(
        cases=len(rows),
        kinds=tuple(sorted(kinds.items())),
        answered=sum(row.answered_on is not None for row in rows),
        late=sum(row.tone == "late" for row in rows),
        closed=sum(row.closed_on is not None for row in rows),
    )


def cells(found: Iterable[Entry]) -> Iterator[tuple[Cell, ...]]:
    return (row.cells() for row in found)
