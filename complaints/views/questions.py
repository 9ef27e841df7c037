"""Staff ask the complainant something on her case's own page, and take a question back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from complaints import asking
from complaints.forms.questions import CancelQuestionForm, QuestionForm
from complaints.models.questions import numbered
from complaints.permissions import Refused
from complaints.views.access import desk_page
from complaints.views.case import case_or_404, case_page, refused_page
from complaints.workdays import in_words


@desk_page
@require_POST
def desk_question(request: HttpRequest, number: str) -> HttpResponse:
    case, today = case_or_404(request.user, number), timezone.localdate()
    form = QuestionForm(request.POST, today=today)
    try:
        asking.check_may_ask(request.user, case)
        if not form.is_valid():
            return case_page(request, case, form=form, question_form=form)
        asked = asking.ask(case, **form.cleaned_data, by=request.user, on=today)
    except Refused as refused:
        return refused_page(request, case, refused, unsaved=form.typed())
    until = in_words(asked.closes_on)
    messages.success(request, f"Pertanyaan {asked.number} tampil di halaman pelapor sampai {until}.")
    return redirect("desk-case", number=case.number)


@desk_page
@require_POST
def desk_question_cancel(request: HttpRequest, number: str, question: int) -> HttpResponse:
    case = case_or_404(request.user, number)
    asked = numbered(case, question)
    if asked is None:
        raise Http404(question)
    form = CancelQuestionForm.of(asked, request.POST)
    if not form.is_valid():
        return case_page(request, case, form=form)
    try:
        asking.cancel(asked, form.cleaned_data["reason"], by=request.user)
    except Refused as refused:
        return refused_page(request, case, refused, unsaved=[("Alasan", form.cleaned_data["reason"])])
    messages.success(request, f"Pertanyaan {question} dibatalkan; pelapor membaca alasannya.")
    return redirect("desk-case", number=case.number)
