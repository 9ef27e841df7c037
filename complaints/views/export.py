"""A list of cases as a file, and the record of all files that left."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from complaints.case_listing import listed
from complaints.exporting import MOST_CASES, Export, TooMany, rows, too_many, write_down
from complaints.forms.case_filter import CaseFilterForm
from complaints.forms.export import ExportForm
from complaints.models import CaseExport
from complaints.models.calendar import working_calendar
from complaints.views.access import desk_page
from complaints.views.table_file import table_file

ROWS_A_PAGE = 50


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_export(request: HttpRequest) -> HttpResponse:
    """Only a POST hands out a file: it leaves a row on record."""
    filters = CaseFilterForm(request.GET, user=request.user)
    cases = listed(filters, timezone.localdate(), working_calendar())
    form = ExportForm(request.POST if request.method == "POST" else None, user=request.user)
    if not filters.errors and form.is_valid():
        chosen = {"file_format": form.cleaned_data["file_format"], "filters": filters.in_words()}
        try:
            export = write_down(cases, by=request.user, with_identity=form.names, reason=form.why, **chosen)
        except TooMany as refused:
            form.add_error(None, str(refused))
        else:
            return _file(export, chosen["file_format"])
    known = cases.order_by()[: MOST_CASES + 1].count()
    context = {"form": form, "filters": filters, "chips": filters.chips(), "count": known}
    context["too_many"] = too_many(MOST_CASES, with_identity=False) if known > MOST_CASES else ""
    return render(request, "complaints/desk/export.html", context)


def _file(export: Export, file_format: str) -> HttpResponse:
    today = timezone.localdate()
    name, lines = f"perkara-{today:%Y-%m-%d}.{file_format}", rows(export, today, working_calendar())
    return table_file(name, "Perkara", export.columns, lines)


@desk_page
@permission_required("complaints.view_caseexport", raise_exception=True)
@require_safe
def desk_exports(request: HttpRequest) -> HttpResponse:
    page = Paginator(CaseExport.objects.newest_first(), ROWS_A_PAGE).get_page(request.GET.get("hal"))
    return render(request, "complaints/desk/exports.html", {"page": page})
