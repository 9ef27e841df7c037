"""What is missing in a case, for whoever completes it by number and code (UU 25/2009 Art 44(3)-(5))."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from complaints.completeness import check_lapsed, completion_due
from complaints.deadlines import describe, standing
from complaints.models import (
    AttachedFiles,
    ComplainantWords,
    Complaint,
    CompletenessNotice,
    Completion,
    Event,
)
from complaints.models.questions import said
from complaints.models.trail import latest_shown, this_round, trail_of
from complaints.permissions import NotAllowedNow
from complaints.workdays import Calendar, in_words
from complaints.workflow import Action, State

BY_HERSELF = "Dikirim pelapor sendiri lewat portal."  # the words themselves are a ComplainantWords


@dataclass(frozen=True)
class Missing:
    """What was asked for. `is_over`: the last day has passed, so the report counts as withdrawn as soon
    as staff say so; `brought_at`: what the complainant sent herself, and when."""

    notice: CompletenessNotice
    due_on: date | None
    days_left: str
    is_open: bool
    is_over: bool
    brought: str = ""
    brought_at: datetime | None = None


def missing_of(complaint: Complaint, today: date, calendar: Calendar) -> Missing | None:
    """Of the present round, by the trail that the page shows; None where nothing was missing."""
    notice = latest_shown(complaint, CompletenessNotice)
    events = this_round(trail_of(complaint))
    asked = [place for place, event in enumerate(events) if event.action == Action.ASK_COMPLETION]
    if notice is None or not asked:
        return None
    due = completion_due(notice.on, calendar)
    is_waiting = complaint.state == State.INCOMPLETE
    is_over = check_lapsed(notice.on, today, calendar) is None
    brought = next((event for event in events[asked[-1] :] if _brings(event)), None)
    return Missing(
        notice,
        due,
        describe(standing(due, today, calendar)) if due else "",
        is_open=is_waiting and not is_over,
        is_over=is_waiting and is_over,
        brought=_words(brought) if brought else "",
        brought_at=brought.at if brought else None,
    )


def _brings(event: Event) -> bool:
    return event.action == Action.COMPLETE and event.by_id is None


def _words(event: Event) -> str:
    return next((record.text for record in event.records() if isinstance(record, ComplainantWords)), "")


@transaction.atomic
def bring(complaint: Complaint, text: str, *, on: date, calendar: Calendar, tray: UUID | None = None) -> None:
    """The complainant completes her report, with the files that wait in the tray. The same
    words sent twice are one record. Raises NotAllowedNow: withdrawn
    meanwhile, completed by somebody else, or too late."""
    held = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    missing = missing_of(held, on, calendar)
    if missing and missing.brought == text:
        return
    if missing and missing.is_over and missing.due_on:
        raise NotAllowedNow(
            f"Batas melengkapi, {in_words(missing.due_on)}, sudah lewat. Hubungi kantor dengan nomor "
            f"{complaint}: selama laporan ini belum ditutup, petugas masih dapat menerimanya."
        )
    records = [Completion(received=BY_HERSELF), said(text), *AttachedFiles.of(tray, is_held=True)]
    held.perform(Action.COMPLETE, by=None, on=on, records=records)
