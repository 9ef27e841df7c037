"""All cases, open and closed: searched, filtered, ticked to be handed on."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints import queue
from complaints.case_listing import in_order, listed
from complaints.forms.case_filter import CaseFilterForm
from complaints.matters import service_names
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.permissions import may_transfer
from complaints.views.access import desk_page

ROWS_A_PAGE = 50
# Nobody pages further, and counting a million cases takes longer than showing fifty of them.
MOST_COUNTED, MOST_OF_A_COMMON_WORD = 2_000, 200


@desk_page
@require_safe
def desk_cases(request: HttpRequest) -> HttpResponse:
    if tidy := without_blanks(request):
        return redirect(tidy)
    today, calendar = timezone.localdate(), working_calendar()
    filters = CaseFilterForm(request.GET, user=request.user)
    cases = listed(filters, today, calendar)
    most = MOST_OF_A_COMMON_WORD if cases.asks_each_for_words else MOST_COUNTED
    known = cases.order_by()[: most + 1].count()
    pages = Paginator(cases.values("pk"), ROWS_A_PAGE)
    pages.count = min(known, most)
    page = pages.get_page(request.GET.get("hal"))
    shown = Complaint.objects.keyed(page.object_list).for_list()
    rows = [queue.row(case, today, calendar) for case in in_order(shown, filters)]
    context = {
        "form": filters,
        "chips": filters.chips(),
        "page": page,
        "rows": queue.named(rows, service_names({row.case.standard_id for row in rows} - {None}, today)),
        "is_more": known > most,
        "may_transfer": may_transfer(request.user),
    }
    return render(request, "complaints/desk/cases.html", context)


def without_blanks(request: HttpRequest) -> str:
    """The address without the filters that the form sent empty: short enough to pass on. Empty itself
    when there is nothing to leave out."""
    kept = request.GET.copy()
    for name in CaseFilterForm.base_fields.keys() & kept.keys():
        if not any(kept.getlist(name)):
            del kept[name]
    return "" if len(kept) == len(request.GET) else f"{request.path}?{kept.urlencode()}"
