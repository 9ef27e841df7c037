"""The complainant adds a name to a report that she sent without one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints.forms.identifying import AddIdentityForm
from complaints.identifying import identify
from complaints.intake import Identity
from complaints.models import Complaint
from complaints.permissions import Refused, complainant_may
from complaints.policy import due_on, policy_on
from complaints.views.by_code import back_to, by_code, typed_before
from complaints.workflow import Action


@by_code
def add_identity(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    today, refused = timezone.localdate(), ""
    posted = request.POST if request.method == "POST" else None
    if posted is None and not complainant_may(Action.ADD_IDENTITY, complaint):
        return redirect("complaint-case")
    policy = policy_on(today, complaint.standard)
    form = AddIdentityForm(posted, initial=typed_before(request, complaint.pk), policy=policy)
    if form.is_valid():
        try:
            identify(complaint, form.person(), Identity(form.cleaned_data["identity"]), on=today)
            return back_to("identitas")
        except Refused as problem:
            refused = str(problem)
            complaint.refresh_from_db()  # another page may have been quicker
    context = {"complaint": complaint, "form": form, "refused": refused, "policy": policy}
    context["due_on"] = due_on(today, policy.answer_working_days)
    return render(request, "complaints/citizen/add_identity.html", context, status=409 if refused else 200)
