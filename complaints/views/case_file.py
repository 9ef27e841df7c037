"""The printed case file: the office's own, and with ?untuk=pelapor the complainant's copy."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints import queue
from complaints.case_file import case_file, copy_for_complainant
from complaints.clock import clock
from complaints.impartiality import ABOVE, accused_of
from complaints.intake import Identity
from complaints.matters import service_name
from complaints.models import Complaint
from complaints.models.calendar import working_calendar
from complaints.officers import name_of
from complaints.promise import promise_of
from complaints.told import written
from complaints.views.access import desk_page
from complaints.views.case import case_or_404
from complaints.wording import MessageChannel

COPY = "pelapor"


@desk_page
@require_safe
def desk_case_file(request: HttpRequest, number: str) -> HttpResponse:
    wanted = request.GET.get("untuk", "")
    if wanted not in ("", COPY):  # a slip must not print the office's own file for somebody else
        raise Http404(wanted)
    complaint, user = case_or_404(request.user, number), request.user
    context = _context(complaint) | {"printed_by": name_of(user), "printed_at": timezone.localtime()}
    if wanted:
        context |= {"is_copy": True, "file": copy_for_complainant(complaint)}
    else:
        context |= {"file": case_file(complaint, user), **_for_the_office(complaint)}
    return render(request, "complaints/desk/case_file.html", context)


def _context(complaint: Complaint) -> dict[str, Any]:
    today, calendar, promise = timezone.localdate(), working_calendar(), promise_of(complaint)
    return {
        "case": complaint,
        "badge": queue.row(complaint, today, calendar).badge,
        "clock": clock(complaint, today, calendar),
        "messages_sent": [each for each in written(complaint) if each.channel == MessageChannel.EMAIL],
        "promise": promise,
        "service": service_name(promise.version) if promise.version else "",
    }


def _for_the_office(complaint: Complaint) -> dict[str, Any]:
    return {
        "handler": name_of(complaint.handler),
        "accused": accused_of(complaint),
        "above": ABOVE if complaint.goes_above else "",
        "has_identity": complaint.identity != Identity.NONE,
    }
