"""The complainant answers a question of the office."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from complaints import asking
from complaints.forms.questions import ReplyForm
from complaints.models import Complaint
from complaints.models.questions import numbered
from complaints.permissions import NotAllowedNow
from complaints.views.by_code import back_to, by_code, sent_words, typed_before
from complaints.views.sent_files import files_for


@by_code
def reply(request: HttpRequest, complaint: Complaint, number: int) -> HttpResponse:
    question, today = numbered(complaint, number), timezone.localdate()
    if question is None:
        raise Http404(number)
    files, refused = files_for(request, complaint, f"pertanyaan {number}"), ""
    typed = typed_before(request, complaint.pk)
    form = ReplyForm(sent_words(request), initial=typed, sent_files=files)
    if form.is_valid():
        try:
            asking.reply(question, form.cleaned_data["text"], on=today, tray=files.key)
            return back_to(f"pertanyaan-{number}")
        except NotAllowedNow as problem:
            refused = str(problem)
    asked = next(each for each in asking.asked_of(complaint, today) if each.question.pk == question.pk)
    context = {"complaint": complaint, "form": form, "asked": asked, "refused": refused}
    return render(request, "complaints/citizen/reply.html", context, status=409 if refused else 200)
