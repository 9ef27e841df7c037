"""Deciding about a case in quarantine, on its own page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from complaints.forms.quarantine import QuarantineForm
from complaints.permissions import Refused
from complaints.quarantine import check_may_end, end, may_end
from complaints.suspicion import Quarantine
from complaints.views.access import desk_page
from complaints.views.case import case_or_404, case_page, refused_page

DONE = {
    Quarantine.RELEASED: "Perkara {} sekarang dalam antrean biasa.",
    Quarantine.SPAM: "Perkara {} ditutup sebagai bukan laporan.",
}


@desk_page
@require_POST
def desk_quarantine(request: HttpRequest, number: str) -> HttpResponse:
    complaint = case_or_404(request.user, number)
    form = QuarantineForm(request.POST, may_close=may_end(request.user, Quarantine.SPAM, complaint))
    try:
        check_may_end(request.user, Quarantine.RELEASED, complaint)
        if not form.is_valid():
            return case_page(request, complaint, form=form, quarantine_form=form)
        end(complaint, form.decided, by=request.user, reason=form.words)
    except Refused as refused:
        return refused_page(request, complaint, refused)
    messages.success(request, DONE[form.decided].format(complaint))
    return redirect("desk-case", number=complaint.number)
