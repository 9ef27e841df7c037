"""A complainant who waits in vain asks for the answer (tagih jawaban)."""

from django.db import models

from complaints.models.trail import StepRecord
from complaints.workflow import Step


class Dunning(StepRecord):
    """Which date had passed, and whom it was put before: posts, not names. Nothing is written by the
    complainant, so nothing of hers is sealed. Once a day (migration 0017)."""

    due_on = models.DateField("batas jawaban yang lewat")
    to = models.CharField("disampaikan kepada", max_length=400, blank=True)

    class Meta(StepRecord.Meta):
        verbose_name = "tagihan jawaban"
        verbose_name_plural = "tagihan jawaban"

    def words(self) -> dict[Step, str]:
        return {}
