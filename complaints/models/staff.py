"""The staff list: who holds which post, and to whom each answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery

from complaints.roles import Role
from standards.models.natural import NaturalKeyManager


class OfficerQuerySet(models.QuerySet["Officer"]):
    def who_may_handle(self) -> OfficerQuerySet:
        """With an active account of a role that handles cases."""
        roles = (Role.HANDLER, Role.SECTION_HEAD, Role.HEAD)
        able = self.filter(is_active=True, user__is_active=True, user__groups__name__in=roles)
        return able.select_related("user").distinct()

    def who_may_handle_above(self) -> OfficerQuerySet:
        """With an active account, and designated for cases about the Head or the office."""
        able = self.filter(is_active=True, user__is_active=True)
        able = able.filter(Q(handles_above=True) | Q(user__groups__name=Role.INSPECTORATE))
        return able.select_related("user").distinct()

    def holding(self, cases: models.QuerySet[Any]) -> OfficerQuerySet:
        """Those who handle some of these cases; `held` is how many."""
        count = cases.filter(handler=OuterRef("user")).order_by().values("handler").annotate(n=Count("pk"))
        return self.annotate(held=Subquery(count.values("n"))).filter(held__gt=0).select_related("user")


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
    handles_above = models.BooleanField(
        "menangani perkara tentang kepala atau kantor",
        default=False,
        help_text="Hanya untuk pejabat di luar kantor yang berakun. Inspektorat selalu boleh.",
    )

    objects = NaturalKeyManager.from_queryset(OfficerQuerySet)()

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

    def clean(self) -> None:
        """No circle of superiors (also held by a trigger), and no judge in her own cause."""
        above, seen = self.direct_superior, {self.pk} - {None}
        while above is not None:
            if above.pk in seen:
                raise ValidationError(
                    {"direct_superior": f"Atasan berputar: {above} sudah berada di bawah pejabat ini."}
                )
            seen.add(above.pk)
            if self.handles_above and above.is_head:
                raise ValidationError(
                    {"handles_above": "Pejabat ini bawahan kepala, jadi tidak menangani perkara tentangnya."}
                )
            above = above.direct_superior
        if self.handles_above and self.is_head:
            raise ValidationError({"handles_above": "Kepala tidak menangani perkara tentang dirinya."})

    @property
    def is_head(self) -> bool:
        return self.user is not None and self.user.groups.filter(name=Role.HEAD).exists()

    def natural_key(self) -> tuple[Any, ...]:
        return (self.position,)
