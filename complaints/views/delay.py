"""A late answer, for whoever opened the case with its number and code: asked for, and proved on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from complaints.clock import clock
from complaints.deadlines import describe
from complaints.delay import delay_of
from complaints.dunning import dun
from complaints.models import Complaint, DueDateMove, Dunning, Reopening
from complaints.models.calendar import working_calendar
from complaints.promise import promise_of
from complaints.views.status import opened_case


@require_POST
def dun_answer(request: HttpRequest) -> HttpResponse:
    """What came of it stands on the case page: asked today, or when it may be asked again."""
    complaint = opened_case(request)
    if complaint is None:
        return redirect("complaint-status")
    dun(complaint, timezone.localdate(), working_calendar())
    return redirect(f"{reverse('complaint-case')}#terlambat")


@require_safe
def proof(request: HttpRequest) -> HttpResponse:
    """Only while it is true; otherwise the case page says how things stand."""
    complaint = opened_case(request)
    if complaint is None:
        return redirect("complaint-status")
    context = _proof(complaint)
    if context["delay"] is None:
        return redirect("complaint-case")
    return render(request, "complaints/citizen/proof.html", context)


def _proof(complaint: Complaint) -> dict[str, Any]:
    now, calendar = timezone.localtime(), working_calendar()
    standing = complaint.standing(now.date(), calendar)
    events = complaint.events.of_this_round()
    return {
        "complaint": complaint,
        "delay": delay_of(complaint, standing),
        "lateness": describe(standing),
        "now": now,
        "clock": clock(complaint, now.date(), calendar),
        "due_moves": DueDateMove.objects.of(complaint).filter(event__in=events),
        "dunnings": Dunning.objects.of(complaint).filter(event__in=events),
        "former": Reopening.objects.of(complaint),
        "promise": promise_of(complaint),
    }
