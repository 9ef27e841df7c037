"""How to complain: the rules, the channels, and who answers for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from complaints.policy import policy_on
from purwakarta_ptsp.caching import public_page
from standards.office_today import channels, reach


@public_page
def policy(request: HttpRequest) -> HttpResponse:
    context = {
        "policy": policy_on(timezone.localdate()),
        "channels": channels(),
        "places": reach().places,
    }
    return render(request, "complaints/citizen/policy.html", context)
