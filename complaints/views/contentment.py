"""The short question at closing, by code; and what came of it by month, for heads."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.contentment import SMALLEST_GROUP, Rating
from complaints.contentment_votes import by_month, closing_of, give, takes_words, was_given
from complaints.forms.contentment import ContentmentForm
from complaints.models import Complaint
from complaints.views.access import desk_page
from complaints.views.by_code import by_code, typed_before


@by_code
def contentment(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    closing = closing_of(complaint)
    if closing is None or (was_given(closing) and request.method != "POST"):
        return redirect(f"{reverse('complaint-case')}#penilaian")
    if was_given(closing):
        return _given_before(request, complaint)
    posted = request.POST if request.method == "POST" else None
    typed = typed_before(request, complaint.pk)
    form = ContentmentForm(posted, initial=typed, with_words=takes_words(complaint))
    if form.is_valid():
        if give(complaint, Rating(form.cleaned_data["rating"]), form.cleaned_data["words"]):
            return redirect(f"{reverse('complaint-case')}#penilaian")
        return _given_before(request, complaint)
    context = {"complaint": complaint, "form": form, "smallest": SMALLEST_GROUP}
    return render(request, "complaints/citizen/contentment.html", context)


def _given_before(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    return render(request, "complaints/citizen/judged.html", {"complaint": complaint}, status=409)


@desk_page
@permission_required("complaints.view_contentment", raise_exception=True)
@require_safe
def desk_contentment(request: HttpRequest) -> HttpResponse:
    months = by_month(request.user, timezone.localdate())
    context = {"months": months, "smallest": SMALLEST_GROUP, "ratings": list(Rating)}
    return render(request, "complaints/desk/contentment.html", context)
