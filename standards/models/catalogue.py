"""What standards are about: sectors, business activities (KBLI), risk and instrument."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from standards.models.natural import NaturalKeyManager


class RiskLevel(models.TextChoices):
    LOW = "LOW", "Rendah"
    MEDIUM_LOW = "MEDIUM_LOW", "Menengah Rendah"
    MEDIUM_HIGH = "MEDIUM_HIGH", "Menengah Tinggi"
    HIGH = "HIGH", "Tinggi"


class LicenceType(models.TextChoices):
    NIB = "NIB", "NIB"
    STANDARD_CERTIFICATE = "STANDARD_CERTIFICATE", "Sertifikat Standar"
    PERMIT = "PERMIT", "Izin"


class Sector(models.Model):
    """One of the 22 sectors of PP 28/2025 Pasal 5: the first axis of triage (R8)."""

    natural_key_fields = ("slug",)

    slug = models.SlugField("kode", unique=True)
    name = models.CharField("nama", max_length=120, unique=True)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    objects = NaturalKeyManager["Sector"]()

    class Meta:
        verbose_name = "sektor"
        verbose_name_plural = "sektor"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)


class BusinessActivity(models.Model):
    """A KBLI entry. A code means something only within its edition: 71204 changed its meaning."""

    natural_key_fields = ("edition", "code")

    edition = models.PositiveSmallIntegerField("edisi KBLI", default=2020)
    code = models.CharField(
        "kode KBLI",
        max_length=5,
        validators=[RegexValidator(r"^\d{5}$", "Kode KBLI terdiri atas lima angka.")],
    )
    name = models.CharField("judul", max_length=250)

    objects = NaturalKeyManager["BusinessActivity"]()

    class Meta:
        verbose_name = "kegiatan usaha (KBLI)"
        verbose_name_plural = "kegiatan usaha (KBLI)"
        ordering = ["code", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "code"],
                name="activity_edition_code_unique",
                violation_error_message="Kode ini sudah ada pada edisi yang sama.",
            )
        ]

    def __str__(self) -> str:
        return f"KBLI {self.edition} {self.code} {self.name}"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.edition, self.code)


class ProcedureClass(models.Model):
    """A "Klasifikasi" of Lampiran IV, which component 2 points to and which is not at hand."""

    natural_key_fields = ("number",)

    number = models.PositiveSmallIntegerField("nomor klasifikasi", unique=True)
    name = models.CharField("nama", max_length=200, blank=True)
    steps = models.TextField(
        "langkah-langkah",
        blank=True,
        help_text="Salin dari Lampiran IV. Selama kosong, halaman publik menyatakannya.",
    )

    objects = NaturalKeyManager["ProcedureClass"]()

    class Meta:
        verbose_name = "klasifikasi prosedur"
        verbose_name_plural = "klasifikasi prosedur"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Klasifikasi {self.number}"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.number,)


class ServiceStandard(models.Model):
    """A standard through all its versions. Only the slug stays: annex number, risk and even
    the KBLI code change from one regulation to the next."""

    natural_key_fields = ("slug",)

    slug = models.SlugField("alamat", max_length=80, unique=True)
    sector = models.ForeignKey(Sector, verbose_name="sektor", null=True, blank=True, on_delete=models.PROTECT)
    sector_source = models.TextField(
        "dasar penetapan sektor",
        blank=True,
        help_text="Naskah tidak menyebut sektor; tulis dari mana sektor ini disimpulkan.",
    )

    objects = NaturalKeyManager["ServiceStandard"]()

    class Meta:
        verbose_name = "standar pelayanan"
        verbose_name_plural = "standar pelayanan"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)
