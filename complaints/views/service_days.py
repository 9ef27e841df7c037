"""Anyone counts whether a licence is late, by the figure of its own standard."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from complaints.forms.service_days import ServiceDaysForm
from complaints.models.calendar import working_calendar
from complaints.promise import version_on
from complaints.service_days import ServiceCount, ServiceDates, count_service, service_promise
from complaints.workdays import CalendarTooShort
from purwakarta_ptsp.caching import public_page
from standards.addresses import follows_old_addresses
from standards.models import ServiceStandard


@public_page
@follows_old_addresses
def service_days(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    standard = get_object_or_404(ServiceStandard, slug=slug)
    version = version_on(standard, today)
    if version is None:
        raise Http404("Standar ini tidak berlaku.")
    form = ServiceDaysForm(request.GET if "diterima" in request.GET else None, today=today)
    context: dict[str, Any] = {"form": form, "version": version, "slug": slug, "today": today}
    context["promise"] = service_promise(standard, today)
    if form.is_valid():
        context["count"] = _count(standard, form)
    return render(request, "complaints/citizen/service_days.html", context)


def _count(standard: ServiceStandard, form: ServiceDaysForm) -> ServiceCount | None:
    """By the promise of the day of receipt; a day on which nothing was promised is an error."""
    received_on = form.cleaned_data["diterima"]
    promise = service_promise(standard, received_on)
    if promise is None:
        form.add_error("diterima", "Untuk tanggal itu jangka waktunya tidak tercatat di portal.")
        return None
    dates = ServiceDates(received_on, form.cleaned_data["terbit"], form.today)
    try:
        return count_service(standard, promise, dates, working_calendar())
    except CalendarTooShort as problem:
        form.add_error("diterima", str(problem))
        return None
