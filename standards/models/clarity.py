"""What citizens say of the words: clear or not, without who said it."""

from django.db import models
from django.db.models import Q

from standards.components import COMPONENTS
from standards.models.catalogue import ServiceStandard
from standards.models.texts import ComponentText

MOST_LETTERS = 500


class ClarityAnswer(models.Model):
    """One answer about one component as it read that day. No name, no address, and no hour: a day
    says enough. `form_key` makes one form one answer."""

    standard = models.ForeignKey(
        ServiceStandard, verbose_name="standar", on_delete=models.CASCADE, related_name="clarity_answers"
    )
    number = models.PositiveSmallIntegerField(
        "komponen", choices=[(each.number, f"{each.number}. {each.label}") for each in COMPONENTS]
    )
    text = models.ForeignKey(
        ComponentText, verbose_name="naskah yang dibaca", on_delete=models.CASCADE, related_name="+"
    )
    is_clear = models.BooleanField("jelas")
    words = models.CharField("kata-kata", max_length=MOST_LETTERS, blank=True)
    day = models.DateField("tanggal", db_index=True)
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = "jawaban warga tentang kejelasan"
        verbose_name_plural = "jawaban warga tentang kejelasan"
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["standard", "number"], name="clarity_of_component")]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__range=(1, 14)),
                name="clarity_number_1_to_14",
                violation_error_message="Komponen bernomor 1 sampai 14.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_number_display()}: {'jelas' if self.is_clear else 'tidak jelas'}"
