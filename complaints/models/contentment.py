"""The answers to the short question at closing, and apart from them which closings were answered: who
reads an answer cannot tell of which case it is. Neither is part of a trail."""

from uuid import uuid4

from django.db import models

from complaints.contentment import Rating
from complaints.models.trail import Event


class ContentmentGiven(models.Model):
    """Once for each closing: a case that was opened again and closed may be answered anew."""

    closing = models.OneToOneField(
        Event, verbose_name="penutupan", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )

    class Meta:
        verbose_name = "penutupan yang sudah dinilai"
        verbose_name_plural = "penutupan yang sudah dinilai"

    def __str__(self) -> str:
        return f"Penutupan {self.pk}"


class Contentment(models.Model):
    """Knows the month of the closing and nothing else of the case; its key says nothing of when."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    month = models.DateField("bulan penutupan", db_index=True)
    rating = models.CharField("penilaian", max_length=8, choices=Rating.choices())
    words = models.CharField("keterangan", max_length=300, blank=True)

    class Meta:
        verbose_name = "penilaian penanganan"
        verbose_name_plural = "penilaian penanganan"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(month__day=1),
                name="contentment_knows_no_day",
                violation_error_message="Hanya bulan yang disimpan.",
            )
        ]

    def __str__(self) -> str:
        return self.get_rating_display()
