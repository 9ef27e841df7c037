"""Into quarantine and out of it again: words on the trail, like those of any other step."""

from django.db import models

from complaints.models.trail import StepRecord
from complaints.suspicion import Quarantine, Suspicion
from complaints.workflow import Step


class QuarantineEntry(StepRecord):
    """Why a case was held back from the queue."""

    suspicion = models.CharField("sebab", max_length=10, choices=Suspicion.choices())

    class Meta(StepRecord.Meta):
        verbose_name = "masuk karantina"
        verbose_name_plural = "masuk karantina"

    def words(self) -> dict[Step, str]:
        return {}


class QuarantineEnd(StepRecord):
    """A person read it: back to the queue, or no report at all."""

    verdict = models.CharField("keputusan", max_length=8, choices=Quarantine.choices())
    reason = models.TextField("alasan", blank=True)

    class Meta(StepRecord.Meta):
        verbose_name = "keluar dari karantina"
        verbose_name_plural = "keluar dari karantina"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict=Quarantine.RELEASED.value)
                | (models.Q(verdict=Quarantine.SPAM.value) & ~models.Q(reason="")),
                name="spam_has_a_reason",
                violation_error_message="Tulis mengapa ini bukan laporan.",
            )
        ]

    def words(self) -> dict[Step, str]:
        return {}
