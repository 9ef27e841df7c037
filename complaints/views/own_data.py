"""The complainant's own data, asked for with the number and code of the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from complaints.forms.data_request import AskForm
from complaints.views.status import opened_case


@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    complaint = opened_case(request)
    if complaint is None:
        return redirect("complaint-status")
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.ask(complaint):
        return redirect("complaint-data")
    now = timezone.now()
    made = [(each, each.standing(now)) for each in complaint.data_requests.for_list()]
    context = {"complaint": complaint, "form": form, "made": made}
    return render(request, "complaints/citizen/own_data.html", context)
