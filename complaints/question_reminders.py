"""The complainant is reminded of a question that still waits for an answer."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from complaints.models import Complaint, Question
from complaints.models.telling import tell
from complaints.questions import reminder_due
from complaints.wording import MessageKind


def remind_of_questions(today: date) -> int:
    """Every reminder owed on this day, in a transaction each; what another run makes at the same moment
    is waited for and then found made. How many there are for this day, made now or before."""
    keys = list(Question.objects.to_remind(today).values_list("pk", flat=True))
    return sum(_remind(key, today) for key in keys)


@transaction.atomic
def _remind(key: int, today: date) -> bool:
    """The case's row is held: whoever answers at this moment is not reminded."""
    Complaint.objects.select_for_update(of=("self",)).get(events__pk=key)
    question = Question.objects.to_remind(today).filter(pk=key).first()
    if question is None:
        return False
    asked_on = timezone.localdate(question.event.at)
    stage = reminder_due(question.closes_on, asked_on, today)
    if stage is None:
        return False
    about = {"closes_on": question.closes_on, "on": today, "again": f" {stage}"}
    return tell(question.event, MessageKind.QUESTION_OPEN, **about) is not None
