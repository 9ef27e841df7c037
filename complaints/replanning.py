"""A change of the calendar, and the open cases that move with it.

The change is made, the cases are counted anew, and either all of it is stored or nothing: the same
code shows the moves before and makes them after. Closed and answered cases keep their date.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from complaints.clauses import Clause
from complaints.deadlines import moved_due
from complaints.models import Complaint, DueDateMove
from complaints.models.calendar import lock_calendar, working_calendar
from complaints.side_steps import SideStep
from complaints.workdays import Calendar


@dataclass(frozen=True)
class Move:
    """`shift` in working days of the new calendar, negative towards today; None where there was no
    date before. `is_late`: the new date has already passed."""

    case: Complaint
    before: date | None
    after: date
    shift: int | None
    is_late: bool

    @property
    def shift_in_words(self) -> str:
        if self.shift is None:
            return "baru dapat dihitung"
        if self.shift == 0:  # from a day off to a neighbouring one, by another way of counting
            return "tanggalnya saja"
        return f"{'mundur' if self.shift > 0 else 'maju'} {abs(self.shift)} hari kerja"


@dataclass(frozen=True)
class Plan:
    moves: tuple[Move, ...]

    @property
    def fingerprint(self) -> str:
        """The same only for the same cases and dates: what was shown is what is done."""
        lines = "\n".join(f"{move.case} {move.before} {move.after}" for move in self.moves)
        return hashlib.sha256(lines.encode()).hexdigest()[:32] if self.moves else ""

    @property
    def late(self) -> int:
        return sum(move.is_late for move in self.moves)


@transaction.atomic
def plan_moves(today: date) -> Plan:
    """The open cases whose stored date is not the one the tables now give. Call it in the transaction
    of the change, after it; the cases stay locked until that ends. One query for the cases."""
    lock_calendar()
    calendar = working_calendar()
    cases = Complaint.objects.counting().select_for_update().order_by("year", "serial")
    return Plan(tuple(move for case in cases if (move := _move(case, calendar, today))))


def _move(case: Complaint, calendar: Calendar, today: date) -> Move | None:
    after = moved_due(case.due_on, case.clock_began_on, calendar, case.answer_working_days or 0)
    if after is None:
        return None
    shift = calendar.known_between(case.due_on, after) if case.due_on else None
    return Move(case, case.due_on, after, shift, is_late=after < today)


@transaction.atomic
def carry_out(plan: Plan, *, by: User, cause: str) -> int:
    """Each case gets its new date and one Event with the old one; says how many moved. A case that
    was closed or moved since the plan stays as it is."""
    return sum(_carry_out(move, by, cause) for move in plan.moves)


def _carry_out(move: Move, by: User, cause: str) -> bool:
    case = move.case
    same = Complaint.objects.counting().filter(pk=case.pk, due_on=move.before)
    if not same.update(due_on=move.after):
        return False
    case.events.append(
        case,
        records=[DueDateMove(before=move.before, after=move.after, cause=cause)],
        by=by,
        action=SideStep.MOVE_DUE,
        source=case.state,
        target=case.state,
        clause=Clause.R5,
    )
    return True
