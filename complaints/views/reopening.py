"""The complainant opens her closed case again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from complaints.forms.reopening import ReopeningForm
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.permissions import NotAllowedNow
from complaints.reopening import reopen, window
from complaints.views.by_code import by_code, typed_before


@by_code
def reopen_case(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    today = timezone.localdate()
    posted = request.POST if request.method == "POST" else None
    form, refused = ReopeningForm(posted, initial=typed_before(request, complaint.pk)), ""
    if form.is_valid():
        try:
            reopen(complaint, form.cleaned_data["reason"], on=today)
            return redirect("complaint-case")
        except NotAllowedNow as problem:
            refused = str(problem)
    found = window(complaint, today, working_calendar())
    if not refused and not (found and found.is_open):
        return redirect(f"{reverse('complaint-case')}#pintu")
    context = {"complaint": complaint, "form": form, "window": found, "refused": refused}
    return render(request, "complaints/citizen/reopen.html", context, status=409 if refused else 200)
