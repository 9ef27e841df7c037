"""The regulations that standards cite, and whether each is still in force."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from standards.legal_state import LegalState, legal_state
from standards.models.natural import NaturalKeyManager


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
    amends = models.ManyToManyField(
        "self",
        verbose_name="mengubah",
        blank=True,
        symmetrical=False,
        related_name="amended_by",
        help_text="Peraturan yang diubahnya sebagian; yang dicabut diisi “digantikan oleh” pada "
        "peraturan yang lama.",
    )
    sector = models.ForeignKey(
        "standards.Sector", verbose_name="sektor", null=True, blank=True, on_delete=models.PROTECT
    )
    source = models.TextField("sumber keterangan", blank=True, help_text="Dari mana status ini diketahui.")
    source_url = models.URLField("alamat sumber", blank=True)
    checked_on = models.DateField(
        "diperiksa pada", null=True, blank=True, help_text="Kosong: belum dipastikan pada naskahnya."
    )
    checked_by = models.CharField(
        "diperiksa oleh",
        max_length=120,
        blank=True,
        help_text="Jabatan atau unit yang memeriksa; dibaca warga.",
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
        """Derived for a day. A successor that is itself not yet in force has replaced nothing;
        lists load it along (`select_related("successor")`)."""
        since = self.successor.in_force_from if self.successor else None
        return legal_state(
            on,
            since=self.in_force_from,
            until=self.in_force_until,
            is_replaced=self.successor_id is not None and not (since and on < since),
            is_checked=self.checked_on is not None,
        )
