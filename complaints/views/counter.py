"""The counter: one page for every channel, and the receipt that people take home."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.clock import clock
from complaints.forms.counter import CounterForm
from complaints.matters import service_names
from complaints.models.calendar import working_calendar
from complaints.receipts import receipt
from complaints.views.access import counter_page, desk_page
from complaints.views.case import case_or_404
from standards.components import COMPONENTS


@counter_page
def desk_entry(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = CounterForm(typed, by=request.user, on=timezone.localdate())
    if not form.is_valid():
        return render(request, "complaints/desk/entry.html", {"form": form, "components": COMPONENTS})
    complaint, repeated = form.file()
    if repeated:
        messages.info(
            request, f"Formulir itu sudah tercatat sebagai {complaint}; kiriman kedua tidak mengubahnya."
        )
    return redirect("desk-receipt", number=complaint.number)


@desk_page
@require_safe
def desk_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Opening it with the identity on it is a look at the identity, and is logged as one."""
    complaint, today = case_or_404(number), timezone.localdate()
    paper = receipt(complaint, request.user, today)
    context = {
        "case": complaint,
        "paper": paper,
        "clock": clock(complaint, today, working_calendar()),
        "service": service_names(complaint.received_on).get(complaint.standard_id, ""),
    }
    return render(request, "complaints/desk/receipt.html", context)
