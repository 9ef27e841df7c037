"""Dated releases and the deltas they hold. Nothing published is ever changed: a correction is
a newer release. Triggers (migration 0002) hold this against raw SQL as well."""

from datetime import date
from itertools import chain, count
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from standards.models.catalogue import BusinessActivity, LicenceType, RiskLevel, ServiceStandard
from standards.models.law import Regulation
from standards.models.natural import NaturalKeyManager
from standards.models.people import person


class ReleaseQuerySet(models.QuerySet["Release"]):
    def published(self) -> "ReleaseQuerySet":
        return self.filter(published_at__isnull=False, cancelled_at__isnull=True)

    def in_force(self, on: date) -> "ReleaseQuerySet":
        """Those that count on a day; without a date of effect, since before it was recorded."""
        return self.published().filter(Q(effective_on__isnull=True) | Q(effective_on__lte=on))

    def waiting(self) -> "ReleaseQuerySet":
        """Submitted, for someone else to publish or send back; the longest waiting first."""
        submitted = self.filter(published_at__isnull=True, submitted_at__isnull=False)
        return submitted.order_by("submitted_at", "pk")

    def open_drafts(self) -> "ReleaseQuerySet":
        return self.filter(published_at__isnull=True).order_by("-created_at", "-pk")

    def free_code(self, stem: str) -> str:
        """The stem itself, or the first "stem-2", "stem-3" that no release has yet."""
        taken = set(self.filter(slug__startswith=stem).values_list("slug", flat=True))
        codes = chain([stem], (f"{stem}-{number}" for number in count(2)))
        return next(code for code in codes if code not in taken)

    def to_come(self, on: date) -> "ReleaseQuerySet":
        """Drafts, and those published for a later day."""
        waits = Q(published_at__isnull=True) | Q(effective_on__gt=on)
        return self.filter(waits, cancelled_at__isnull=True)


def _moment(label: str) -> models.DateTimeField:
    return models.DateTimeField(label, null=True, blank=True, editable=False)


def signed_pdf_place(release: "Release", name: str) -> str:
    """A name that nobody can guess and no uploader chose."""
    return f"penetapan/{uuid4().hex}.pdf"


class Release(models.Model):
    """A Penetapan: everything that takes effect together."""

    natural_key_fields = ("slug",)
    submission_fields = ("submitted_at", "submitted_by")
    return_fields = ("returned_at", "returned_by", "return_reason")
    head_approval_fields = (
        "head_approval_name",
        "head_approval_on",
        "head_approval_document",
        "head_approval_recorded_by",
    )

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
    signed_pdf = models.FileField(
        "naskah bertanda tangan",
        upload_to=signed_pdf_place,
        blank=True,
        help_text="PDF peraturan yang sudah ditandatangani, paling besar 20 MB. Kosong: belum ada.",
    )
    # UU 25/2009 Pasal 20: a standard is made together with the public and those concerned.
    consulted_on = models.DateField(
        "tanggal uji publik",
        null=True,
        blank=True,
        help_text="Forum konsultasi publik atas rancangannya. Kosong: belum diketahui.",
    )
    # UU 25/2009 Pasal 22: the provider declares that it is able to keep the standard.
    pledged_on = models.DateField(
        "tanggal maklumat pelayanan",
        null=True,
        blank=True,
        help_text="Maklumat yang menyatakan sanggup memenuhi standar ini. Kosong: belum diketahui.",
    )
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    published_at = models.DateTimeField("ditetapkan pada", null=True, blank=True, editable=False)
    published_by = person("ditetapkan oleh")
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="penulis",
        blank=True,
        editable=False,
        related_name="+",
        help_text="Siapa pun yang ikut menulis; orang lain yang menetapkan.",
    )
    cancelled_at = models.DateTimeField("dibatalkan pada", null=True, blank=True, editable=False)
    submitted_at = _moment("diajukan pada")
    submitted_by = person("diajukan oleh")
    returned_at = _moment("dikembalikan pada")
    returned_by = person("dikembalikan oleh")
    return_reason = models.TextField("alasan dikembalikan", blank=True, editable=False)
    head_approval_name = models.CharField(
        "nama kepala yang menyetujui", max_length=120, blank=True, editable=False
    )
    head_approval_on = models.DateField("tanggal persetujuan kepala", null=True, blank=True, editable=False)
    head_approval_document = models.CharField(
        "dokumen persetujuan kepala", max_length=200, blank=True, editable=False
    )
    head_approval_recorded_by = person("persetujuan dicatat oleh")
    # Names the one preview link that opens; empty when there is none.
    preview_nonce = models.CharField(max_length=32, blank=True, default="", editable=False)
    cancelled_by = person("dibatalkan oleh")

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
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="release_submitted_by_someone",
                violation_error_message="Catat siapa yang mengajukan.",
            ),
            models.CheckConstraint(
                condition=Q(
                    head_approval_name="",
                    head_approval_on__isnull=True,
                    head_approval_document="",
                    head_approval_recorded_by__isnull=True,
                )
                | (
                    ~Q(head_approval_name="")
                    & Q(head_approval_on__isnull=False)
                    & ~Q(head_approval_document="")
                    & Q(head_approval_recorded_by__isnull=False)
                ),
                name="release_head_approval_whole",
                violation_error_message="Isi nama, tanggal, dan dokumen persetujuan kepala.",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def is_submitted(self) -> bool:
        return self.submitted_at is not None

    @property
    def has_head_approval(self) -> bool:
        return self.head_approval_on is not None

    def reopen(self) -> None:
        """Its words changed: what was submitted, or approved by the Head, were other words."""
        self.submitted_at = self.submitted_by = None
        self.head_approval_name = self.head_approval_document = ""
        self.head_approval_on = self.head_approval_recorded_by = None
        self.save(update_fields=[*self.submission_fields, *self.head_approval_fields])


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

    pdf_page = models.PositiveSmallIntegerField(
        "halaman dalam naskah bertanda tangan", null=True, blank=True, validators=[MinValueValidator(1)]
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
            models.CheckConstraint(
                condition=Q(pdf_page__isnull=True) | Q(pdf_page__gte=1),
                name="version_pdf_page_from_1",
                violation_error_message="Halaman dihitung dari 1.",
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
