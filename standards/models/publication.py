"""Dated releases and the deltas they hold. Nothing published is ever changed: a correction is
a newer release. Triggers (migration 0002) hold this against raw SQL as well."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from standards import outline
from standards.components import COMPONENTS, component
from standards.models.catalogue import BusinessActivity, LicenceType, RiskLevel, ServiceStandard
from standards.models.law import Regulation
from standards.models.natural import NaturalKeyManager


class ReleaseQuerySet(models.QuerySet["Release"]):
    def published(self) -> "ReleaseQuerySet":
        return self.filter(published_at__isnull=False, cancelled_at__isnull=True)

    def in_force(self, on: date) -> "ReleaseQuerySet":
        """Those that count on a day; without a date of effect, since before it was recorded."""
        return self.published().filter(Q(effective_on__isnull=True) | Q(effective_on__lte=on))

    def to_come(self, on: date) -> "ReleaseQuerySet":
        """Drafts, and those published for a later day."""
        waits = Q(published_at__isnull=True) | Q(effective_on__gt=on)
        return self.filter(waits, cancelled_at__isnull=True)


class Release(models.Model):
    """A Penetapan: everything that takes effect together."""

    natural_key_fields = ("slug",)

    slug = models.SlugField("kode", max_length=80, unique=True)
    regulation = models.ForeignKey(
        Regulation,
        verbose_name="peraturan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="Kosong: nomor dan tanggal peraturannya belum diketahui.",
    )
    effective_on = models.DateField(
        "berlaku mulai",
        null=True,
        blank=True,
        help_text="Hari ini atau sesudahnya. Boleh kosong hanya bagi yang belum pernah ditetapkan: "
        "berlaku sejak sebelum dicatat di portal ini.",
    )
    note = models.TextField("catatan perubahan", help_text="Apa yang berubah dan mengapa.")
    signed_pdf = models.FileField("naskah bertanda tangan", upload_to="penetapan/", blank=True)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    published_at = models.DateTimeField("ditetapkan pada", null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ditetapkan oleh",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="penulis",
        blank=True,
        editable=False,
        related_name="+",
        help_text="Siapa pun yang ikut menulis; orang lain yang menetapkan.",
    )
    cancelled_at = models.DateTimeField("dibatalkan pada", null=True, blank=True, editable=False)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibatalkan oleh",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = NaturalKeyManager.from_queryset(ReleaseQuerySet)()

    class Meta:
        verbose_name = "penetapan"
        verbose_name_plural = "penetapan"
        ordering = [F("effective_on").desc(nulls_last=True), "-published_at"]
        permissions = [("publish_release", "Dapat menetapkan standar pelayanan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, published_at__isnull=False),
                name="release_cancelled_after_publishing",
                violation_error_message="Hanya penetapan yang sudah terbit dapat dibatalkan.",
            )
        ]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


class Version(models.Model):
    """What one release says of one standard, or (without a standard) of the office's shared texts."""

    natural_key_fields = ("release__slug", "standard__slug")

    release = models.ForeignKey(
        Release, verbose_name="penetapan", on_delete=models.PROTECT, related_name="versions"
    )
    standard = models.ForeignKey(
        ServiceStandard,
        verbose_name="standar",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="versions",
        help_text="Kosong: teks bersama seluruh kantor.",
    )
    annex_number = models.PositiveIntegerField("nomor dalam lampiran", null=True, blank=True)
    activity = models.ForeignKey(
        BusinessActivity,
        verbose_name="kegiatan usaha",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    name = models.CharField("nama pelayanan", max_length=250, blank=True)
    risk = models.CharField("tingkat risiko", max_length=12, choices=RiskLevel, blank=True)
    licence_type = models.CharField("jenis izin", max_length=20, choices=LicenceType, blank=True)
    withdrawn = models.BooleanField(
        "dicabut", default=False, help_text="Standar ini tidak ada lagi sejak penetapan berlaku."
    )

    objects = NaturalKeyManager["Version"]()

    class Meta:
        verbose_name = "versi standar"
        verbose_name_plural = "versi standar"
        ordering = ["release", "standard"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "standard"],
                nulls_distinct=False,
                name="version_once_in_release",
                violation_error_message="Standar ini sudah ada dalam penetapan yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(standard__isnull=True)
                | Q(withdrawn=True)
                | (Q(activity__isnull=False) & ~Q(name="") & ~Q(risk="") & ~Q(licence_type="")),
                name="version_names_its_standard",
                violation_error_message="Isi nama, kegiatan usaha, risiko, dan jenis izin.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "Teks bersama seluruh kantor"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.release.slug, self.standard.slug if self.standard else None)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "standards.release",
        "standards.servicestandard",
    ]

    @property
    def is_shared(self) -> bool:
        return self.standard_id is None


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
