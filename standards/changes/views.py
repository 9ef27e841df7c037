"""What changed, for everyone: the history of a standard, any two days side by side, and the feed."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from purwakarta_ptsp.caching import public_page
from standards.changes.comparison import compare
from standards.changes.feed import atom
from standards.changes.forms import StatesForm
from standards.changes.history import Entry, history
from standards.changes.recent import recent_releases
from standards.changes.states import is_public, last_name, state_on
from standards.models import Office, ServiceStandard

ATOM = "application/atom+xml; charset=utf-8"


@public_page
def standard_history(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    standard = _public(slug)
    entries = history(standard, today)
    known = state_on(standard, today)
    context = {
        "slug": slug,
        "name": last_name(standard, today),
        "known": known,
        "today": today,
        "entries": entries,
        "form": StatesForm(initial=_suggestion(entries, today)),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "standards/changes/history.html", context)


@public_page
def standard_difference(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    standard = _public(slug)
    form = StatesForm(request.GET if request.GET else _suggestion(history(standard, today), today))
    context = {"slug": slug, "name": last_name(standard, today), "form": form, "today": today}
    if form.is_valid():
        states = [state_on(standard, on) for on in form.days()]
        known = all(each.state for each in states)
        context |= {
            "states": states,
            "unrecorded": [each for each in states if not each.is_recorded],
            "comparison": compare(states[0].state, states[1].state) if known else None,
        }
    return render(request, "standards/changes/difference.html", context)


@public_page
def changes(request: HttpRequest) -> HttpResponse:
    context = {
        "news": recent_releases(timezone.localdate()),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "standards/changes/changes.html", context)


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    office = Office.objects.first()
    news = recent_releases(timezone.localdate())
    name = office.short_name if office else "DPMPTSP Kabupaten Purwakarta"
    return HttpResponse(atom(name, news, request.build_absolute_uri), content_type=ATOM)


def standard_without_words(request: HttpRequest, standard: ServiceStandard, on: date) -> HttpResponse:
    """The answer to a day on which nothing is recorded of a standard."""
    context = {
        "known": state_on(standard, on),
        "slug": standard.slug,
        "name": last_name(standard, on),
        "address": request.build_absolute_uri(reverse("standard", args=[standard.slug])),
    }
    return render(request, "standards/changes/no_words.html", context)


def _public(slug: str) -> ServiceStandard:
    standard = get_object_or_404(ServiceStandard, slug=slug)
    if not is_public(standard):
        raise Http404("Standar ini belum pernah ditetapkan.")
    return standard


def _suggestion(entries: list[Entry], today: date) -> dict[str, date]:
    """The newest change: the day before it, and today."""
    before = next((entry.day_before for entry in entries if entry.day_before), None)
    return {"dari": before or today - timedelta(days=1), "ke": today}
