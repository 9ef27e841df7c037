"""The queue: what waits, most pressing first; and the list of what is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints import queue, register
from complaints.deadlines import years_to_confirm
from complaints.matters import service_names
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.models.case_lists import ComplaintQuerySet
from complaints.permissions import oversees
from complaints.views.access import desk_page
from complaints.workdays import Calendar

SHOWN_IN_A_GROUP = 20
ROWS_A_PAGE = 50
OWNERS = {"": "Semua", "saya": "Perkara saya", "belum-diambil": "Belum diambil"}


@dataclass(frozen=True)
class View:
    """What the address asks for, unknown words as if not said; and the calendar it is judged by."""

    owner: str
    group: str
    closed: bool
    calendar: Calendar


@desk_page
@require_safe
def desk_queue(request: HttpRequest) -> HttpResponse:
    if "nomor" in request.GET and (found := _numbered(request)):
        return redirect("desk-case", number=found)
    today, view = timezone.localdate(), _view(request)
    cases = _owned(request, view.owner)
    if view.closed:
        return _render_list(request, view, cases.closed(), today)
    sections = queue.sections(_rows(cases.open().by_urgency(), today, view.calendar))
    if view.group:
        chosen = next(section for section in sections if section.group == view.group)
        return _render_group(request, view, chosen, today)
    total = sum(section.total for section in sections)
    return _render(request, view, "queue", sections=_beginnings(sections, today), total=total)


def _view(request: HttpRequest) -> View:
    owner, group = request.GET.get("milik", ""), request.GET.get("kelompok", "")
    groups = {str(each) for each in queue.Group}
    return View(
        owner if owner in OWNERS else "",
        group if group in groups else "",
        request.GET.get("tahap") == "selesai",
        working_calendar(),
    )


def _numbered(request: HttpRequest) -> str | None:
    """The register number of the case searched for, or None with a message that says what to do."""
    try:
        found = Complaint.objects.visible_to(request.user).numbered(request.GET["nomor"]).first()
    except register.BadNumber as bad:
        messages.error(request, str(bad))
        return None
    if found is None:
        messages.error(request, "Nomor ini tidak ada dalam register. Periksa tahun dan nomor urutnya.")
        return None
    return found.number


def _owned(request: HttpRequest, owner: str) -> ComplaintQuerySet:
    cases = Complaint.objects.visible_to(request.user).for_list()
    if owner == "saya":
        return cases.handled_by(request.user)
    return cases.not_taken() if owner == "belum-diambil" else cases


def _rows(cases: ComplaintQuerySet | Page, today: date, calendar: Calendar) -> list[queue.Row]:
    return [queue.row(case, today, calendar) for case in cases]


def _beginnings(sections: Iterable[queue.Section], today: date) -> list[queue.Section]:
    """The first rows of every group, and the names of their standards in one query."""
    begun = [section.cut(SHOWN_IN_A_GROUP) for section in sections]
    services = _services((row for section in begun for row in section.rows), today)
    return [section.named(services) for section in begun]


def _services(rows: Iterable[queue.Row], today: date) -> Mapping[int, str]:
    return service_names({row.case.standard_id for row in rows} - {None}, today)


def _render_group(request: HttpRequest, view: View, chosen: queue.Section, today: date) -> HttpResponse:
    page = Paginator(chosen.rows, ROWS_A_PAGE).get_page(request.GET.get("hal"))
    rows = queue.named(page, _services(page, today))
    return _render(request, view, "queue_list", section=chosen, page=page, rows=rows)


def _render_list(request: HttpRequest, view: View, cases: ComplaintQuerySet, today: date) -> HttpResponse:
    page = Paginator(cases.latest_first(), ROWS_A_PAGE).get_page(request.GET.get("hal"))
    rows = _rows(page, today, view.calendar)
    return _render(request, view, "queue_list", page=page, rows=queue.named(rows, _services(rows, today)))


def _render(request: HttpRequest, view: View, template: str, **more: object) -> HttpResponse:
    context = {"view": view, "owners": OWNERS, "number": request.GET.get("nomor", "")}
    context["owner_label"] = OWNERS[view.owner]
    if oversees(request.user):
        context["oversees"] = True
        context["years_to_confirm"] = years_to_confirm(timezone.localdate(), view.calendar.confirmed_years)
    return render(request, f"complaints/desk/{template}.html", context | more)
