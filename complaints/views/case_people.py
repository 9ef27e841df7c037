"""Beside the steps of a case: whom it is about, how urgent it is, and a new handler."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from complaints import assignment
from complaints.accusation import About
from complaints.forms.assignment import AccusedForm, PriorityForm
from complaints.impartiality import ABOVE, may_open
from complaints.permissions import Refused
from complaints.views.access import desk_page
from complaints.views.case import case_or_404, case_page, refused_page


@desk_page
@require_POST
def desk_accused(request: HttpRequest, number: str) -> HttpResponse:
    case = case_or_404(request.user, number)
    form = AccusedForm(request.POST, complaint=case)
    if not form.is_valid():
        return case_page(request, case, form=form, accused_form=form)
    about, reason = About(form.cleaned_data["about"]), form.cleaned_data["reason"]
    try:
        assignment.name_accused(case, about, form.cleaned_data["officers"], by=request.user, reason=reason)
    except Refused as refused:
        return refused_page(request, case, refused)
    messages.success(request, f"Yang diadukan dalam perkara {case} tercatat.")
    if may_open(request.user, case):
        return redirect("desk-case", number=case.number)
    messages.info(request, f"Perkara {case} sejak sekarang tidak terbuka bagi akun Anda. {ABOVE}")
    return redirect("desk-queue")


@desk_page
@require_POST
def desk_priority(request: HttpRequest, number: str) -> HttpResponse:
    case = case_or_404(request.user, number)
    form = PriorityForm(request.POST)
    if not form.is_valid():
        return case_page(request, case, form=form, priority_form=form)
    try:
        assignment.set_priority(case, by=request.user, **form.cleaned_data)
    except Refused as refused:
        return refused_page(request, case, refused)
    messages.success(request, f"Prioritas perkara {case} diubah.")
    return redirect("desk-case", number=case.number)


@desk_page
@require_POST
def desk_take_over(request: HttpRequest, number: str) -> HttpResponse:
    case = case_or_404(request.user, number)
    try:
        assignment.take_over(case, by=request.user)
    except Refused as refused:
        return refused_page(request, case, refused)
    messages.success(request, f"Perkara {case} sekarang Anda tangani.")
    return redirect("desk-case", number=case.number)
