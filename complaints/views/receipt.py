"""The receipt that people take home (UU 25/2009 Pasal 44), on the paper that the counter's printer takes."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.clock import clock
from complaints.matters import service_name
from complaints.messaging import offers_whatsapp
from complaints.models import Complaint, DueDateMove
from complaints.models.calendar import working_calendar
from complaints.paper import Paper, chosen_paper
from complaints.promise import promise_of
from complaints.receipts import log_look, receipt
from complaints.views.access import desk_page
from complaints.views.case import case_or_404

REMEMBERED = "kertas"
KEPT: dict[str, Any] = {"max_age": 365 * 24 * 60 * 60, "httponly": True, "samesite": "Lax"}


@desk_page
@require_safe
def desk_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Opening it with the identity on it is a look at the identity, and is logged as one; HEAD
    shows nothing."""
    today = timezone.localdate()
    handed_over = Complaint.objects.with_receipt_for(request.user, today)
    complaint = case_or_404(request.user, number, handed_over)
    paper = receipt(complaint, request.user, today)
    if paper.person and request.method == "GET":
        log_look(complaint, request.user, today)
    size = chosen_paper(request.GET.get(REMEMBERED, ""), request.COOKIES.get(REMEMBERED, ""))
    context = {"paper": paper, "size": size, "sizes": list(Paper), **_facts(complaint, today)}
    context["offers_whatsapp"] = offers_whatsapp(request.user, complaint, today)
    answer = render(request, "complaints/desk/receipt.html", context)
    # Of the printer beside this computer, whoever is signed in: the next receipt needs no choice.
    answer.set_cookie(REMEMBERED, size, path="/petugas/", secure=request.is_secure(), **KEPT)
    return answer


def _facts(complaint: Complaint, today: date) -> dict[str, Any]:
    version = promise_of(complaint).version
    return {
        "case": complaint,
        "clock": clock(complaint, today, working_calendar()),
        "due_moves": DueDateMove.objects.of(complaint),
        "service": service_name(version) if version else "",
    }
