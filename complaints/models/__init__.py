"""The life of a case, one module a subject."""

from complaints.models.attempts import AttemptCounter
from complaints.models.calendar import CalendarYear, Holiday, WorkingWeek
from complaints.models.case import Complaint, RegisterCounter
from complaints.models.due_moves import DueDateMove
from complaints.models.identity import ComplainantIdentity, IdentityErasure, IdentityView
from complaints.models.outbox import Message, Reminder
from complaints.models.staff import Officer
from complaints.models.trail import (
    Answer,
    ComplainantNotice,
    Event,
    LateDecisionRecord,
    Review,
    SuperiorReport,
)

__all__ = [
    "Answer",
    "AttemptCounter",
    "CalendarYear",
    "ComplainantIdentity",
    "ComplainantNotice",
    "Complaint",
    "DueDateMove",
    "Event",
    "Holiday",
    "IdentityErasure",
    "IdentityView",
    "LateDecisionRecord",
    "Message",
    "Officer",
    "RegisterCounter",
    "Reminder",
    "Review",
    "SuperiorReport",
    "WorkingWeek",
]
