"""A small matter settled at once: every step of the table from the register to the end, in one go."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from complaints.intake import Kind
from complaints.models import Complaint, Message
from complaints.models.trail import StepRecord
from complaints.permissions import Refused, roles_of
from complaints.workflow import Action, Facts, State, Step, Transition, missing_steps, transition

REVIEWED = (Action.TAKE, Action.REVIEW, Action.FOLLOW_UP, Action.ANSWER, Action.CLOSE)
AT_ONCE = (Action.TAKE, Action.ANSWER, Action.CLOSE)


class Unsettled(Refused):
    """The step at which it stopped, and why; nothing was kept."""

    def __init__(self, action: Action, why: Refused) -> None:
        super().__init__(str(why))
        self.action = action


def way_of(kind: Kind) -> list[Transition]:
    """The rows of the table from the register to the end; what may be answered without a review
    takes the short way."""
    is_short = transition(State.UNDER_REVIEW, Action.ANSWER, kind) is not None
    rows: list[Transition] = []
    for action in AT_ONCE if is_short else REVIEWED:
        row = transition(rows[-1].target if rows else State.REGISTERED, action, kind)
        if row is None:
            raise LookupError(f"no way from the register to the end of a {kind}")
        rows.append(row)
    return rows


def duties_of(facts: Facts) -> frozenset[Step]:
    """Every record that the table wants on the way, for a case like this."""
    return frozenset(step for row in way_of(facts.kind) for step in missing_steps(row, (), facts))


def may_settle(user: User) -> bool:
    """Whether the roles of this account allow each step of every way."""
    own = roles_of(user)
    return all(own & row.roles for kind in Kind for row in way_of(kind))


@transaction.atomic
def settle(
    complaint: Complaint, records: Mapping[Action, Sequence[StepRecord]], *, by: User, on: date
) -> None:
    """Takes each step as the case's own page would, or none. Raises Unsettled."""
    for row in way_of(complaint.kind_of_case):
        try:
            complaint.perform(row.action, by=by, on=on, records=records.get(row.action, ()))
        except Refused as why:
            raise Unsettled(row.action, why) from why
    Message.objects.drop_acknowledgement(complaint)
