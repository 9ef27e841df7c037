"""Writing down that a complainant is to be heard apart from the officer complained about."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from complaints.hearing import hear_separately
from complaints.permissions import NotAllowed
from complaints.views.access import desk_page
from complaints.views.case import case_or_404


@desk_page
@require_POST
def desk_hearing(request: HttpRequest, number: str) -> HttpResponse:
    complaint = case_or_404(request.user, number)
    try:
        is_new = hear_separately(complaint, by=request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    words = "sekarang dicatat" if is_new else "memang sudah dicatat"
    messages.success(request, f"Pelapor perkara {complaint} {words} untuk didengar terpisah.")
    return redirect("desk-case", number=complaint.number)
