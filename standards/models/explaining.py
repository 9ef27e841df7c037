"""What the office explains in plain words: how to apply, and what each requirement asks for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from standards import outline
from standards.models.catalogue import ServiceStandard
from standards.models.living import LivingEntry, one_waiting
from standards.models.texts import ComponentText

REQUIREMENTS = 1
# It stands beside one requirement on a phone; longer words belong in a document of their own.
LONGEST_NOTE = 600
SAYS_NOTHING = "Isi penjelasan, contoh bukti, atau pilih syarat/kewajiban."


class HowToApply(LivingEntry):
    """The way to the licence, one step a line. The office's own, unless the standard has another."""

    subject_fields = ("standard",)
    said_fields = ("steps", "assistance")

    standard = models.ForeignKey(
        ServiceStandard,
        verbose_name="standar",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Kosong: berlaku untuk semua standar yang tidak punya cara sendiri.",
    )
    steps = models.TextField("langkah", blank=True, help_text="Satu langkah satu baris, tanpa nomor.")
    assistance = models.TextField(
        "bantuan di tempat",
        blank=True,
        help_text="Di mana warga dibantu bila tidak dapat melakukannya sendiri.",
    )

    class Meta(LivingEntry.Meta):
        verbose_name = "cara mengajukan"
        verbose_name_plural = "cara mengajukan"
        constraints = [*LivingEntry.Meta.constraints, one_waiting("howtoapply", "standard")]

    def __str__(self) -> str:
        return f"Cara mengajukan: {self.standard or 'semua layanan'}"

    def clean(self) -> None:
        if not self.withdrawn and not self.step_list:
            raise ValidationError({"steps": "Isi sedikitnya satu langkah."})

    @property
    def step_list(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.steps.splitlines() if line.strip())


class Demand(models.TextChoices):
    """Component 1 mixes what must be there before a licence with what is owed after it."""

    REQUIREMENT = "REQUIREMENT", "Syarat: dipenuhi sebelum izin terbit"
    OBLIGATION = "OBLIGATION", "Kewajiban: dijalankan sesudah izin terbit"


class RequirementNote(LivingEntry):
    """Beside one item of the words it was written for. Where a newer release changes those words,
    the note stays behind with the old ones until somebody proposes it again."""

    subject_fields = ("text", "path")
    said_fields = ("demand", "explanation", "evidence")

    text = models.ForeignKey(
        ComponentText, verbose_name="uraian", on_delete=models.PROTECT, related_name="requirement_notes"
    )
    path = models.CharField("butir", max_length=20)
    demand = models.CharField(
        "syarat atau kewajiban",
        max_length=12,
        choices=Demand,
        blank=True,
        help_text="Kosong bila belum dapat dipastikan.",
    )
    explanation = models.TextField(
        "penjelasan sederhana", blank=True, help_text="Apa yang diminta butir ini, dengan kata sehari-hari."
    )
    evidence = models.TextField(
        "contoh bukti", blank=True, help_text="Dokumen atau foto yang biasanya cukup sebagai bukti."
    )

    class Meta(LivingEntry.Meta):
        verbose_name = "penjelasan syarat"
        verbose_name_plural = "penjelasan syarat"
        constraints = [
            *LivingEntry.Meta.constraints,
            one_waiting("requirementnote", "text", "path"),
            models.CheckConstraint(
                condition=Q(withdrawn=True) | ~Q(demand="") | ~Q(explanation="") | ~Q(evidence=""),
                name="requirementnote_says_something",
                violation_error_message=SAYS_NOTHING,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text.version}, butir {self.path}"

    def clean(self) -> None:
        if self.text.number != REQUIREMENTS or outline.find(self.text.outline, self.path) is None:
            raise ValidationError("Butir ini tidak ada dalam uraian persyaratan.")
        if not (self.withdrawn or self.demand or self.explanation or self.evidence):
            raise ValidationError(SAYS_NOTHING)
        for name in ("explanation", "evidence"):
            if (length := len(getattr(self, name))) > LONGEST_NOTE:
                raise ValidationError({name: f"Paling banyak {LONGEST_NOTE} huruf; sekarang {length}."})

    @property
    def words(self) -> str:
        """Of the item that the note is about."""
        item = outline.find(self.text.outline, self.path)
        return item.text if item else ""
