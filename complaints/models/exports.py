"""Lists of cases that left the portal as a file: who, when, which, how many, with identities or not."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from complaints.labels import Labelled


class FileFormat(Labelled):
    XLSX = "xlsx", "Excel (XLSX)"
    CSV = "csv", "CSV"


class CaseExportQuerySet(models.QuerySet["CaseExport"]):
    def newest_first(self) -> "CaseExportQuerySet":
        """Ready for a list: who took what out, in one query."""
        return self.select_related("by__officer").order_by("-at", "-pk")


class CaseExport(models.Model):
    """One file that was handed out, written down before its first byte. Never changed, never deleted."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    filters = models.TextField("saringan", blank=True, help_text="Seperti tampil pada daftarnya.")
    file_format = models.CharField("bentuk", max_length=4, choices=FileFormat.choices())
    cases = models.PositiveIntegerField("jumlah perkara")
    has_identities = models.BooleanField("dengan identitas")
    identities = models.PositiveIntegerField("jumlah identitas")
    reason = models.CharField("alasan", max_length=200, blank=True)

    objects = CaseExportQuerySet.as_manager()

    class Meta:
        verbose_name = "ekspor daftar perkara"
        verbose_name_plural = "ekspor daftar perkara"
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(has_identities=False, identities=0) | (Q(has_identities=True) & ~Q(reason="")),
                name="identities_leave_for_a_reason",
                violation_error_message="Tulis alasan mengekspor identitas.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.cases} perkara {self.at:%Y-%m-%d %H:%M}"
