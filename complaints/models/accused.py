"""Whom a case is about (UU 25/2009 Pasal 45 ayat (1)), each time it is recorded."""

from typing import Any

from django.db import models

from complaints.accusation import About
from complaints.models.trail import StepRecord
from complaints.workflow import Step


class AccusedRecord(StepRecord):
    """Posts, not names: the trail is kept when people are long gone. Who is barred now stands on the
    case itself."""

    about = models.CharField("tentang", max_length=12, choices=About.choices())
    posts = models.TextField("jabatan yang diadukan", blank=True)
    reason = models.TextField("keterangan", blank=True)

    class Meta(StepRecord.Meta):
        verbose_name = "pencatatan yang diadukan"
        verbose_name_plural = "pencatatan yang diadukan"

    def words(self) -> dict[Step, str]:
        return {}

    def changes(self, *args: Any) -> dict[str, Any]:
        return {"about": self.about}
