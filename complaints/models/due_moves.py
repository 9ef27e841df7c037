"""A due date that moved because the calendar changed: what it was, what it is, and why."""

from django.db import models
from django.db.models import F, Q

from complaints.models.trail import StepRecord
from complaints.workflow import Step


class DueDateMove(StepRecord):
    """The complainant was told `before`; empty when it could not be computed at receipt."""

    before = models.DateField("batas semula", null=True, blank=True)
    after = models.DateField("batas baru")
    cause = models.TextField("sebab")

    class Meta(StepRecord.Meta):
        verbose_name = "pergeseran batas jawaban"
        verbose_name_plural = "pergeseran batas jawaban"
        constraints = [
            models.CheckConstraint(
                condition=Q(before__isnull=True) | ~Q(before=F("after")), name="a_move_goes_somewhere"
            )
        ]

    def words(self) -> dict[Step, str]:
        return {}
