"""Two reports side by side, linked as one matter, and parted again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from complaints import linking
from complaints.forms.linking import LinkForm, OtherForm, PartForm, leads_by_age
from complaints.models import Complaint
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.views.access import desk_page
from complaints.views.case import case_or_404


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_same(request: HttpRequest, number: str) -> HttpResponse:
    case = _linkable(request, number)
    if request.method != "POST":
        return _chosen(request, case)
    form = LinkForm(request.POST, complaint=case, by=request.user)
    if not form.is_valid():
        return _page(request, case, form=form, other=form.cleaned_data.get("dengan"))
    try:
        linking.link(*form.pair(), by=request.user, reason=form.cleaned_data["reason"])
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotAllowedNow as refused:
        other = form.cleaned_data["dengan"]
        return _page(request, case, 409, form=form, other=other, refused=str(refused))
    messages.success(request, f"Perkara {case} dan {form.cleaned_data['dengan']} dikaitkan.")
    return redirect("desk-case", number=case.number)


def _chosen(request: HttpRequest, case: Complaint) -> HttpResponse:
    """What the address names beside this case, if anything."""
    asked = OtherForm(request.GET if "dengan" in request.GET else None, complaint=case, by=request.user)
    if not asked.is_valid():
        return _page(request, case, form=asked)
    other = asked.cleaned_data["dengan"]
    start = {"dengan": other.number, "leads": leads_by_age(case, other).value}
    form = LinkForm(initial=start, complaint=case, by=request.user)
    return _page(request, case, form=form, other=other)


@desk_page
@require_POST
def desk_part(request: HttpRequest, number: str) -> HttpResponse:
    case, form = _linkable(request, number), PartForm(request.POST)
    if linking.family_of(request.user, case).leader is None:
        messages.info(request, f"Perkara {case} tidak dikaitkan dengan laporan lain.")
        return redirect("desk-case", number=case.number)
    if not form.is_valid():
        return _page(request, case, form=form)
    try:
        linking.part(case, by=request.user, reason=form.cleaned_data["reason"])
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotAllowedNow as refused:
        return _page(request, case, 409, form=form, refused=str(refused))
    messages.success(request, f"Perkara {case} berdiri sendiri lagi.")
    return redirect("desk-case", number=case.number)


def _linkable(request: HttpRequest, number: str) -> Complaint:
    case = case_or_404(request.user, number)
    if not linking.may_link(request.user, case):
        raise PermissionDenied
    return case


def _page(request: HttpRequest, case: Complaint, status: int = 200, **shown: Any) -> HttpResponse:
    """Of a case that follows another: the way to part them; else the other report, or the choice of one."""
    family, is_parting = linking.family_of(request.user, case), isinstance(shown["form"], PartForm)
    if family.leader and not is_parting:
        shown["form"] = PartForm()
    elif is_parting and not family.leader:  # a colleague was first
        shown["form"] = OtherForm(complaint=case, by=request.user)
    context = {"case": case, "family": family, **shown}
    return render(request, "complaints/desk/same.html", context, status=status)
