"""The complaint box emptied onto one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from complaints.forms.box import BoxForm, with_more_rows
from complaints.views.access import counter_page
from complaints.views.counter_typing import form_of, saved, show

FILED = "{} laporan dari kotak tercatat: {}."
TWICE = "Halaman itu sudah tercatat sebagai {}; kiriman kedua tidak mengubahnya."


@counter_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk_box(request: HttpRequest) -> HttpResponse:
    if "tambah" in request.POST:
        more = with_more_rows(request.POST)
        form = BoxForm(by=request.user, on=timezone.localdate(), kept=more)
        form.is_kept = False
        return show(request, "complaints/desk/box.html", form)
    form = form_of(request, BoxForm)
    if not form.is_valid():
        return show(request, "complaints/desk/box.html", form)
    cases, repeated = form.file()
    saved(request, form)
    numbers = ", ".join(case.number for case in cases)
    told = TWICE.format(numbers) if repeated else FILED.format(len(cases), numbers)
    messages.success(request, told)
    return redirect("desk-journal")
