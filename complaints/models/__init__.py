"""The life of a case, one module a subject."""

from complaints.models.accused import AccusedRecord
from complaints.models.acknowledgement import Acknowledgement
from complaints.models.answering import (
    Answer,
    ComplainantNotice,
    Obstacle,
    Reopening,
    SuperiorReport,
    WrittenReport,
)
from complaints.models.appointment import Appointment
from complaints.models.assignment import PriorityRecord, TransferRecord
from complaints.models.attachment import AttachedFiles, Attachment, WaitingFile
from complaints.models.attempts import AttemptCounter
from complaints.models.calendar import CalendarYear, Holiday, WorkingWeek
from complaints.models.case import Complaint
from complaints.models.case_words import CaseWords
from complaints.models.code_renewal import CodeRenewal, CodeSearch
from complaints.models.completing import CompletenessNotice, Completion, Lapse, ServiceDate
from complaints.models.contentment import Contentment, ContentmentGiven
from complaints.models.data_request import DataRequest
from complaints.models.due_moves import DueDateMove
from complaints.models.dunning import Dunning
from complaints.models.exports import CaseExport, FileFormat
from complaints.models.identity import ComplainantIdentity, IdentityErasure, IdentityView
from complaints.models.identity_added import IdentityAdded
from complaints.models.letters import LetterNumber, SignedLetter
from complaints.models.linking import CaseLink
from complaints.models.notes import InternalNote
from complaints.models.outbox import Message, Reminder
from complaints.models.quarantine import QuarantineEnd, QuarantineEntry
from complaints.models.questions import ComplainantWords, Question, QuestionAnswer, QuestionCancellation
from complaints.models.register_counter import RegisterCounter
from complaints.models.reviewing import LateDecisionRecord, Review
from complaints.models.routing import (
    ApipDecision,
    ApipRequest,
    Letter,
    LetterReply,
    Raising,
    RouteChoice,
)
from complaints.models.staff import Officer
from complaints.models.trail import Classification, Event
from complaints.models.whatsapp import WhatsAppText
from complaints.models.wording import MessageWording

__all__ = [
    "AccusedRecord",
    "Acknowledgement",
    "Answer",
    "ApipDecision",
    "ApipRequest",
    "Appointment",
    "AttachedFiles",
    "Attachment",
    "AttemptCounter",
    "CalendarYear",
    "CaseExport",
    "CaseLink",
    "CaseWords",
    "Classification",
    "CodeRenewal",
    "CodeSearch",
    "ComplainantIdentity",
    "ComplainantNotice",
    "ComplainantWords",
    "Complaint",
    "CompletenessNotice",
    "Completion",
    "Contentment",
    "ContentmentGiven",
    "DataRequest",
    "DueDateMove",
    "Dunning",
    "Event",
    "FileFormat",
    "Holiday",
    "IdentityAdded",
    "IdentityErasure",
    "IdentityView",
    "InternalNote",
    "Lapse",
    "LateDecisionRecord",
    "Letter",
    "LetterNumber",
    "LetterReply",
    "Message",
    "MessageWording",
    "Obstacle",
    "Officer",
    "PriorityRecord",
    "QuarantineEnd",
    "QuarantineEntry",
    "Question",
    "QuestionAnswer",
    "QuestionCancellation",
    "Raising",
    "RegisterCounter",
    "Reminder",
    "Reopening",
    "Review",
    "RouteChoice",
    "ServiceDate",
    "SignedLetter",
    "SuperiorReport",
    "TransferRecord",
    "WaitingFile",
    "WhatsAppText",
    "WorkingWeek",
    "WrittenReport",
]
