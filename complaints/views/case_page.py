"""What stands on the page of one case: facts, promise, clock, next steps, trail."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from complaints import assignment, queue
from complaints.clock import clock
from complaints.forms.assignment import AccusedForm, PriorityForm
from complaints.forms.quarantine import QuarantineForm
from complaints.forms.steps import FORMS, IdentityReasonForm, StepForm
from complaints.history import history, looks
from complaints.impartiality import ABOVE, accused_of
from complaints.intake import Identity
from complaints.matters import is_in_force, service_name
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.officers import name_of
from complaints.permissions import may, may_mark_hearing, may_open_identity, may_see_looks
from complaints.promise import promise_of
from complaints.quarantine import may_end
from complaints.suspicion import Quarantine
from complaints.workflow import Action, State, Step, missing_steps, transition

# The words of the address for the steps of workflow.py.
PATHS = {
    Action.TAKE: "ambil",
    Action.REVIEW: "telaah",
    Action.DECIDE_LATE: "putusan",
    Action.ANSWER: "jawab",
    Action.CLOSE: "tutup",
}
# Open before the others: who may decide on R4 may not do so any more after taking the case; the
# answer as soon as the review is on record.
_LEADING = (Action.DECIDE_LATE, Action.ANSWER)
# What the answer's form writes itself; the review must be on record before it.
_ANSWERED_HERE = frozenset({Step.OUTCOME, Step.ACTION_TAKEN})


@dataclass(frozen=True)
class Offer:
    """A step this person may take now. `waits_for`: records that must be there first."""

    action: Action
    form: StepForm
    waits_for: tuple[Step, ...]
    is_open: bool

    @property
    def path(self) -> str:
        return PATHS[self.action]


def case_context(user: User, complaint: Complaint, today: date, **shown: Any) -> dict[str, Any]:
    """`shown` adds what this answer alone shows: a form with errors, a refusal, an identity."""
    calendar, promise = working_calendar(), promise_of(complaint)
    return {
        "case": complaint,
        "badge": queue.row(complaint, today, calendar).badge,
        "service": service_name(promise.version) if promise.version else "",
        "has_public_page": is_in_force(complaint.standard, today),
        "clock": clock(complaint, today, calendar, is_told=complaint.was_told),
        "promise": promise,
        "handler": name_of(complaint.handler),
        "offers": _offers(user, complaint, today, shown.get("form")),
        "history": history(complaint),
        "quarantine_form": _quarantine_form(user, complaint),
        "looks": looks(complaint) if may_see_looks(user) else [],
        "may_open_identity": may_open_identity(user),
        "identity_form": IdentityReasonForm(),
        "may_mark_hearing": may_mark_hearing(user),
        "has_identity": complaint.identity != Identity.NONE,
        **people_context(user, complaint),
        **shown,
    }


def people_context(user: User, case: Complaint) -> dict[str, Any]:
    """What the page of a case shows of people, and the forms this account may use."""
    return {
        "accused": accused_of(case),
        "above": ABOVE if case.goes_above else "",
        "accused_form": AccusedForm(complaint=case) if assignment.may_name_accused(user, case) else None,
        "priority_form": _priority_form(user, case),
        "may_take_over": assignment.may_take_over(user, case),
    }


def _priority_form(user: User, case: Complaint) -> PriorityForm | None:
    if not assignment.may_set_priority(user, case):
        return None
    return PriorityForm(initial={"is_priority": not case.is_priority})


def _quarantine_form(user: User, complaint: Complaint) -> QuarantineForm | None:
    if not complaint.is_quarantined or not may_end(user, Quarantine.RELEASED):
        return None
    return QuarantineForm(may_close=may_end(user, Quarantine.SPAM))


def _offers(user: User, complaint: Complaint, today: date, bound: StepForm | None) -> list[Offer]:
    recorded = complaint.recorded_steps()
    actions = [action for action in FORMS if may(user, action, complaint)]
    waiting = {action: _waits_for(action, complaint, recorded) for action in actions}
    ready = [action for action in actions if not waiting[action]]
    first = next((action for action in _LEADING if action in ready), next(iter(ready), None))
    offers = []
    for action in actions:
        form = bound if isinstance(bound, FORMS[action]) else _blank(action, complaint, today)
        offers.append(Offer(action, form, waiting[action], action == first or form.is_bound))
    return offers


def _blank(action: Action, complaint: Complaint, today: date) -> StepForm:
    return FORMS[action](prefix=action, complaint=complaint, on=today)


def _waits_for(action: Action, complaint: Complaint, recorded: frozenset[Step]) -> tuple[Step, ...]:
    """Records that must be there before this step's own form makes sense."""
    row = transition(State(complaint.state), action)
    if action != Action.ANSWER or row is None:
        return ()
    return missing_steps(row, recorded | _ANSWERED_HERE, complaint.kind_of_case)
