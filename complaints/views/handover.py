"""Handing over the open cases of somebody who leaves or is away: all in one transaction."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from complaints.assignment import hand_over
from complaints.forms.assignment import HandoverForm
from complaints.models import Complaint, Officer
from complaints.permissions import Refused, oversees
from complaints.views.access import desk_page


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_handover(request: HttpRequest) -> HttpResponse:
    if not oversees(request.user):
        raise PermissionDenied
    visible = Complaint.objects.visible_to(request.user).open()
    holders = Officer.objects.holding(visible)
    former = next((each for each in holders if str(each.pk) == request.GET.get("dari")), None)
    context = {"holders": holders, "former": former}
    if former is None:
        return render(request, "complaints/desk/handover.html", context)
    typed = request.POST if request.method == "POST" else None
    form = HandoverForm(typed, cases=visible.handled_by(former.user).by_urgency(), former=former)
    if form.is_valid() and _handed_over(request, form):
        return redirect("desk-handover")
    return render(request, "complaints/desk/handover.html", context | {"form": form})


def _handed_over(request: HttpRequest, form: HandoverForm) -> bool:
    cases, to, reason = (form.cleaned_data[name] for name in ("cases", "to", "reason"))
    try:
        count = hand_over(list(cases), to.user, by=request.user, reason=reason)
    except Refused as refused:
        form.add_error(None, f"{refused} Tidak satu pun perkara dialihkan.")
        return False
    messages.success(request, f"{count} perkara dialihkan kepada {to}.")
    return True
