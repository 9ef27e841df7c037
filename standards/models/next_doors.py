"""Where a complainant can go after this office: its superior, SP4N-LAPOR!, the Ombudsman."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from standards.contact_links import PROBLEMS, href
from standards.models.natural import NaturalKeyManager


class NextDoor(models.Model):
    """UU 25/2009 Pasal 40 ayat (1) and 46 ayat (2): the choice is the complainant's. What nobody has
    checked says so; what nobody knows stays empty."""

    natural_key_fields = ("code",)

    code = models.SlugField("kode", max_length=20, unique=True)
    is_superior = models.BooleanField(
        "atasan kantor ini",
        default=False,
        help_text="Namanya diambil dari “atasan kantor” pada halaman Kantor.",
    )
    name = models.CharField("nama lembaga", max_length=120)
    purpose = models.CharField(
        "untuk apa", max_length=300, help_text="Satu atau dua kalimat biasa, dibaca pelapor."
    )
    address = models.CharField("alamat kantor", max_length=200, blank=True)
    phone = models.CharField("telepon", max_length=60, blank=True)
    sms = models.CharField("SMS", max_length=60, blank=True)
    website = models.CharField("situs", max_length=120, blank=True)
    source = models.CharField(
        "dari mana diketahui", max_length=300, blank=True, help_text="Agar dapat diperiksa lagi."
    )
    checked_on = models.DateField(
        "diperiksa pada",
        null=True,
        blank=True,
        help_text="Hari nomor dan alamatnya benar-benar dicoba. Selama kosong, pelapor membaca bahwa "
        "datanya belum diperiksa.",
    )
    position = models.PositiveSmallIntegerField("urutan", default=0)

    objects = NaturalKeyManager["NextDoor"]()

    class Meta:
        verbose_name = "pintu berikutnya"
        verbose_name_plural = "pintu berikutnya"
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_superior"],
                condition=models.Q(is_superior=True),
                name="next_door_one_superior",
                violation_error_message="Atasan kantor ini hanya satu.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.website and not self.website_href:
            raise ValidationError({"website": PROBLEMS["WEB"]})

    @property
    def website_href(self) -> str:
        return href("WEB", self.website)

    @property
    def phone_href(self) -> str:
        """Empty for short numbers such as 137, which have no international form."""
        return href("PHONE", self.phone)

    @property
    def can_be_reached(self) -> bool:
        return any((self.address, self.phone, self.sms, self.website))

    def natural_key(self) -> tuple[Any, ...]:
        return (self.code,)
