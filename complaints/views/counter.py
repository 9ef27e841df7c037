"""The counter: one page for every channel, and the receipt that people take home."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from complaints.clock import clock
from complaints.forms.counter import CounterForm
from complaints.forms.settling import SettlingForm
from complaints.matters import service_name
from complaints.models import Complaint, DueDateMove
from complaints.models.calendar import working_calendar
from complaints.promise import promise_of
from complaints.receipts import log_look, receipt
from complaints.settling import may_settle
from complaints.views.access import counter_page, desk_page
from complaints.views.case import case_or_404
from standards.components import COMPONENTS

TWICE = "Formulir itu sudah tercatat sebagai {}; kiriman kedua tidak mengubahnya."
SETTLED = "Perkara {} tercatat dan selesai."


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_entry(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = CounterForm(typed, by=request.user, on=timezone.localdate())
    if not form.is_valid():
        context = {"form": form, "components": COMPONENTS, "may_settle": may_settle(request.user)}
        return render(request, "complaints/desk/entry.html", context)
    complaint, repeated = form.file()
    if repeated:
        messages.info(request, TWICE.format(complaint))
    return redirect("desk-receipt", number=complaint.number)


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_settling(request: HttpRequest) -> HttpResponse:
    if not may_settle(request.user):
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = SettlingForm(typed, by=request.user, on=timezone.localdate())
    settled = form.settle() if form.is_valid() else None
    if settled is None:
        return render(request, "complaints/desk/settling.html", {"form": form, "components": COMPONENTS})
    complaint, repeated = settled
    messages.success(request, (TWICE if repeated else SETTLED).format(complaint))
    return redirect("desk-receipt", number=complaint.number)


@desk_page
@require_safe
def desk_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Opening it with the identity on it is a look at the identity, and is logged as one; HEAD
    shows nothing."""
    today = timezone.localdate()
    handed_over = Complaint.objects.with_receipt_for(request.user, today)
    complaint = case_or_404(request.user, number, handed_over)
    paper, version = receipt(complaint, request.user, today), promise_of(complaint).version
    if paper.person and request.method == "GET":
        log_look(complaint, request.user, today)
    context = {
        "case": complaint,
        "paper": paper,
        "clock": clock(complaint, today, working_calendar()),
        "due_moves": DueDateMove.objects.of(complaint),
        "service": service_name(version) if version else "",
    }
    return render(request, "complaints/desk/receipt.html", context)
