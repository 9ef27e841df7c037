"""The counter: one page for every channel, read back to whoever speaks."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from complaints.forms.asking import QuestionForm
from complaints.forms.counter import CounterForm
from complaints.forms.reading_back import heard, is_corrected, must_be_read_back
from complaints.forms.settling import SettlingForm
from complaints.forms.suggesting import SuggestionForm
from complaints.settling import may_settle
from complaints.views.access import counter_page
from complaints.views.counter_typing import form_of, saved, show
from standards.components import COMPONENTS

READING_BACK = "complaints/desk/reading_back.html"
TWICE = "Formulir itu sudah tercatat sebagai {}; kiriman kedua tidak mengubahnya."
ANSWERED = "Permintaan informasi {} tercatat dan terjawab."
SETTLED = "Perkara {} tercatat dan selesai."


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_entry(request: HttpRequest) -> HttpResponse:
    form = form_of(request, CounterForm)
    if not form.is_valid() or is_corrected(form):
        more = {"components": COMPONENTS, "may_settle": may_settle(request.user)}
        return show(request, "complaints/desk/entry.html", form, **more)
    if must_be_read_back(form):
        return show(request, READING_BACK, form, heard=heard(form))
    complaint, repeated = form.file()
    saved(request, form)
    if repeated:
        messages.info(request, TWICE.format(complaint))
    return redirect("desk-receipt", number=complaint.number)


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_settling(request: HttpRequest) -> HttpResponse:
    if not may_settle(request.user):
        raise PermissionDenied
    form = form_of(request, SettlingForm)
    is_ready = form.is_valid() and not is_corrected(form)
    if is_ready and must_be_read_back(form):
        return show(request, READING_BACK, form, heard=heard(form))
    settled = form.settle() if is_ready else None
    if settled is None:
        return show(request, "complaints/desk/settling.html", form, components=COMPONENTS)
    complaint, repeated = settled
    saved(request, form)
    messages.success(request, (TWICE if repeated else SETTLED).format(complaint))
    return redirect("desk-receipt", number=complaint.number)


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_asking(request: HttpRequest) -> HttpResponse:
    """Asked and answered in one go; nobody needs a paper, so the next question follows at once."""
    form = form_of(request, QuestionForm)
    answered = form.answer() if form.is_valid() else None
    if answered is None:
        return show(request, "complaints/desk/question.html", form)
    complaint, repeated = answered
    saved(request, form)
    messages.success(request, (TWICE if repeated else ANSWERED).format(complaint))
    return redirect("desk-asking")


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_suggestion(request: HttpRequest) -> HttpResponse:
    form = form_of(request, SuggestionForm)
    if not form.is_valid():
        return show(request, "complaints/desk/suggestion.html", form)
    complaint, repeated = form.file()
    saved(request, form)
    if repeated:
        messages.info(request, TWICE.format(complaint))
    return redirect("desk-receipt", number=complaint.number)
