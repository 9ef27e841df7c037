"""The days of one year by kind, and the proposal for a year that is still to come."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints.forms.holiday_proposal import Proposal
from complaints.holiday_proposal import proposed_days, still_to_decide, without_proposal
from complaints.models import CalendarYear, Holiday
from complaints.models.calendar import lock_calendar
from complaints.workdays import DayKind, DayOff

if TYPE_CHECKING:
    from complaints.admin.calendar import CalendarYearAdmin

FIRST, LAST = 2000, 2100


def days(site: "CalendarYearAdmin", request: HttpRequest, year: int) -> HttpResponse:
    if not site.has_view_permission(request):
        raise PermissionDenied
    row = _known(year)
    if row is None:
        raise Http404(year)
    rows = list(Holiday.objects.of_year(year))
    kinds = [(kind.label, [day for day in rows if day.kind == kind]) for kind in DayKind]
    context = _context(site, request, year, f"Hari libur {year}") | {"row": row, "kinds": kinds}
    return render(request, "admin/complaints/year_days.html", context)


def proposal(site: "CalendarYearAdmin", request: HttpRequest, year: int) -> HttpResponse:
    if not site.has_add_permission(request):
        raise PermissionDenied
    if not FIRST <= year <= LAST:
        raise Http404(year)
    recorded = [row.day_off() for row in Holiday.objects.of_year(year)]
    known = proposed_days(year)
    open_days = still_to_decide(known, recorded)
    formset = _formset(request, year, open_days)
    if request.method == "POST" and formset.is_valid():
        return _store(site, request, year, formset)
    context = _context(site, request, year, f"Usulan hari libur {year}") | {
        "formset": formset,
        "recorded": recorded,
        "unproposed": without_proposal(recorded, known),
        "knows_joint_leave": any(day.kind == DayKind.JOINT_LEAVE for day in known),
        "knows_nothing": not known,
    }
    return render(request, "admin/complaints/proposal.html", context)


def _formset(request: HttpRequest, year: int, open_days: Iterable[DayOff]) -> Any:
    if request.method == "POST":
        return Proposal(request.POST, form_kwargs={"year": year})
    initial = [
        {"on": day.on, "name": day.name, "kind": day.kind.value, "is_estimate": day.is_estimate}
        for day in open_days
    ]
    return Proposal(initial=initial, form_kwargs={"year": year})


@transaction.atomic
def _store(site: "CalendarYearAdmin", request: HttpRequest, year: int, formset: Any) -> HttpResponse:
    rows = formset.holidays("", None)
    if not rows:
        messages.info(request, "Tidak ada baris yang dicentang, jadi tidak ada yang disimpan.")
        return redirect("admin:complaints_calendaryear_proposal", year)
    lock_calendar()
    _, is_new = CalendarYear.objects.get_or_create(year=year)
    Holiday.objects.bulk_create(rows)
    row = CalendarYear.objects.get(year=year)
    site.log_change(request, row, f"{len(rows)} hari libur disimpan dari usulan.")
    first = site.moved_first(request, f"{len(rows)} hari libur {year} dari usulan.")
    if first:
        return first
    opened = " Tahunnya dibuka, belum dipastikan." if is_new else ""
    messages.success(request, f"{len(rows)} hari libur {year} disimpan.{opened}")
    return redirect("admin:complaints_calendaryear_days", year)


def next_year() -> int:
    """The year to propose for: the first after today's that is not confirmed."""
    confirmed = set(CalendarYear.objects.confirmed())
    year = timezone.localdate().year + 1
    while year in confirmed:
        year += 1
    return year


def _known(year: int) -> CalendarYear | None:
    # A smallint ends long before the digits of an address do.
    return CalendarYear.objects.filter(year=year).first() if year <= LAST else None


def _context(site: "CalendarYearAdmin", request: HttpRequest, year: int, title: str) -> dict[str, Any]:
    may_add = site.admin_site._registry[Holiday].has_add_permission(request)
    return site.admin_site.each_context(request) | {"title": title, "year": year, "may_add": may_add}
