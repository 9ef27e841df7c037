"""Reports of the same matter, linked: on the trail of both, with the reason."""

from django.db import models

from complaints.labels import Labelled
from complaints.models.case import Complaint
from complaints.models.trail import StepRecord
from complaints.workflow import Step


class Part(Labelled):
    """What the case of this trail is to the other one from then on."""

    LEADS = "leads", "Perkara ini yang memimpin"
    FOLLOWS = "follows", "Perkara ini mengikuti yang lain"
    PARTED = "parted", "Kaitan dilepas"


class CaseLink(StepRecord):
    """`other` is named only to who may open it (history.py)."""

    other = models.ForeignKey(
        Complaint, verbose_name="laporan lain", on_delete=models.PROTECT, related_name="+"
    )
    part = models.CharField("kaitan", max_length=8, choices=Part.choices())
    reason = models.TextField("alasan")

    class Meta(StepRecord.Meta):
        verbose_name = "kaitan dengan laporan lain"
        verbose_name_plural = "kaitan dengan laporan lain"

    def words(self) -> dict[Step, str]:
        return {}
