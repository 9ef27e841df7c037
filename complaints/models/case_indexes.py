"""What the lists, searches and suggestions of the desk read when there are a million cases."""

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Upper

from complaints.intake import Kind
from complaints.workflow import State

# As deadlines.standing has it of what was answered: after the last day.
ANSWERED_LATE = Q(kind=Kind.COMPLAINT.value, answered_on__gt=F("due_on"))
# A number of another office as it is compared: "LAPOR! 12-345" and "lapor 12345" are one.
OUTSIDE = Func(
    Upper("outside_number"),
    Value("[^A-Z0-9]+"),
    Value(""),
    Value("g"),
    function="regexp_replace",
    output_field=models.CharField(),
)
LIST_INDEXES = [
    models.Index(fields=["state", "due_on"], name="complaint_queue"),
    # Of a million cases one in a hundred waits, and stands here in the order of `by_urgency`.
    models.Index(
        F("is_priority").desc(),
        F("due_on").asc(nulls_last=True),
        "received_on",
        "id",
        name="complaint_waiting",
        condition=~Q(state=State.CLOSED.value),
    ),
    models.Index(fields=["handler", "-year", "-serial"], name="complaint_of_handler"),
    # The filters of the list of all cases, each in the order of `latest_first`.
    models.Index(fields=["state", "-year", "-serial"], name="complaint_by_state"),
    models.Index(fields=["kind", "-year", "-serial"], name="complaint_by_kind"),
    models.Index(fields=["standard", "-year", "-serial"], name="complaint_by_standard"),
    models.Index(fields=["component", "-year", "-serial"], name="complaint_by_component"),
    models.Index(fields=["channel", "-year", "-serial"], name="complaint_by_channel"),
    models.Index(fields=["location", "-year", "-serial"], name="complaint_by_location"),
    models.Index(fields=["outcome", "-year", "-serial"], name="complaint_by_outcome"),
    models.Index(fields=["route", "-year", "-serial"], name="complaint_by_route"),
    models.Index(fields=["-received_on", "-year", "-serial"], name="complaint_by_receipt"),
    models.Index(fields=["-year", "-serial"], name="complaint_prioritised", condition=Q(is_priority=True)),
    models.Index(fields=["-year", "-serial"], name="complaint_answered_late", condition=ANSWERED_LATE),
    models.Index(OUTSIDE, name="complaint_outside", condition=~Q(outside_number="")),
    # The counter's journal, and where an account registered last today.
    models.Index(fields=["entered_at"], name="complaint_entered", condition=Q(entered_by__isnull=False)),
    models.Index(fields=["standard", "component", "received_on"], name="complaint_alike"),
]
