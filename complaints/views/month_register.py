"""The register book of a month: on the screen, on paper, as PDF, and as a table."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.models.calendar import working_calendar
from complaints.month_register import COLUMNS, Entry, cells, entries, totals
from complaints.months import Month, NoMonth, month_of, read_month
from complaints.officers import name_of
from complaints.views.access import desk_page
from complaints.views.table_file import table_file
from standards.tools.pdf import Unavailable, obstacle, pdf_of

ROWS_A_PAGE = 100
# 400 lines are laid out in 4 seconds; a longer month is printed from the browser.
MOST_IN_PDF = 400
SHEETS = ("css/site.css", "css/register.css", "css/pdf.css")
PAPER = "complaints/register/paper.html"


@desk_page
@require_safe
def desk_register_now(request: HttpRequest) -> HttpResponse:
    return redirect("desk-register", str(month_of(timezone.localdate())))


@desk_page
@require_safe
def desk_register(request: HttpRequest, month: str) -> HttpResponse:
    asked, found = _read(request, month)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("hal"))
    context = _context(asked, found) | {"page": page, "today": month_of(timezone.localdate())}
    return render(request, "complaints/register/month.html", context)


@desk_page
@require_safe
def desk_register_paper(request: HttpRequest, month: str) -> HttpResponse:
    return HttpResponse(_paper(request, *_read(request, month), is_pdf=False))


@desk_page
@require_safe
def desk_register_pdf(request: HttpRequest, month: str) -> HttpResponse:
    asked, found = _read(request, month)
    try:
        if len(found) > MOST_IN_PDF:
            raise Unavailable
        made = pdf_of(_paper(request, asked, found, is_pdf=True), SHEETS, is_kept=False)
    except Unavailable:
        return redirect("desk-register-paper", str(asked))
    headers = {"Content-Disposition": f'attachment; filename="register-{asked}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@desk_page
@require_safe
def desk_register_table(request: HttpRequest, month: str, form: str) -> HttpResponse:
    if form not in ("csv", "xlsx"):
        raise Http404(form)
    asked, found = _read(request, month)
    return table_file(f"register-{asked}.{form}", f"Register {asked}", COLUMNS, cells(found))


def _read(request: HttpRequest, word: str) -> tuple[Month, list[Entry]]:
    today = timezone.localdate()
    try:
        month = read_month(word, today)
    except NoMonth:
        raise Http404(word) from None
    return month, entries(month, request.user, today, working_calendar())


def _context(month: Month, found: list[Entry]) -> dict[str, Any]:
    has_pdf = not obstacle() and len(found) <= MOST_IN_PDF
    return {"month": month, "totals": totals(found), "has_pdf": has_pdf}


def _paper(request: HttpRequest, month: Month, found: list[Entry], *, is_pdf: bool) -> str:
    context = _context(month, found) | {
        "entries": found,
        "is_pdf": is_pdf,
        "printed_at": timezone.localtime(),
        "printed_by": name_of(request.user),
    }
    return render_to_string(PAPER, context, request)
