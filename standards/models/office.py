"""The one office this installation serves, where it can be visited, and how it is reached."""

from typing import Any

from django.db import models

from standards.models.natural import NaturalKeyManager


class Office(models.Model):
    """A single row. What nobody has told us stays empty, and the public page says so."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField("nama lengkap", max_length=200)
    short_name = models.CharField("nama singkat", max_length=80)
    regency = models.CharField("kabupaten", max_length=80)
    head_name = models.CharField(
        "nama kepala", max_length=120, blank=True, help_text="Kosongkan bila belum diketahui."
    )
    duties = models.TextField("tugas dan fungsi", blank=True)
    complaint_officer_name = models.CharField(
        "nama penanggung jawab pengaduan",
        max_length=120,
        blank=True,
        help_text="Wajib diumumkan (UU 25/2009 Pasal 36 ayat (4)). "
        "Selama kosong, halaman publik menyatakan bahwa nama ini belum dicatat.",
    )
    complaint_officer_address = models.TextField("alamat penanggung jawab pengaduan", blank=True)
    direct_superior = models.CharField(
        "atasan kantor",
        max_length=160,
        blank=True,
        help_text="Jabatan di atas Kepala, tempat warga melanjutkan pengaduan yang terlambat.",
    )
    pledge_text = models.TextField(
        "naskah maklumat pelayanan",
        blank=True,
        help_text="Salin kata demi kata dari maklumat yang ditandatangani.",
    )
    pledge_signed_on = models.DateField("maklumat ditandatangani pada", null=True, blank=True)
    data_licence = models.CharField(
        "lisensi data terbuka",
        max_length=120,
        blank=True,
        help_text="Nama resmi lisensinya. Selama kosong, halaman data menyatakan bahwa lisensinya "
        "belum diputuskan.",
    )
    data_licence_url = models.URLField("alamat naskah lisensi", blank=True)
    oss_url = models.URLField(
        "alamat OSS",
        blank=True,
        help_text="Sistem yang menerbitkan sendiri izin risiko rendah dan menengah rendah.",
    )
    oss_source = models.CharField("dari mana alamat OSS diketahui", max_length=200, blank=True)
    oss_checked_on = models.DateField("alamat OSS diperiksa pada", null=True, blank=True)

    class Meta:
        verbose_name = "kantor"
        verbose_name_plural = "kantor"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="office_is_single",
                violation_error_message="Portal ini melayani satu kantor saja.",
            )
        ]

    def __str__(self) -> str:
        return self.short_name


class ServiceLocation(models.Model):
    natural_key_fields = ("slug",)

    slug = models.SlugField("kode", unique=True)
    name = models.CharField("nama tempat", max_length=120)
    address = models.TextField("alamat")
    position = models.PositiveSmallIntegerField("urutan", default=0)

    objects = NaturalKeyManager["ServiceLocation"]()

    class Meta:
        verbose_name = "tempat layanan"
        verbose_name_plural = "tempat layanan"
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)


class Channel(models.Model):
    """A way a complaint arrives: a to m of the regulation (R3), and those of the statute."""

    natural_key_fields = ("code",)

    code = models.SlugField(
        "kode", max_length=20, unique=True, help_text="Huruf a-m menurut peraturan, atau nama."
    )
    name = models.CharField("nama kanal", max_length=120)
    words = models.TextField(
        "bunyi dalam peraturan", blank=True, help_text="Kata demi kata; kosong bila tidak disebut."
    )
    is_oral = models.BooleanField("lisan", default=False)
    is_referral = models.BooleanField(
        "diteruskan lembaga lain",
        default=False,
        help_text="Perkara datang dengan nomor dari luar, misalnya SP4N-LAPOR!.",
    )
    is_public = models.BooleanField(
        "ditampilkan kepada warga",
        default=True,
        help_text="Kosongkan untuk jalan di dalam kantor sendiri, misalnya disposisi.",
    )
    is_portal = models.BooleanField("portal ini", default=False, editable=False)
    is_in_use = models.BooleanField(
        "dipakai saat ini",
        default=True,
        help_text="Dapat dipilih petugas saat mencatat. Apakah nomor atau alamatnya masih aktif, "
        "dicatat dalam Kontak.",
    )
    position = models.PositiveSmallIntegerField("urutan", default=0)

    objects = NaturalKeyManager["Channel"]()

    class Meta:
        verbose_name = "kanal pengaduan"
        verbose_name_plural = "kanal pengaduan"
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_portal"],
                condition=models.Q(is_portal=True),
                name="channel_portal_is_one",
                violation_error_message="Portal ini hanya satu kanal.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[Any, ...]:
        return (self.code,)
