"""The queue: what waits, most pressing first; and the list of what is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints import queue, register
from complaints.deadlines import years_to_confirm
from complaints.forms.case_filter import MINE, NOT_TAKEN, CaseFilterForm
from complaints.grouping import Grouping, grouping
from complaints.matters import service_names
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.models.case_lists import ComplaintQuerySet
from complaints.permissions import may_open_identities, oversees
from complaints.views.access import desk_page
from complaints.views.cases import without_blanks
from complaints.workdays import Calendar

SHOWN_IN_A_GROUP = 20
ROWS_A_PAGE = 50
# Nobody pages further back, and counting a million cases takes longer than showing fifty of them.
MOST_CLOSED = 10_000
OWNERS = {"": "Semua", MINE: "Perkara saya", NOT_TAKEN: "Belum diambil"}


@dataclass(frozen=True)
class View:
    """What the address asks for, unknown words as if not said; and the calendar it is judged by."""

    owner: str
    group: str
    closed: bool
    filters: CaseFilterForm
    calendar: Calendar


@desk_page
@require_safe
def desk_queue(request: HttpRequest) -> HttpResponse:
    if "nomor" in request.GET and (found := _numbered(request)):
        return redirect("desk-case", number=found)
    if tidy := without_blanks(request):
        return redirect(tidy)
    today, view = timezone.localdate(), _view(request)
    cases = view.filters.narrowed(Complaint.objects.visible_to(request.user))
    if view.closed:
        return _render_closed(request, view, cases.closed(), today)
    waiting = grouping(cases, today, view.calendar)
    if view.group:
        return _render_group(request, view, waiting, today)
    rows = _rows(waiting.beginnings(SHOWN_IN_A_GROUP), today, view)
    sections = queue.sections(rows, waiting.totals)
    heard = Complaint.objects.visible_to(request.user).handled_by(request.user).heard_from()
    return _render(request, view, "queue", sections=sections, total=waiting.total, heard=heard.by_urgency())


def _view(request: HttpRequest) -> View:
    filters = CaseFilterForm(request.GET, user=request.user)
    owner = filters.chosen.get("milik", "")
    return View(owner, str(filters.group or ""), filters.is_closed, filters, working_calendar())


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


def _rows(cases: Iterable[Complaint], today: date, view: View) -> tuple[queue.Row, ...]:
    """With the names of their standards, in one query."""
    rows = [queue.row(case, today, view.calendar) for case in cases]
    return queue.named(rows, service_names({row.case.standard_id for row in rows} - {None}, today))


def _render_group(request: HttpRequest, view: View, waiting: Grouping, today: date) -> HttpResponse:
    chosen = queue.Group(view.group)
    pages = Paginator(waiting.of(chosen).values("pk"), ROWS_A_PAGE)
    pages.count = waiting.totals.get(chosen, 0)
    page = pages.get_page(request.GET.get("hal"))
    cases = Complaint.objects.keyed(page.object_list).for_list().by_urgency()
    section = queue.Section(chosen, _rows(cases, today, view), pages.count)
    return _render(request, view, "queue_list", section=section, page=page, rows=section.rows)


def _render_closed(request: HttpRequest, view: View, cases: ComplaintQuerySet, today: date) -> HttpResponse:
    pages = Paginator(cases.latest_first().values("pk"), ROWS_A_PAGE)
    known = cases[: MOST_CLOSED + 1].count()
    pages.count = min(known, MOST_CLOSED)
    page = pages.get_page(request.GET.get("hal"))
    shown = Complaint.objects.keyed(page.object_list).for_list().latest_first()
    rows = _rows(shown, today, view)
    return _render(request, view, "queue_list", page=page, rows=rows, has_older=known > MOST_CLOSED)


def _render(request: HttpRequest, view: View, template: str, **more: object) -> HttpResponse:
    context = {"view": view, "owners": OWNERS, "number": request.GET.get("nomor", "")}
    context["owner_label"] = OWNERS.get(view.owner, "") if view.owner else ""
    context |= {"form": view.filters, "chips": view.filters.chips()}
    context["finds_codes"] = may_open_identities(request.user)
    if oversees(request.user):
        context["oversees"] = True
        context["years_to_confirm"] = years_to_confirm(timezone.localdate(), view.calendar.confirmed_years)
    return render(request, f"complaints/desk/{template}.html", context | more)
