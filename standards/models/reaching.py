"""How the office is reached today: contacts in use, and the hours of each place of service."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from standards import opening_hours
from standards.contact_links import PROBLEMS, href
from standards.models.living import LivingEntry, one_waiting
from standards.models.office import Channel, ServiceLocation


class ContactKind(models.TextChoices):
    PHONE = "PHONE", "Telepon"
    WHATSAPP = "WHATSAPP", "WhatsApp"
    SMS = "SMS", "SMS"
    EMAIL = "EMAIL", "Surel"
    WEB = "WEB", "Situs web"
    INSTAGRAM = "INSTAGRAM", "Instagram"
    TWITTER = "TWITTER", "X (Twitter)"


class ContactState(models.TextChoices):
    IN_USE = "IN_USE", "Dipakai"
    OUT_OF_USE = "OUT_OF_USE", "Tidak dipakai lagi"
    UNCHECKED = "UNCHECKED", "Belum diperiksa"


class Contact(LivingEntry):
    """A number or an address. A new number is a new contact; the old one is then out of use."""

    subject_fields = ("kind", "value")
    said_fields = ("state", "checked_on", "location", "channel")

    kind = models.CharField("jenis", max_length=12, choices=ContactKind)
    value = models.CharField(
        "nomor atau alamat",
        max_length=120,
        help_text="Seperti ditulis untuk warga; tautannya dibuat sendiri.",
    )
    state = models.CharField("keadaan", max_length=12, choices=ContactState, default=ContactState.IN_USE)
    checked_on = models.DateField(
        "diperiksa pada", null=True, blank=True, help_text="Hari nomor atau alamat ini benar-benar dicoba."
    )
    location = models.ForeignKey(
        ServiceLocation,
        verbose_name="tempat layanan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contacts",
        help_text="Kosong: untuk seluruh kantor.",
    )
    channel = models.ForeignKey(
        Channel,
        verbose_name="kanal dalam peraturan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contacts",
        help_text="Bila nomor atau alamat ini tertulis pada salah satu huruf komponen 6.",
    )

    class Meta(LivingEntry.Meta):
        verbose_name = "kontak"
        verbose_name_plural = "kontak"
        constraints = [
            *LivingEntry.Meta.constraints,
            one_waiting("contact", "kind", "value"),
            models.CheckConstraint(
                condition=Q(state=ContactState.UNCHECKED, checked_on__isnull=True)
                | ~Q(state=ContactState.UNCHECKED) & Q(checked_on__isnull=False),
                name="contact_state_was_checked",
                violation_error_message="Isi kapan diperiksa, atau pilih “Belum diperiksa”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"

    def clean(self) -> None:
        self.value = " ".join(self.value.split())
        if self.kind in PROBLEMS and self.value and not self.href:
            raise ValidationError({"value": PROBLEMS[self.kind]})
        unchecked = self.state == ContactState.UNCHECKED
        if unchecked and self.checked_on:
            raise ValidationError({"checked_on": "Kosongkan tanggalnya bila belum diperiksa."})
        if not unchecked and not self.checked_on:
            raise ValidationError({"checked_on": "Isi kapan nomor atau alamat ini diperiksa."})

    @property
    def href(self) -> str:
        return href(self.kind, self.value)

    @property
    def is_in_use(self) -> bool:
        return self.state == ContactState.IN_USE


def _day(label: str) -> models.CharField:
    return models.CharField(label, max_length=80, blank=True)


class OpeningHours(LivingEntry):
    """The week of one place; the text of a day is as `opening_hours.tidy` leaves it."""

    day_fields = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    subject_fields = ("location",)
    said_fields = (*day_fields, "note", "checked_on")

    location = models.ForeignKey(
        ServiceLocation,
        verbose_name="tempat layanan",
        on_delete=models.PROTECT,
        related_name="opening_hours",
    )
    monday = _day("Senin")
    tuesday = _day("Selasa")
    wednesday = _day("Rabu")
    thursday = _day("Kamis")
    friday = _day("Jumat")
    saturday = _day("Sabtu")
    sunday = _day("Minggu")
    note = models.CharField(
        "catatan", max_length=200, blank=True, help_text="Misalnya jam istirahat pada bulan puasa."
    )
    checked_on = models.DateField("diperiksa pada")

    class Meta(LivingEntry.Meta):
        verbose_name = "jam layanan"
        verbose_name_plural = "jam layanan"
        constraints = [*LivingEntry.Meta.constraints, one_waiting("openinghours", "location")]

    def __str__(self) -> str:
        return f"Jam layanan {self.location}"

    def clean(self) -> None:
        wrong: dict[str, Any] = {}
        for name in self.day_fields:
            try:
                setattr(self, name, opening_hours.tidy(getattr(self, name)))
            except opening_hours.Unreadable as error:
                wrong[name] = str(error)
        if wrong:
            raise ValidationError(wrong)
        if not (self.withdrawn or self.note or any(self.days)):
            raise ValidationError("Isi jam sedikitnya satu hari, atau catatannya.")

    @property
    def days(self) -> tuple[str, ...]:
        return tuple(getattr(self, name) for name in self.day_fields)

    @property
    def week(self) -> tuple[tuple[str, str], ...]:
        """Empty where only a note says when."""
        return opening_hours.week(self.days) if any(self.days) else ()

    @property
    def in_one_line(self) -> str:
        return opening_hours.in_one_line(self.days, self.note) if any(self.days) else self.note
