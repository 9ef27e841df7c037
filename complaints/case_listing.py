"""The cases that the filters of a list ask for: the same ones on the page and in its export."""

from datetime import date

from complaints.forms.case_filter import CaseFilterForm
from complaints.grouping import grouping
from complaints.models import Complaint
from complaints.models.case_lists import ComplaintQuerySet
from complaints.workdays import Calendar


def listed(filters: CaseFilterForm, today: date, calendar: Calendar) -> ComplaintQuerySet:
    cases = filters.narrowed(Complaint.objects.visible_to(filters.user))
    return in_order(grouping(cases, today, calendar).of(filters.group) if filters.group else cases, filters)


def in_order(cases: ComplaintQuerySet, filters: CaseFilterForm) -> ComplaintQuerySet:
    """The newest first; a group of the queue in the queue's own order, days of receipt by day."""
    if filters.group:
        return cases.by_urgency()
    return cases.latest_received_first() if filters.has_days else cases.latest_first()
