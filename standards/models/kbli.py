"""KBLI editions side by side: which activity of one edition continues as which of the next."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from standards.models.catalogue import BusinessActivity
from standards.models.natural import NaturalKeyManager


class ActivityLink(models.Model):
    """One line of the crosswalk; an activity may be split over several, or several be joined."""

    natural_key_fields = ("older__edition", "older__code", "newer__edition", "newer__code")

    older = models.ForeignKey(
        BusinessActivity, verbose_name="kode lama", on_delete=models.CASCADE, related_name="newer_links"
    )
    newer = models.ForeignKey(
        BusinessActivity, verbose_name="kode baru", on_delete=models.CASCADE, related_name="older_links"
    )
    source = models.CharField(
        "sumber",
        max_length=200,
        blank=True,
        help_text="Tabel kesesuaian atau peraturan yang menyebutnya.",
    )

    objects = NaturalKeyManager["ActivityLink"]()

    class Meta:
        verbose_name = "padanan KBLI"
        verbose_name_plural = "padanan KBLI"
        ordering = ["older__code", "newer__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["older", "newer"],
                name="activity_link_unique",
                violation_error_message="Padanan ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.older.code} ({self.older.edition}) → {self.newer.code} ({self.newer.edition})"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.older.natural_key(), *self.newer.natural_key())

    natural_key.dependencies = ["standards.businessactivity"]  # type: ignore[attr-defined]

    def clean(self) -> None:
        if self.older_id and self.newer_id and self.older.edition >= self.newer.edition:
            raise ValidationError({"newer": "Edisi kode baru harus sesudah edisi kode lama."})
