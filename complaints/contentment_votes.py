"""Giving the answer at closing, once; counting answers by month; forgetting the words in time."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from complaints.accusation import About
from complaints.contentment import Month, Rating, months
from complaints.models import Complaint, Contentment, ContentmentGiven, Event
from complaints.outcomes import Outcome
from complaints.retention import last_closing
from complaints.workflow import Action, State

YEARS_SHOWN = 2


def closing_of(complaint: Complaint) -> Event | None:
    """The closing that may be judged: of a case that is closed and was answered. One query."""
    if complaint.state != State.CLOSED or complaint.outcome == Outcome.WITHDRAWN:
        return None
    return complaint.events.closing()


def was_given(closing: Event) -> bool:
    return ContentmentGiven.objects.filter(closing=closing).exists()


def takes_words(complaint: Complaint) -> bool:
    """Not where somebody is complained about: her words would be read by the accused's own house."""
    return complaint.about != About.OFFICERS and not complaint.goes_above


@transaction.atomic
def give(complaint: Complaint, rating: Rating, words: str) -> bool:
    """False when there is nothing to judge or it was judged already; of two at once one counts."""
    closing = closing_of(complaint)
    if closing is None:
        return False
    _, is_new = ContentmentGiven.objects.get_or_create(closing=closing)
    if is_new:
        kept = words if takes_words(complaint) else ""
        Contentment.objects.create(month=_month_of(closing), rating=rating, words=kept)
    return is_new


def _month_of(closing: Event) -> date:
    return timezone.localdate(closing.at).replace(day=1)


def by_month(reader: User, on: date) -> tuple[Month, ...]:
    """For heads: this month and those of two years before it. Three queries."""
    first = on.replace(year=on.year - YEARS_SHOWN, day=1)
    cases = Complaint.objects.visible_to(reader)
    closed = Event.objects.filter(action=Action.CLOSE, complaint__in=cases, at__date__gte=first)
    counted = closed.order_by().annotate(month=TruncMonth("at")).values_list("month").annotate(n=Count("pk"))
    closings = {timezone.localdate(month): count for month, count in counted}
    votes = Contentment.objects.filter(month__gte=first).values_list("month", "rating", "words")
    return months(closings, ((month, Rating(rating), words) for month, rating, words in votes))


def forget_words(on: date) -> int:
    """What was written in months whose last day is past the time identities are kept; the numbers stay."""
    last = last_closing(on).replace(day=1)
    return Contentment.objects.filter(month__lt=last).exclude(words="").update(words="")
