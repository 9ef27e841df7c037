"""One form for each step of workflow.py; each makes the unsaved records that the step leaves behind."""

from django import forms

from complaints.forms.answering import AnswerForm, CloseForm, EndEarlyForm, ReopenForm, TellForm
from complaints.forms.asking import AnswerAtOnceForm
from complaints.forms.completing import AskCompletionForm, CompleteForm, DeemWithdrawnForm, ServiceDateForm
from complaints.forms.review import LateDecisionForm, ReviewForm
from complaints.forms.routing import (
    ApipByLawForm,
    ApipLetterForm,
    ApproveApipForm,
    AskApipForm,
    DeclineApipForm,
    FollowUpForm,
    RaiseForm,
    ReferForm,
    ReplyForm,
)
from complaints.forms.step import StepForm
from complaints.workflow import Action

__all__ = ["FORMS", "IdentityReasonForm", "StepForm"]


class TakeForm(StepForm):
    legend = "Ambil perkara ini"
    submit = "Ambil dan tangani"
    hint = "Setelah diambil, perkara ini atas nama Anda: Anda yang menelaah, menjawab, dan menutupnya."


# In the order in which a page offers them.
FORMS: dict[Action, type[StepForm]] = {
    Action.DECIDE_LATE: LateDecisionForm,
    Action.APPROVE_APIP: ApproveApipForm,
    Action.DECLINE_APIP: DeclineApipForm,
    Action.TAKE: TakeForm,
    Action.COMPLETE: CompleteForm,
    Action.DEEM_WITHDRAWN: DeemWithdrawnForm,
    Action.FOLLOW_UP: FollowUpForm,
    Action.ANSWER_AT_ONCE: AnswerAtOnceForm,
    Action.ANSWER: AnswerForm,
    Action.REVIEW: ReviewForm,
    Action.CLOSE: CloseForm,
    Action.TELL: TellForm,
    Action.RECORD_REPLY: ReplyForm,
    Action.REFER: ReferForm,
    Action.ASK_APIP: AskApipForm,
    Action.APIP_BY_LAW: ApipByLawForm,
    Action.WRITE_APIP: ApipLetterForm,
    Action.RAISE: RaiseForm,
    Action.ASK_COMPLETION: AskCompletionForm,
    Action.FIND_SERVICE_DATE: ServiceDateForm,
    Action.END_EARLY: EndEarlyForm,
    Action.REOPEN: ReopenForm,
}


class IdentityReasonForm(forms.Form):
    """Every look at an identity is on record with its reason (UU 25/2009 Pasal 49)."""

    use_required_attribute = False
    prefix = "identity"
    reason = forms.CharField(
        label="Alasan membuka identitas",
        min_length=5,
        max_length=200,
        help_text="Dicatat bersama nama Anda dan waktunya. Jangan menulis nama pelapor.",
        error_messages={"required": "Tulis alasan membuka identitas pelapor."},
    )
