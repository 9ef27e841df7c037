"""Requests about personal data at the desk: taking them, what is late, opening the data, answering."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints import data_requests
from complaints.data_rights import DataStanding
from complaints.forms.data_request import AnswerDataForm, CounterAskForm
from complaints.models import Complaint, DataRequest
from complaints.permissions import NotAllowedNow, may_mark_hearing, may_open_identities, may_open_identity
from complaints.views.access import desk_page
from complaints.views.case import case_or_404

ROWS_A_PAGE = 30
OPEN_SHOWN = 100
LARGEST_KEY = 2**63 - 1


@desk_page
@require_safe
def desk_data_requests(request: HttpRequest) -> HttpResponse:
    cases = Complaint.objects.visible_to(request.user)
    now, rows = timezone.now(), DataRequest.objects.for_list().of_cases(cases)
    waiting = [_row(request.user, each, now) for each in rows.open()[:OPEN_SHOWN]]
    page = Paginator(rows.answered(), ROWS_A_PAGE).get_page(request.GET.get("hal"))
    context = {
        "waiting": waiting,
        "late": sum(standing.is_late for _, standing, _ in waiting),
        "page": page,
        "answered": [_row(request.user, each, now) for each in page],
    }
    return render(request, "complaints/desk/data_requests.html", context)


def _row(user: User, asked: DataRequest, now: datetime) -> tuple[DataRequest, DataStanding, bool]:
    """With whether this account may open it."""
    return asked, asked.standing(now), may_open_identity(user, asked.complaint)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_data_ask(request: HttpRequest, number: str) -> HttpResponse:
    if not may_mark_hearing(request.user):
        raise PermissionDenied
    complaint = case_or_404(request.user, number)
    form = CounterAskForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (made := form.ask(complaint, by=request.user)):
        messages.success(request, f"{made} tercatat; dijawab dalam 3 × 24 jam.")
        return redirect("desk-data-requests")
    return render(request, "complaints/desk/data_ask.html", {"form": form, "case": complaint})


@desk_page
@require_safe
def desk_data_request(request: HttpRequest, key: int) -> HttpResponse:
    """Without the data and without the words of the request: those open with a line in the log."""
    return render(request, "complaints/desk/data_request.html", _context(_asked_or_404(request.user, key)))


@desk_page
@require_POST
def desk_data_open(request: HttpRequest, key: int) -> HttpResponse:
    asked = _asked_or_404(request.user, key)
    if asked.answered_at:
        return _answered_before(request, asked)
    identity = data_requests.look_at(asked, request.user, timezone.localdate())
    form = AnswerDataForm(asked=asked, identity=identity)
    context = _context(asked) | {"form": form, "identity": identity, "is_open": True}
    return render(request, "complaints/desk/data_request.html", context)


@desk_page
@require_POST
def desk_data_answer(request: HttpRequest, key: int) -> HttpResponse:
    asked = _asked_or_404(request.user, key)
    if asked.answered_at:
        return _answered_before(request, asked)
    identity = data_requests.look_at(asked, request.user, timezone.localdate())
    form = AnswerDataForm(request.POST, asked=asked, identity=identity)
    if not form.is_valid():
        context = _context(asked) | {"form": form, "identity": identity, "is_open": True}
        return render(request, "complaints/desk/data_request.html", context)
    try:
        data_requests.answer(asked, form.answer(), by=request.user, at=timezone.now())
        messages.success(request, f"{asked} dijawab.")
    except NotAllowedNow as refused:
        messages.info(request, str(refused))
    return redirect("desk-data-request", key=asked.pk)


def _answered_before(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    messages.info(request, f"{asked} sudah dijawab oleh petugas lain.")
    return redirect("desk-data-request", key=asked.pk)


def _asked_or_404(user: User, key: int) -> DataRequest:
    if not may_open_identities(user):
        raise PermissionDenied
    rows = DataRequest.objects.of_cases(Complaint.objects.visible_to(user))
    rows = rows.select_related("complaint", "handled_by__officer", "entered_by__officer")
    found = rows.filter(pk=min(key, LARGEST_KEY)).first()
    if found is None:
        raise Http404(key)
    if not may_open_identity(user, found.complaint):
        raise PermissionDenied
    return found


def _context(asked: DataRequest) -> dict[str, object]:
    return {"asked": asked, "standing": asked.standing(timezone.now())}
