"""The life of a case, one module a subject."""

from complaints.models.accused import AccusedRecord
from complaints.models.acknowledgement import Acknowledgement
from complaints.models.appointment import Appointment
from complaints.models.assignment import PriorityRecord, TransferRecord
from complaints.models.attempts import AttemptCounter
from complaints.models.calendar import CalendarYear, Holiday, WorkingWeek
from complaints.models.case import Complaint, RegisterCounter
from complaints.models.data_request import DataRequest
from complaints.models.due_moves import DueDateMove
from complaints.models.identity import ComplainantIdentity, IdentityErasure, IdentityView
from complaints.models.outbox import Message, Reminder
from complaints.models.quarantine import QuarantineEnd, QuarantineEntry
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
    "AccusedRecord",
    "Acknowledgement",
    "Answer",
    "Appointment",
    "AttemptCounter",
    "CalendarYear",
    "ComplainantIdentity",
    "ComplainantNotice",
    "Complaint",
    "DataRequest",
    "DueDateMove",
    "Event",
    "Holiday",
    "IdentityErasure",
    "IdentityView",
    "LateDecisionRecord",
    "Message",
    "Officer",
    "PriorityRecord",
    "QuarantineEnd",
    "QuarantineEntry",
    "RegisterCounter",
    "Reminder",
    "Review",
    "SuperiorReport",
    "TransferRecord",
    "WorkingWeek",
]
