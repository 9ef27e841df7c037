"""Who handles a case, and how urgently, as it was changed beside the table of steps."""

from typing import Any

from django.db import models

from complaints.models.staff import Officer
from complaints.models.trail import StepRecord
from complaints.workflow import Step


class TransferRecord(StepRecord):
    """From one handler to another; `to` is empty when nobody in the office may have the case."""

    former = models.ForeignKey(
        Officer, verbose_name="semula", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to = models.ForeignKey(
        Officer, verbose_name="kepada", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField("alasan")

    class Meta(StepRecord.Meta):
        verbose_name = "pengalihan perkara"
        verbose_name_plural = "pengalihan perkara"

    def words(self) -> dict[Step, str]:
        return {}


class PriorityRecord(StepRecord):
    is_priority = models.BooleanField("didahulukan")
    reason = models.TextField("alasan")

    class Meta(StepRecord.Meta):
        verbose_name = "perubahan prioritas"
        verbose_name_plural = "perubahan prioritas"

    def words(self) -> dict[Step, str]:
        return {}

    def changes(self, *args: Any) -> dict[str, Any]:
        return {"is_priority": self.is_priority}
