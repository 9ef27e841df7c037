"""The complainant completes what was missing in her report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints.bringing import bring, missing_of
from complaints.forms.bringing import BringForm
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.permissions import NotAllowedNow
from complaints.views.by_code import back_to, by_code, typed_before


@by_code
def complete(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    today, calendar, refused = timezone.localdate(), working_calendar(), ""
    posted = request.POST if request.method == "POST" else None
    form = BringForm(posted, initial=typed_before(request, complaint.pk))
    if form.is_valid():
        try:
            bring(complaint, form.cleaned_data["text"], on=today, calendar=calendar)
            return back_to("lengkap")
        except NotAllowedNow as problem:
            refused = str(problem)
            complaint.refresh_from_db()
    missing = missing_of(complaint, today, calendar)
    if not (posted or (missing and missing.is_open)):
        return redirect("complaint-case")
    context = {"complaint": complaint, "form": form, "missing": missing, "refused": refused}
    return render(request, "complaints/citizen/complete.html", context, status=409 if refused else 200)
