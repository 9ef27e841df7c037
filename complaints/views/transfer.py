"""Handing on many cases that were ticked in a list: chosen, checked, then done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from complaints.forms.transfer import TransferForm
from complaints.models import Complaint
from complaints.models.case_lists import ComplaintQuerySet
from complaints.permissions import may_transfer
from complaints.register import BadNumber, parse_number
from complaints.transferring import Division, foreseen, transfer
from complaints.views.access import desk_page

MOST_AT_ONCE = 200


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_transfer(request: HttpRequest) -> HttpResponse:
    """The choice stands in the address: register numbers only. Its first POST shows what would go."""
    if not may_transfer(request.user):
        raise PermissionDenied
    back = f"{reverse('desk-cases')}?{request.GET.get('saring', '')}"
    cases = list(_chosen(request).for_list().by_urgency())
    typed = request.POST if request.method == "POST" else None
    form = TransferForm(typed, cases=cases, by=request.user)
    context = {"form": form, "cases": cases, "back": back}
    if typed is None or "ubah" in typed or not form.is_valid():
        return render(request, "complaints/desk/transfer.html", context)
    to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
    if "alihkan" not in typed:
        context["division"] = foreseen(form.chosen, to.user, by=request.user)
        return render(request, "complaints/desk/transfer_check.html", context)
    _tell(request, transfer(form.chosen, to.user, by=request.user, reason=reason), str(to))
    return redirect(back)


def _chosen(request: HttpRequest) -> ComplaintQuerySet:
    """What is no number, or not for this account, is not there."""
    typed = request.GET.get("semua", "").split() or request.GET.getlist("perkara")
    numbers = []
    for each in typed[:MOST_AT_ONCE]:
        try:
            numbers.append(parse_number(each))
        except BadNumber:
            continue
    return Complaint.objects.visible_to(request.user).numbered_as(numbers)


def _tell(request: HttpRequest, done: Division, to: str) -> None:
    if done.goes:
        messages.success(request, f"{len(done.goes)} perkara dialihkan kepada {to}.")
    if done.stays:
        reasons = " ".join(f"{each.case}: {each.reason}" for each in done.stays)
        messages.warning(request, f"{len(done.stays)} perkara tidak dialihkan. {reasons}")
