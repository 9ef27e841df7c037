"""The reports a superior has to read, by day."""

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from complaints import queue
from complaints.acknowledging import acknowledge, by_day, known, outside_posts, posts_of, waiting
from complaints.dunning import waiting_in_vain
from complaints.forms.fields import Words
from complaints.matters import service_names
from complaints.models.calendar import working_calendar
from complaints.permissions import Refused
from complaints.views.access import desk_page


class OutsideForm(forms.Form):
    use_required_attribute = False
    note = Words(
        what="Bukti",
        limit=200,
        label="Bukti diketahui",
        help_text="Nomor disposisi atau surat, dan tanggalnya.",
        error_messages={"required": "Tulis nomor disposisi atau surat atasan di luar portal."},
    )


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_reports(request: HttpRequest) -> HttpResponse:
    is_outside = "luar" in request.POST
    form = OutsideForm(request.POST if is_outside else None)
    if request.method == "POST" and (not is_outside or form.is_valid()):
        note = form.cleaned_data["note"] if is_outside else ""
        return _acknowledged(request, note)
    user, posts = request.user, posts_of(request.user)
    outside = outside_posts(user)
    context = {
        "dunned": _dunned(user, [*posts, *outside]),
        "days": by_day(waiting(user, posts)),
        "known": known(user, [*posts, *outside]),
        "outside": by_day(waiting(user, outside)),
        "form": form,
        "chosen": request.POST.getlist("laporan"),
    }
    return render(request, "complaints/desk/reports.html", context)


def _dunned(user: User, posts: list[int]) -> tuple[queue.Row, ...]:
    today, calendar = timezone.localdate(), working_calendar()
    rows = [queue.row(case, today, calendar) for case in waiting_in_vain(user, posts)]
    return queue.named(rows, service_names({row.case.standard_id for row in rows} - {None}, today))


def _acknowledged(request: HttpRequest, note: str) -> HttpResponse:
    try:
        count = acknowledge(request.user, request.POST.getlist("laporan"), note=note)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{count} laporan ditandai diketahui.")
    return redirect("desk-reports")
