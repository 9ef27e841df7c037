"""A superior has read a written report (R10, R11)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from complaints.models.answering import SuperiorReport
from complaints.models.appointment import Appointment


class Acknowledgement(models.Model):
    """Once a report, never changed (migration). `note`: where a superior without an account signed,
    written by whoever brought the report there."""

    report = models.OneToOneField(
        SuperiorReport,
        verbose_name="laporan",
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="acknowledgement",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting = models.ForeignKey(Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("diketahui pada", auto_now_add=True)
    note = models.CharField("bukti", max_length=200, blank=True)

    class Meta:
        verbose_name = "laporan diketahui atasan"
        verbose_name_plural = "laporan diketahui atasan"

    def __str__(self) -> str:
        return f"Laporan {self.report_id}"
