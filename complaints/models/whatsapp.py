"""A message prepared for an officer to send by WhatsApp: its words are of the trail, sealed with it."""

from __future__ import annotations

from django.db import models

from complaints.models.trail import StepRecord
from complaints.wording import MessageKind
from complaints.workflow import Step


class WhatsAppText(StepRecord):
    """Word for word what the link carried. It holds no personal data, and never the number it went to."""

    kind = models.CharField("pesan WhatsApp", max_length=16, choices=MessageKind.choices())
    text = models.TextField("isi pesan")

    class Meta(StepRecord.Meta):
        verbose_name = "pesan WhatsApp"
        verbose_name_plural = "pesan WhatsApp"

    def words(self) -> dict[Step, str]:
        return {}
