"""What officers write for each other. A likely place for somebody's name, and so, like what the
complainant writes by code, words that leave the trail: the chain seals their digest."""

from django.db import models

from complaints.models.trail import StepRecord
from complaints.workflow import Step


class InternalNote(StepRecord):
    """Only ever added; `text` becomes empty when the time of the identity is over, and never otherwise."""

    text = models.TextField("isi", blank=True)
    text_digest = models.CharField("sidik isi", max_length=64, editable=False)

    digested = ("text",)

    class Meta(StepRecord.Meta):
        verbose_name = "catatan internal"
        verbose_name_plural = "catatan internal"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text_digest__regex=r"^[0-9a-f]{64}$"),
                name="note_has_its_digest",
                violation_error_message="Tanpa sidik.",
            )
        ]

    def words(self) -> dict[Step, str]:
        return {}
