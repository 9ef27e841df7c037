"""A suggestion without a name becomes a complaint: what the trail keeps of it is no name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from complaints.intake import Identity, ServiceStatus, identified
from complaints.models.case import Complaint
from complaints.models.trail import StepRecord
from complaints.policy import due_on, policy_on
from complaints.wording import MessageKind
from complaints.workflow import Step


class IdentityAdded(StepRecord):
    """How openly the complainant is known from now on; who it is stands in ComplainantIdentity. The first
    day stays that of the receipt, and the window of R2 is judged by it; R5 counts from this day."""

    identity = models.CharField("identitas", max_length=12, choices=Identity.choices())

    tells = MessageKind.RECEIVED

    class Meta(StepRecord.Meta):
        verbose_name = "identitas dilengkapi"
        verbose_name_plural = "identitas dilengkapi"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(identity=Identity.NONE.value),
                name="an_added_identity_is_one",
                violation_error_message="Pilih identitas terbuka atau dirahasiakan.",
            )
        ]

    def words(self) -> dict[Step, str]:
        return {Step.IDENTITY: self.identity}

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        found = identified(
            identity=Identity(self.identity),
            service=ServiceStatus(complaint.service_status),
            served_on=complaint.served_on,
            spoken_on=complaint.sent_on or complaint.received_on,
            identified_on=on,
            filing_days=policy_on(complaint.received_on, complaint.standard).filing_calendar_days,
        )
        days = policy_on(on, complaint.standard).answer_working_days
        return {
            "identity": self.identity,
            "kind": found.kind.value,
            "may_be_suggestion": found.may_be_suggestion,
            "intake_reason": found.reason,
            "intake_clause": found.clause.value,
            "answer_working_days": days,
            "due_on": due_on(on, days),
            "identified_on": on,
        }
