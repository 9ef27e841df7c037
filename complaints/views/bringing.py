"""The complainant completes what was missing in her report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints.bringing import bring, missing_of
from complaints.forms.bringing import BringForm
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.permissions import NotAllowedNow
from complaints.views.by_code import back_to, by_code, sent_words, typed_before
from complaints.views.sent_files import files_for


@by_code
def complete(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    today, calendar, refused = timezone.localdate(), working_calendar(), ""
    files, posted = files_for(request, complaint, "lengkapi"), sent_words(request)
    form = BringForm(posted, initial=typed_before(request, complaint.pk), sent_files=files)
    if form.is_valid():
        try:
            bring(complaint, form.cleaned_data["text"], on=today, calendar=calendar, tray=files.key)
            return back_to("lengkap")
        except NotAllowedNow as problem:
            refused = str(problem)
            complaint.refresh_from_db()
    missing = missing_of(complaint, today, calendar)
    if not (request.method == "POST" or (missing and missing.is_open)):
        return redirect("complaint-case")
    context = {"complaint": complaint, "form": form, "missing": missing, "refused": refused}
    return render(request, "complaints/citizen/complete.html", context, status=409 if refused else 200)
