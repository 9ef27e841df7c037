"""The words of a version, component by component, and the citations in them. Frozen with their
release (migration 0002)."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from standards import outline
from standards.components import COMPONENTS, component
from standards.models.law import Regulation
from standards.models.natural import NaturalKeyManager
from standards.models.publication import Version


class ComponentText(models.Model):
    """The words of one component in one version. Facts stand beside the words they come from."""

    natural_key_fields = ("version__release__slug", "version__standard__slug", "number")

    version = models.ForeignKey(Version, verbose_name="versi", on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField(
        "komponen",
        choices=[(c.number, f"{c.number}. {c.label}") for c in COMPONENTS],
        validators=[MinValueValidator(1), MaxValueValidator(14)],
    )
    text = models.TextField("uraian", blank=True)
    facts = models.JSONField("fakta", default=dict, blank=True)
    follows_shared = models.BooleanField(
        "kembali ke teks bersama",
        default=False,
        help_text="Mulai versi ini standar mengikuti lagi teks bersama kantor.",
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ditulis oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = NaturalKeyManager["ComponentText"]()

    class Meta:
        verbose_name = "uraian komponen"
        verbose_name_plural = "uraian komponen"
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "number"],
                name="text_once_in_version",
                violation_error_message="Komponen ini sudah ada dalam versi yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(number__range=(1, 14)),
                name="text_number_1_to_14",
                violation_error_message="Komponen bernomor 1 sampai 14.",
            ),
            models.CheckConstraint(
                condition=Q(follows_shared=True, text="") | (Q(follows_shared=False) & ~Q(text="")),
                name="text_or_follows_shared",
                violation_error_message="Isi uraian, atau pilih kembali ke teks bersama.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {component(self.number).label}"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.version.natural_key(), self.number)

    natural_key.dependencies = ["standards.version"]  # type: ignore[attr-defined]

    @property
    def outline(self) -> outline.Outline:
        return outline.parse(self.text)


class LegalBasis(models.Model):
    """One citation of component 7, in the order of the text."""

    text = models.ForeignKey(ComponentText, on_delete=models.CASCADE, related_name="legal_bases")
    position = models.PositiveSmallIntegerField("urutan")
    regulation = models.ForeignKey(Regulation, verbose_name="peraturan", on_delete=models.PROTECT)

    class Meta:
        verbose_name = "dasar hukum"
        verbose_name_plural = "dasar hukum"
        ordering = ["text", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "position"],
                name="basis_position_unique",
                violation_error_message="Urutan ini sudah terpakai.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.regulation}"
