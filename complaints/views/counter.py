"""The counter: one page for every channel, read back to whoever speaks."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from complaints.forms.counter import CounterForm
from complaints.forms.reading_back import heard, is_corrected, must_be_read_back
from complaints.forms.settling import SettlingForm
from complaints.settling import may_settle
from complaints.views.access import counter_page
from standards.components import COMPONENTS

READING_BACK = "complaints/desk/reading_back.html"
TWICE = "Formulir itu sudah tercatat sebagai {}; kiriman kedua tidak mengubahnya."
SETTLED = "Perkara {} tercatat dan selesai."


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_entry(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = CounterForm(typed, by=request.user, on=timezone.localdate())
    if not form.is_valid() or is_corrected(form):
        context = {"form": form, "components": COMPONENTS, "may_settle": may_settle(request.user)}
        return render(request, "complaints/desk/entry.html", context)
    if must_be_read_back(form):
        return render(request, READING_BACK, {"form": form, "heard": heard(form)})
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
    is_ready = form.is_valid() and not is_corrected(form)
    if is_ready and must_be_read_back(form):
        return render(request, READING_BACK, {"form": form, "heard": heard(form)})
    settled = form.settle() if is_ready else None
    if settled is None:
        return render(request, "complaints/desk/settling.html", {"form": form, "components": COMPONENTS})
    complaint, repeated = settled
    messages.success(request, (TWICE if repeated else SETTLED).format(complaint))
    return redirect("desk-receipt", number=complaint.number)
