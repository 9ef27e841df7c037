"""The staff list: who holds which post, and to whom each answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from standards.models.natural import NaturalKeyManager


class Officer(models.Model):
    """A post-holder. Not everyone has an account: the Head's own superior works elsewhere."""

    natural_key_fields = ("position",)

    name = models.CharField("nama", max_length=120, blank=True, help_text="Kosongkan bila belum diketahui.")
    position = models.CharField("jabatan", max_length=160, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="akun",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="officer",
    )
    direct_superior = models.ForeignKey(
        "self",
        verbose_name="atasan langsung",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subordinates",
        help_text="Penerima laporan tertulis hasil tindak lanjut (komponen 6 angka 7 dan 8).",
    )
    is_active = models.BooleanField("masih bertugas", default=True)

    objects = NaturalKeyManager["Officer"]()

    class Meta:
        verbose_name = "pejabat dan pelaksana"
        verbose_name_plural = "pejabat dan pelaksana"
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(direct_superior=F("id")),
                name="officer_not_own_superior",
                violation_error_message="Seseorang bukan atasan dirinya sendiri.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.position})" if self.name else self.position

    def natural_key(self) -> tuple[Any, ...]:
        return (self.position,)
