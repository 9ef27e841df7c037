"""What stands on the page of one case: facts, promise, clock, next steps, trail."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from complaints import assignment, notes, queue
from complaints.asking import asked_of, may_ask
from complaints.attaching import attachments_shown, may_open_files
from complaints.clock import clock
from complaints.forms.assignment import AccusedForm, PriorityForm
from complaints.forms.notes import NoteForm
from complaints.forms.quarantine import QuarantineForm
from complaints.forms.questions import CancelQuestionForm, QuestionForm
from complaints.forms.steps import FORMS, IdentityReasonForm, StepForm
from complaints.history import history, looks
from complaints.impartiality import ABOVE, accused_of
from complaints.intake import Identity
from complaints.linking import family_of
from complaints.matters import service_name
from complaints.messaging import told_context
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.models.trail import is_heard, steps_shown, trail_of
from complaints.officers import name_of
from complaints.permissions import may, may_mark_hearing, may_open_identity, may_see_looks
from complaints.promise import promise_of
from complaints.quarantine import may_end
from complaints.side_steps import SideStep
from complaints.suspicion import Quarantine
from complaints.workdays import Calendar
from complaints.workflow import REVIEW_STEPS, Action, State, Step, Transition, missing_steps, transition

# The words of the address for the steps of workflow.py.
PATHS = {
    Action.TAKE: "ambil",
    Action.ASK_COMPLETION: "minta-dilengkapi",
    Action.COMPLETE: "lengkap",
    Action.DEEM_WITHDRAWN: "dianggap-dicabut",
    Action.FIND_SERVICE_DATE: "tanggal-layanan",
    Action.DECIDE_LATE: "putusan",
    Action.REVIEW: "telaah",
    Action.FOLLOW_UP: "tindak-lanjut",
    Action.REFER: "libatkan",
    Action.RECORD_REPLY: "balasan",
    Action.ASK_APIP: "usul-apip",
    Action.APPROVE_APIP: "setujui-apip",
    Action.DECLINE_APIP: "tolak-apip",
    Action.APIP_BY_LAW: "apip-menurut-peraturan",
    Action.WRITE_APIP: "surat-apip",
    Action.RAISE: "naikkan",
    Action.ANSWER_AT_ONCE: "jawab-langsung",
    Action.ANSWER: "jawab",
    Action.END_EARLY: "akhiri",
    Action.TELL: "beritahu",
    Action.CLOSE: "tutup",
    Action.REOPEN: "buka-lagi",
}
# What a case asks for in its state; everything else is one click further away.
_MAIN = frozenset(
    {
        Action.DECIDE_LATE,
        Action.APPROVE_APIP,
        Action.DECLINE_APIP,
        Action.TAKE,
        Action.COMPLETE,
        Action.FOLLOW_UP,
        Action.ANSWER_AT_ONCE,
        Action.ANSWER,
        Action.CLOSE,
        Action.RECORD_REPLY,
    }
)


@dataclass(frozen=True)
class Offer:
    """A step this person may take now, with its clause. `is_open`: the one that comes next."""

    row: Transition
    form: StepForm
    is_main: bool
    is_open: bool = False

    @property
    def path(self) -> str:
        return PATHS[self.row.action]

    @property
    def action(self) -> Action:
        return self.row.action

    @property
    def clause(self) -> str:
        return self.row.clause.label if self.row.clause else ""


def case_context(user: User, complaint: Complaint, today: date, **shown: Any) -> dict[str, Any]:
    """`shown` adds what this answer alone shows: a form with errors, a refusal, an identity."""
    calendar, promise = working_calendar(), promise_of(complaint)
    return {
        "case": complaint,
        "badge": queue.row(complaint, today, calendar).badge,
        "service": service_name(promise.version) if promise.version else "",
        "has_public_page": complaint.has_public_page,
        "clock": clock(complaint, today, calendar),
        "promise": promise,
        "handler": name_of(complaint.handler),
        **offers_context(user, complaint, today, calendar, shown.get("form")),
        **trail_context(user, complaint),
        "quarantine_form": _quarantine_form(user, complaint),
        **identity_context(user, complaint),
        **question_context(user, complaint, today, shown.get("form")),
        **people_context(user, complaint),
        **told_context(user, complaint, today),
        **shown,
    }


def offers_context(
    user: User, complaint: Complaint, today: date, calendar: Calendar, bound: StepForm | None
) -> dict[str, Any]:
    """What the case asks for, and what is one click further away; reports of the same matter."""
    family = family_of(user, complaint)  # first: it proposes an answer
    offers = _offers(user, complaint, today, calendar, bound)
    return {
        "family": family,
        "offers": [offer for offer in offers if offer.is_main],
        "other_offers": [offer for offer in offers if not offer.is_main],
    }


def question_context(user: User, case: Complaint, today: date, bound: Any) -> dict[str, Any]:
    """What the complainant has just done, the questions to her, and the forms to ask and to take back."""
    may, asked = may_ask(user, case), asked_of(case, today)
    cancel = {each.question.number: CancelQuestionForm.of(each.question) for each in asked if each.waits}
    if isinstance(bound, CancelQuestionForm):
        cancel[bound.number] = bound
    return {
        "heard": trail_of(case)[-1] if is_heard(trail_of(case)) else None,
        "questions": [(each, cancel.get(each.question.number) if may else None) for each in asked],
        "question_form": QuestionForm(today=today) if may else None,
    }


def trail_context(user: User, case: Complaint) -> dict[str, Any]:
    """What was done, the notes apart, and the form for who may write one."""
    entries = history(case, user)
    return {
        "history": entries,
        "notes": [entry for entry in entries if entry.action == SideStep.NOTE],
        "note_form": NoteForm() if notes.may_write(user, case) else None,
    }


def identity_context(user: User, case: Complaint) -> dict[str, Any]:
    """What the page of a case says of its complainant while the identity is sealed."""
    return {
        "looks": looks(case) if may_see_looks(user) else [],
        "may_open_identity": may_open_identity(user, case),
        "identity_form": IdentityReasonForm(),
        "may_mark_hearing": may_mark_hearing(user),
        "has_identity": case.identity != Identity.NONE,
    }


def people_context(user: User, case: Complaint) -> dict[str, Any]:
    """What the page of a case shows of people, and the forms and files this account may use."""
    return {
        "attachments": attachments_shown(case),
        "may_open_files": may_open_files(user, case),
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
    if not complaint.is_quarantined or not may_end(user, Quarantine.RELEASED, complaint):
        return None
    return QuarantineForm(may_close=may_end(user, Quarantine.SPAM, complaint))


def _offers(
    user: User, complaint: Complaint, today: date, calendar: Calendar, bound: StepForm | None
) -> list[Offer]:
    """What can be done now, the next thing first; what waits for other records is not shown."""
    recorded = steps_shown(complaint)
    offers = []
    for action, form_class in FORMS.items():
        row = transition(State(complaint.state), action, complaint.kind_of_case)
        if row is None or not may(user, action, complaint) or _lacks(row, form_class, recorded, complaint):
            continue
        is_bound = type(bound) is form_class
        form = (
            bound if is_bound else form_class(prefix=action, complaint=complaint, on=today, calendar=calendar)
        )
        if form.is_useful:
            offers.append(Offer(row, form, _is_main(action, recorded)))
    return _with_the_next_open(offers)


def _is_main(action: Action, recorded: frozenset[Step]) -> bool:
    """The review leads until it is on record, and is then only carried on."""
    return action in _MAIN or (action == Action.REVIEW and not recorded.issuperset(REVIEW_STEPS))


def _with_the_next_open(offers: list[Offer]) -> list[Offer]:
    first = next((each for each in offers if each.is_main and not each.form.waits), None)
    return [replace(each, is_open=each is first or each.form.is_bound) for each in offers]


def _lacks(
    row: Transition, form_class: type[StepForm], recorded: frozenset[Step], complaint: Complaint
) -> bool:
    """Whether records must be there first that this step's own form does not bring."""
    return bool(missing_steps(row, recorded | form_class.writes, complaint.facts()))
