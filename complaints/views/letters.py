"""The letters of a case: their list with number and signed file, and each as a page to print or a PDF."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.letter_desk import filing_form, rows
from complaints.letter_filing import file_letter, may_file
from complaints.letters import CaseLetter, letter_named
from complaints.models import Complaint
from complaints.permissions import NotAllowed, Refused
from complaints.receipts import log_look
from complaints.signed_letters import download
from complaints.views.access import desk_page
from complaints.views.case import case_or_404
from complaints.views.letter_paper import as_pdf, opened_identity, paper

PAGE = "complaints/letters/list.html"


@desk_page
@require_safe
def desk_letters(request: HttpRequest, number: str) -> HttpResponse:
    return _list(request, case_or_404(request.user, number))


@desk_page
@require_POST
def desk_letter_file(request: HttpRequest, number: str, letter: str) -> HttpResponse:
    """Number, date, signatory and the signed file: all at once, or the number first."""
    case, today = case_or_404(request.user, number), timezone.localdate()
    if not may_file(request.user, case):
        raise PermissionDenied
    found = _letter_or_404(case, letter)
    form = filing_form(found, request.user, today, request.POST, request.FILES)
    if form is None or not form.is_valid():
        return _list(request, case, form=form, status=200 if form else 409)
    values = form.cleaned_data
    try:
        file_letter(found, form.numbering, values["paper"], by=request.user, reason=values.get("reason", ""))
    except Refused as refused:
        status = 403 if isinstance(refused, NotAllowed) else 409
        fresh = case_or_404(request.user, number)
        return _list(request, fresh, form=form, refused=str(refused), status=status)
    messages.success(request, form.done)
    return redirect("desk-letters", number=case.number)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_letter(request: HttpRequest, number: str, letter: str) -> HttpResponse:
    """On paper; only a POST shows name and address, on this one answer, and stands in the log."""
    found = _letter_or_404(case_or_404(request.user, number), letter)
    identity = opened_identity(request, found) if request.method == "POST" else None
    return HttpResponse(paper(request, found, identity, is_pdf=False))


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_letter_pdf(request: HttpRequest, number: str, letter: str) -> HttpResponse:
    found = _letter_or_404(case_or_404(request.user, number), letter)
    if found.signed:
        return redirect("desk-letter", number, letter)
    identity = opened_identity(request, found) if request.method == "POST" else None
    return as_pdf(request, found, identity)


@desk_page
@require_safe
def desk_letter_signed(request: HttpRequest, number: str, letter: str) -> FileResponse:
    found = _letter_or_404(case_or_404(request.user, number), letter)
    if not found.may_read_file(request.user):
        raise PermissionDenied
    answer = download(found)
    if found.is_to_complainant:
        log_look(found.case, request.user, timezone.localdate(), f"Unduh: {found.kind.label.lower()}")
    return answer


def _letter_or_404(case: Complaint, name: str) -> CaseLetter:
    found = letter_named(case, name)
    if found is None:
        raise Http404(name)
    return found


def _list(request: HttpRequest, case: Complaint, status: int = 200, **shown: object) -> HttpResponse:
    today = timezone.localdate()
    context = {"case": case, "rows": rows(case, request.user, today, shown.get("form")), **shown}
    return render(request, PAGE, context, status=status)
