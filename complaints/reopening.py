"""The complainant opens her closed case again by number and code: a reason, a new clock, once a closing.

Not what was closed as no report: a person judged it, and a machine would only be judged again; the office
listens by phone and at the counter. Not what counts as withdrawn by law (44(5)): a new complaint may
follow. What staff wrote down as withdrawn may be opened again: whether it was, only she knows.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from complaints.models import Complaint, Reopening
from complaints.models.calendar import hold_calendar, working_calendar
from complaints.models.questions import said
from complaints.permissions import NotAllowedNow
from complaints.remedies import last_reopening_day
from complaints.workdays import Calendar, in_words
from complaints.workflow import Action, State

# Her own words stand beside it and can be taken out (ComplainantWords).
BY_HERSELF = "Diminta pelapor sendiri lewat portal."


@dataclass(frozen=True)
class Window:
    """`until` is None while the day cannot be computed; nobody is late then."""

    closed_on: date
    until: date | None
    is_open: bool


def window(complaint: Complaint, today: date, calendar: Calendar) -> Window | None:
    """None for what is not closed or not hers to open again. One query for a closed case."""
    if complaint.state != State.CLOSED or (closing := complaint.events.closing()) is None:
        return None
    closed_on = timezone.localdate(closing.at)
    until = last_reopening_day(closed_on, calendar)
    return Window(closed_on, until, until is None or today <= until)


@transaction.atomic
def reopen(complaint: Complaint, reason: str, *, on: date) -> None:
    """Raises NotAllowedNow when the time is over or somebody was first."""
    hold_calendar()  # perform() counts anew; always before the case's row
    Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    complaint.refresh_from_db()
    found = window(complaint, on, working_calendar())
    if found is None and complaint.state == State.CLOSED:
        raise NotAllowedNow(f"Laporan {complaint} tidak dapat dibuka kembali lewat portal. Hubungi kantor.")
    if found and found.until and not found.is_open:
        raise NotAllowedNow(f"Laporan ini dapat dibuka kembali sampai {in_words(found.until)}.")
    complaint.perform(Action.REOPEN, by=None, on=on, records=[Reopening(reason=BY_HERSELF), said(reason)])
