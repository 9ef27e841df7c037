"""The page of one case and every step taken on it."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from complaints import register
from complaints.accusation import About
from complaints.forms.steps import FORMS, IdentityReasonForm, StepForm
from complaints.models import Complaint, IdentityView
from complaints.models.case_lists import ComplaintQuerySet
from complaints.permissions import NotAllowed, Refused, check_perform, may_open_identity
from complaints.views.access import desk_page
from complaints.views.case_page import PATHS, case_context
from complaints.workflow import Action

STEPS = {word: action for action, word in PATHS.items()}
DONE = {
    Action.TAKE: "Perkara {} sekarang Anda tangani.",
    Action.ASK_COMPLETION: "Perkara {} menunggu dilengkapi; batas jawabannya tetap.",
    Action.COMPLETE: "Kelengkapan perkara {} tersimpan. Penelaahan dilanjutkan.",
    Action.DEEM_WITHDRAWN: "Perkara {} dianggap dicabut dan selesai.",
    Action.FIND_SERVICE_DATE: "Tanggal layanan perkara {} tersimpan.",
    Action.DECIDE_LATE: "Keputusan atas perkara {} tersimpan.",
    Action.REVIEW: "Penelaahan perkara {} tersimpan.",
    Action.FOLLOW_UP: "Perkara {} ditindaklanjuti di kantor ini.",
    Action.REFER: "Surat perkara {} tercatat.",
    Action.RECORD_REPLY: "Balasan perkara {} tersimpan.",
    Action.ASK_APIP: "Perkara {} menunggu persetujuan Kepala.",
    Action.APPROVE_APIP: "Pelibatan APIP pada perkara {} disetujui.",
    Action.DECLINE_APIP: "Pelibatan APIP ditolak; perkara {} kembali ditelaah.",
    Action.APIP_BY_LAW: "APIP dilibatkan pada perkara {}.",
    Action.WRITE_APIP: "Surat perkara {} tercatat.",
    Action.RAISE: "Perkara {} diserahkan kepada atasan.",
    Action.ANSWER_AT_ONCE: "Permintaan informasi {} terjawab dan selesai.",
    Action.ANSWER: "Jawaban perkara {} tersimpan dan dapat dibaca pelapor. Perkara tinggal ditutup.",
    Action.END_EARLY: "Perkara {} diakhiri. Perkara tinggal ditutup.",
    Action.TELL: "Pemberitahuan perkara {} tersimpan.",
    Action.CLOSE: "Perkara {} selesai.",
    Action.REOPEN: "Perkara {} dibuka kembali dan menunggu diambil.",
}


@desk_page
@require_safe
def desk_case(request: HttpRequest, number: str) -> HttpResponse:
    return case_page(request, case_or_404(request.user, number))


@desk_page
@require_POST
def desk_action(request: HttpRequest, number: str, action: str) -> HttpResponse:
    complaint, step, today = case_or_404(request.user, number), _step_or_404(action), timezone.localdate()
    form = FORMS[step](request.POST, prefix=step, complaint=complaint, on=today)
    try:
        check_perform(request.user, step, complaint)
        if not form.is_valid():
            return case_page(request, complaint, form=form)
        complaint.perform(step, by=request.user, on=today, records=form.records())
    except Refused as refused:
        return _refuse(request, complaint, refused, form)
    messages.success(request, DONE[step].format(complaint))
    return redirect("desk-case", number=complaint.number)


@desk_page
@require_POST
def desk_identity(request: HttpRequest, number: str) -> HttpResponse:
    """Shows the identity on this one answer, which no browser keeps (no-store)."""
    complaint = case_or_404(request.user, number)
    if not may_open_identity(request.user, complaint):
        raise PermissionDenied
    sealed = getattr(complaint, "complainant", None)
    form = IdentityReasonForm(request.POST)
    if sealed is None:
        return case_page(request, complaint, refused=_why_none(complaint), status=409)
    if not form.is_valid():
        return case_page(request, complaint, form=form, identity_form=form)
    IdentityView.objects.create(complaint=complaint, by=request.user, reason=form.cleaned_data["reason"])
    return case_page(request, complaint, identity=sealed)


def _why_none(complaint: Complaint) -> str:
    if hasattr(complaint, "erasure"):
        return "Identitas perkara ini sudah dihapus karena masa simpannya habis."
    return "Perkara ini dicatat tanpa identitas."


def case_or_404(user: User, number: str, cases: ComplaintQuerySet | None = None) -> Complaint:
    """A case about this account, and one that goes above her, is as unknown as a number never given
    (UU 25/2009 Pasal 45)."""
    cases = Complaint.objects.visible_to(user) if cases is None else cases
    try:
        found = cases.for_page().with_public_page(timezone.localdate()).numbered(number).first()
    except register.BadNumber:
        found = None
    if found is None:
        raise Http404(number)
    if found.about == About.OFFICERS:
        prefetch_related_objects([found], "accused")  # asked for again by every step
    return found


def _step_or_404(word: str) -> Action:
    if word not in STEPS:
        raise Http404(word)
    return STEPS[word]


def _refuse(request: HttpRequest, complaint: Complaint, refused: Refused, form: StepForm) -> HttpResponse:
    """A stale click is a normal answer: what happened, and the words that were not saved."""
    return refused_page(request, complaint, refused, unsaved=form.typed())


def refused_page(
    request: HttpRequest, complaint: Complaint, refused: Refused, **shown: object
) -> HttpResponse:
    status = 403 if isinstance(refused, NotAllowed) else 409
    fresh = case_or_404(request.user, complaint.number)
    return case_page(request, fresh, status=status, refused=str(refused), **shown)


def case_page(request: HttpRequest, complaint: Complaint, status: int = 200, **shown: object) -> HttpResponse:
    context = case_context(request.user, complaint, timezone.localdate(), **shown)
    return render(request, "complaints/desk/case.html", context, status=status)
