"""The counter's help for who lost a receipt: the number, then a new code; and the list of look-ups."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from complaints import lost_code
from complaints.forms.lost_code import LostCodeForm, NewCodeForm
from complaints.limiting import Waiting, count_search
from complaints.models import CodeSearch, Complaint
from complaints.permissions import (
    NotAllowed,
    NotAllowedNow,
    may_open_identities,
    may_see_code,
)
from complaints.views.access import desk_page
from complaints.views.case import case_or_404

ROWS_A_PAGE = 50


@sensitive_post_parameters()
@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_lost_code(request: HttpRequest) -> HttpResponse:
    """The numbers stand on this one answer; what was typed is in no address, log or message."""
    if not may_open_identities(request.user):
        raise PermissionDenied
    form = LostCodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "complaints/desk/lost_code.html", {"form": form})
    try:
        count_search(request.user.pk, timezone.now())
    except Waiting as waiting:
        return render(request, "complaints/desk/lost_code.html", {"until": waiting.until}, status=429)
    way, wanted = form.wanted
    found = lost_code.search(way, wanted, by=request.user, reason=form.cleaned_data["reason"])
    context = {"form": LostCodeForm(), "found": found, "way": way.label.lower()}
    return render(request, "complaints/desk/lost_code.html", context)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_new_code(request: HttpRequest, number: str) -> HttpResponse:
    case = case_or_404(request.user, number)
    seen = {"after": lost_code.renewals(case)}
    form = NewCodeForm(request.POST if request.method == "POST" else None, initial=seen)
    try:
        lost_code.check_may_renew(request.user, case)
        if not form.is_valid():
            return render(request, "complaints/desk/new_code.html", {"form": form, "case": case})
        lost_code.renew(case, form.decided, by=request.user, after=form.cleaned_data["after"])
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotAllowedNow as refused:
        return _not_renewed(request, case, str(refused))
    messages.success(request, f"Perkara {case} mempunyai kode baru. Kode yang lama tidak berlaku lagi.")
    return redirect("desk-receipt", number=case.number)


def _not_renewed(request: HttpRequest, case: Complaint, refused: str) -> HttpResponse:
    """Pressed twice, the same officer gets the receipt that the first press made."""
    case.refresh_from_db()
    if case.code_key and may_see_code(request.user, case, timezone.localdate()):
        return redirect("desk-receipt", number=case.number)
    status = 409 if request.method == "POST" else 200
    return render(request, "complaints/desk/new_code.html", {"case": case, "refused": refused}, status=status)


@desk_page
@permission_required("complaints.view_identityview", raise_exception=True)
@require_safe
def desk_code_searches(request: HttpRequest) -> HttpResponse:
    page = Paginator(CodeSearch.objects.newest_first(), ROWS_A_PAGE).get_page(request.GET.get("hal"))
    return render(request, "complaints/desk/code_searches.html", {"page": page})
