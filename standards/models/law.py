"""The regulations that standards cite, and whether each is still in force."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from standards.models.natural import NaturalKeyManager


class LegalState(models.TextChoices):
    IN_FORCE = "in_force", "berlaku"
    NOT_YET = "not_yet", "belum berlaku"
    OUT_OF_FORCE = "out_of_force", "tidak berlaku lagi"
    UNCHECKED = "unchecked", "belum diperiksa"


class Regulation(models.Model):
    """One instrument. Its state is derived, never typed: see `state`."""

    natural_key_fields = ("slug",)

    slug = models.SlugField("kode", unique=True, help_text="Misalnya pp-5-2021.")
    kind = models.CharField("jenis", max_length=120, help_text="Misalnya Peraturan Pemerintah.")
    number = models.CharField("nomor", max_length=20)
    year = models.PositiveSmallIntegerField("tahun")
    title = models.TextField("tentang", blank=True)
    short_name = models.CharField("sebutan singkat", max_length=80)
    in_force_from = models.DateField("berlaku sejak", null=True, blank=True)
    in_force_until = models.DateField(
        "hari terakhir berlaku",
        null=True,
        blank=True,
        help_text="Kosong bila masih berlaku atau tanggalnya belum diketahui.",
    )
    successor = models.ForeignKey(
        "self",
        verbose_name="digantikan oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    sector = models.ForeignKey(
        "standards.Sector", verbose_name="sektor", null=True, blank=True, on_delete=models.PROTECT
    )
    source = models.TextField("sumber keterangan", blank=True, help_text="Dari mana status ini diketahui.")
    source_url = models.URLField("alamat sumber", blank=True)
    checked_on = models.DateField(
        "diperiksa pada", null=True, blank=True, help_text="Kosong: belum dipastikan pada naskahnya."
    )
    note = models.TextField("catatan", blank=True)

    objects = NaturalKeyManager["Regulation"]()

    class Meta:
        verbose_name = "peraturan"
        verbose_name_plural = "peraturan"
        ordering = ["-year", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(in_force_until__gte=models.F("in_force_from")),
                name="regulation_dates_in_order",
                violation_error_message="Hari terakhir berlaku mendahului hari mulai berlaku.",
            ),
            models.CheckConstraint(
                condition=~models.Q(successor=models.F("id")),
                name="regulation_not_its_own_successor",
                violation_error_message="Peraturan tidak dapat menggantikan dirinya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)

    def clean(self) -> None:
        """A chain of successors has an end; a circle would leave no regulation in force."""
        followed = {self.pk}
        after = self.successor
        while after is not None:
            if after.pk in followed:
                raise ValidationError({"successor": "Rantai pengganti ini berputar kembali ke awal."})
            followed.add(after.pk)
            after = after.successor

    def state(self, on: date) -> LegalState:
        """Whether it is in force on a day: known first and last days decide; without a last one a
        successor that has taken effect (or may have: its day is unknown) means replaced;
        otherwise it counts as in force only once somebody has checked."""
        if _is_after(self.in_force_from, on):
            return LegalState.NOT_YET
        if self.in_force_until is not None:
            return LegalState.OUT_OF_FORCE if on > self.in_force_until else LegalState.IN_FORCE
        if self.successor is not None and not _is_after(self.successor.in_force_from, on):
            return LegalState.OUT_OF_FORCE
        return LegalState.IN_FORCE if self.checked_on else LegalState.UNCHECKED


def _is_after(day: date | None, on: date) -> bool:
    return day is not None and day > on
