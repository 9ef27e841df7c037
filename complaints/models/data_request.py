"""What people ask of the data about themselves, by when it is due, who dealt with it, and how."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from complaints.data_rights import DataOutcome, DataStanding, Proof, Right, data_standing, due_at
from complaints.models.case import Complaint


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def open(self) -> DataRequestQuerySet:
        """Oldest first: that is the most pressing, all have the same time."""
        return self.filter(answered_at__isnull=True).order_by("received_at", "pk")

    def answered(self) -> DataRequestQuerySet:
        return self.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")

    def of_cases(self, cases: models.QuerySet[Complaint]) -> DataRequestQuerySet:
        return self.filter(complaint__in=cases)

    def for_list(self) -> DataRequestQuerySet:
        """Without what was asked in words: that may name somebody."""
        return self.select_related("complaint", "handled_by__officer").defer("details")


class DataRequest(models.Model):
    """A request to see or to correct. `details` are the person's own words, the only part with
    personal data; they go with the identity. The rest is frozen once answered (migration 0012)."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="data_requests")
    right = models.CharField("permintaan", max_length=12, choices=Right.choices())
    details = models.TextField("rincian", blank=True)
    received_at = models.DateTimeField("diterima", default=timezone.localtime, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Kosong: pelapor sendiri, dengan nomor dan kode.",
    )
    proof = models.CharField("cara memastikan orangnya", max_length=12, choices=Proof.choices())
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dijawab oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    outcome = models.CharField("hasil", max_length=12, blank=True, choices=DataOutcome.choices())
    note = models.TextField("yang dilakukan", blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan data pribadi"
        verbose_name_plural = "permintaan data pribadi"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "right"],
                condition=Q(answered_at__isnull=True),
                name="one_open_request_of_a_kind",
                violation_error_message="Permintaan yang sama masih dikerjakan.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, handled_by__isnull=True, outcome="", note="")
                | Q(answered_at__isnull=False, handled_by__isnull=False) & ~Q(outcome="") & ~Q(note=""),
                name="an_answer_is_whole",
                violation_error_message="Jawaban memuat hasil, uraian, dan petugasnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Permintaan data pribadi D-{self.pk}"

    @property
    def due_at(self) -> datetime:
        return due_at(self.received_at)

    def standing(self, now: datetime) -> DataStanding:
        return data_standing(self.received_at, self.answered_at, now)
