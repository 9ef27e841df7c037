"""The receipt that people take home (UU 25/2009 Pasal 44), on the paper that the counter's printer takes."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
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
from standards.tools.pdf import Unavailable, obstacle, pdf_of

REMEMBERED = "kertas"
SHEETS = ("css/site.css", "css/desk.css", "css/pdf.css", "css/receipt.css")
KEPT: dict[str, Any] = {"max_age": 365 * 24 * 60 * 60, "httponly": True, "samesite": "Lax"}


@desk_page
@require_safe
def desk_receipt(request: HttpRequest, number: str) -> HttpResponse:
    context = _handed_over(request, number)
    context["offers_whatsapp"] = offers_whatsapp(request.user, context["case"], timezone.localdate())
    context["has_pdf"] = not obstacle()
    answer = render(request, "complaints/desk/receipt.html", context)
    # Of the printer beside this computer, whoever is signed in: the next receipt needs no choice.
    answer.set_cookie(REMEMBERED, context["size"], path="/petugas/", secure=request.is_secure(), **KEPT)
    return answer


@desk_page
@require_safe
def desk_receipt_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The same paper as a file; where no PDF can be made, the page to print."""
    page = render_to_string("complaints/desk/receipt_pdf.html", _handed_over(request, number), request)
    try:
        made = pdf_of(page, SHEETS, is_kept=False)
    except Unavailable:
        return redirect("desk-receipt", number)
    headers = {"Content-Disposition": f'attachment; filename="tanda-terima-{number}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _handed_over(request: HttpRequest, number: str) -> dict[str, Any]:
    """What stands on the paper for this reader. Opening it with the identity on it is a look at the
    identity, and is logged as one; HEAD shows nothing."""
    today = timezone.localdate()
    shown = Complaint.objects.with_receipt_for(request.user, today)
    complaint = case_or_404(request.user, number, shown)
    paper = receipt(complaint, request.user, today)
    if paper.person and request.method == "GET":
        log_look(complaint, request.user, today)
    size = chosen_paper(request.GET.get(REMEMBERED, ""), request.COOKIES.get(REMEMBERED, ""))
    return {"paper": paper, "size": size, "sizes": list(Paper), **_facts(complaint, today)}


def _facts(complaint: Complaint, today: date) -> dict[str, Any]:
    version = promise_of(complaint).version
    return {
        "case": complaint,
        "clock": clock(complaint, today, working_calendar()),
        "due_moves": DueDateMove.objects.of(complaint),
        "service": service_name(version) if version else "",
    }
