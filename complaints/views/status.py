"""Where a case is, for whoever holds its number and code; no sign-in, no identity shown."""

import math
import time
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from complaints.asking import asked_of
from complaints.bringing import missing_of
from complaints.clock import clock
from complaints.contentment_votes import closing_of, was_given
from complaints.deadlines import Standing
from complaints.delay import delay_of
from complaints.dunning import dunned
from complaints.forms.status import StatusForm
from complaints.limiting import Waiting, look_up_from
from complaints.models import (
    Answer,
    ComplainantNotice,
    Complaint,
    DueDateMove,
    LateDecisionRecord,
    QuarantineEnd,
    Reopening,
)
from complaints.models.calendar import working_calendar
from complaints.permissions import complainant_may
from complaints.progress import stages
from complaints.promise import promise_of
from complaints.queue import badge_of
from complaints.receipts import case_of_receipt
from complaints.remedies import last_ombudsman_day
from complaints.reopening import window
from complaints.signed_letters import signed_for_complainant
from complaints.unsent import Unsent
from complaints.workdays import Calendar
from complaints.workflow import Action, State
from purwakarta_ptsp.client_address import client_address
from standards.models import NextDoor

OPEN_SECONDS = 30 * 60
_OPENED = "opened_case"
CLOSED = "tertutup"
NO_MATCH = "Tidak ada laporan dengan nomor dan kode ini. Periksa keduanya pada tanda terima, lalu coba lagi."


@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    form = StatusForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            case = _looked_up(request, form)
        except Waiting as waiting:
            return _wait(request, waiting)
        if case is not None:
            until = int(time.time()) + OPEN_SECONDS
            request.session[_OPENED] = {"case": case.pk, "by": case.code_digest, "until": until}
            return redirect(Unsent(request.session).path(case.pk, time.time()) or "complaint-case")
        form.add_error(None, NO_MATCH)
    waits = request.session.get(_OPENED) and Unsent(request.session).waits(time.time())
    context = {"form": form, "waits": waits, "has_new_code": waits and _by_its_code(request) is None}
    return render(request, "complaints/citizen/status.html", context | {"was_closed": CLOSED in request.GET})


def _looked_up(request: HttpRequest, form: StatusForm) -> Complaint | None:
    with look_up_from(client_address(request), timezone.now()) as attempt:
        case = case_of_receipt(form.cleaned_data["number"], form.cleaned_data["code"])
        attempt.found = case is not None
    return case


def _wait(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """The same page whether the number and code typed now are right or not."""
    seconds = math.ceil((waiting.until - timezone.now()).total_seconds())
    answer = render(request, "complaints/citizen/wait.html", {"until": waiting.until}, status=429)
    answer["Retry-After"] = str(max(seconds, 1))
    return answer


@require_safe
def case(request: HttpRequest) -> HttpResponse:
    complaint = opened_case(request)
    if complaint is None:
        return redirect("complaint-status")
    context = _case_context(complaint) | {"signed_letters": signed_for_complainant(complaint)}
    return render(request, "complaints/citizen/case.html", context)


def opened_case(request: HttpRequest) -> Complaint | None:
    """The case whose number and code this session gave within the last half hour, while that code is
    not dead."""
    opened = request.session.get(_OPENED)
    if opened is None or opened["until"] < time.time():
        return None
    return _by_its_code(request)


def _by_its_code(request: HttpRequest) -> Complaint | None:
    """None once the code that this session gave is dead: the office made a new one."""
    opened = request.session[_OPENED]
    return Complaint.objects.filter(pk=opened["case"], code_digest=opened.get("by", "")).first()


def last_opened(request: HttpRequest) -> int | None:
    """The key of the case that this session opened last, also after its half hour."""
    opened = request.session.get(_OPENED)
    return opened["case"] if opened else None


def _for_her_to_do(complaint: Complaint, today: date, calendar: Calendar) -> dict[str, Any]:
    """What waits for the complainant, each with a page of its own."""
    return {
        "may_add_identity": complainant_may(Action.ADD_IDENTITY, complaint),
        "missing": missing_of(complaint, today, calendar),
        "asked": asked_of(complaint, today),
    }


def _case_context(complaint: Complaint) -> dict[str, Any]:
    today, calendar = timezone.localdate(), working_calendar()
    standing = complaint.standing(today, calendar)
    reached = complaint.events.values_list("target", "at")
    told = ComplainantNotice.objects.of(complaint).filter(obstacle="").exists()
    answers = list(Answer.objects.of(complaint))
    return {
        **_for_her_to_do(complaint, today, calendar),
        "complaint": complaint,
        "promise": promise_of(complaint),
        "clock": clock(complaint, today, calendar),
        "due_moves": DueDateMove.objects.of(complaint),
        "badge": badge_of(complaint, standing),
        **_remedies(complaint, standing, today, calendar),
        "no_report": QuarantineEnd.objects.of(complaint).last() if complaint.is_spam else None,
        "stages": stages(State(complaint.state), reached, told=told),
        "answer": answers.pop() if complaint.answered_on and answers else None,
        "earlier_answers": answers,
        "late_decision": LateDecisionRecord.objects.of(complaint).last(),
    }


def _remedies(complaint: Complaint, standing: Standing, today: date, calendar: Calendar) -> dict[str, Any]:
    """What is left to do for whoever waits in vain, or is not content."""
    closing = closing_of(complaint)
    return {
        "delay": delay_of(complaint, standing),
        "dunned": dunned(complaint, today, calendar),
        "doors": NextDoor.objects.all(),
        "ombudsman_until": last_ombudsman_day(complaint.served_on or complaint.received_on),
        "judged": was_given(closing) if closing else None,
        "window": window(complaint, today, calendar),
        "reopened": Reopening.objects.of(complaint).last() if complaint.reopened_on else None,
    }
