"""The complainant's own data, asked for with the number and code of the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints.forms.data_request import AskForm
from complaints.models import Complaint
from complaints.views.by_code import by_code, typed_before


@by_code
def own_data(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = AskForm(posted, initial=typed_before(request, complaint.pk))
    if form.is_valid() and form.ask(complaint):
        return redirect("complaint-data")
    now = timezone.now()
    made = [(each, each.standing(now)) for each in complaint.data_requests.for_list()]
    context = {"complaint": complaint, "form": form, "made": made}
    return render(request, "complaints/citizen/own_data.html", context)
