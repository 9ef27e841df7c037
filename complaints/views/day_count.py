"""Anyone counts working days, with the reason of every day that was skipped."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from complaints.forms.day_count import DayCountForm
from complaints.models.calendar import working_calendar
from complaints.policy import policy_on
from complaints.workdays import CalendarTooShort
from purwakarta_ptsp.caching import public_page


@public_page
def day_count(request: HttpRequest) -> HttpResponse:
    days = policy_on(timezone.localdate()).answer_working_days
    asked = {"hari": str(days), **request.GET.dict()} if "tanggal" in request.GET else None
    form = DayCountForm(asked, default_days=days)
    context: dict[str, Any] = {"form": form, "is_result": asked is not None}
    if form.is_valid():
        context |= _count(form, form.cleaned_data["tanggal"], form.cleaned_data["hari"])
    return render(request, "complaints/citizen/day_count.html", context)


def _count(form: DayCountForm, start: date, days: int) -> dict[str, Any]:
    calendar = working_calendar()
    try:
        rows = calendar.explain(start, days)
    except CalendarTooShort as problem:
        form.add_error("tanggal", str(problem))
        return {}
    unconfirmed = calendar.touches_unconfirmed_year(start, rows[-1].on)
    return {"days": rows, "start": start, "due_on": rows[-1].on, "count": days, "unconfirmed": unconfirmed}
