"""The text of an annex while an editor reads it in: kept until it is stored or thrown away, and what
she decided about its wordings. Nothing of it is public."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from standards.importing.wordings import Choice
from standards.models.law import Regulation
from standards.models.publication import Release


class AnnexQuerySet(models.QuerySet["UploadedAnnex"]):
    def pending(self) -> "AnnexQuerySet":
        """Not stored in a release yet, the newest first; without their texts, which are megabytes."""
        return self.filter(release__isnull=True).defer("text").order_by("-pk")


class UploadedAnnex(models.Model):
    """Its editor's own. Once stored it keeps no text, which is in the source cells of its release."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="penyunting", on_delete=models.PROTECT, related_name="+"
    )
    document = models.CharField("nama naskah", max_length=200)
    text = models.TextField("naskah", blank=True)
    is_whole = models.BooleanField("seluruh lampiran")
    note = models.TextField("catatan perubahan")
    effective_on = models.DateField("berlaku mulai", null=True, blank=True)
    regulation = models.ForeignKey(
        Regulation, verbose_name="peraturan", null=True, blank=True, on_delete=models.PROTECT
    )
    consulted_on = models.DateField("tanggal uji publik", null=True, blank=True)
    pledged_on = models.DateField("tanggal maklumat pelayanan", null=True, blank=True)
    created_at = models.DateTimeField("diunggah pada", auto_now_add=True)
    release = models.OneToOneField(
        Release, verbose_name="penetapan", null=True, on_delete=models.CASCADE, related_name="annex"
    )

    objects = AnnexQuerySet.as_manager()

    class Meta:
        verbose_name = "naskah lampiran"
        verbose_name_plural = "naskah lampiran"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(release__isnull=True) & ~Q(text="")) | Q(release__isnull=False, text=""),
                name="annex_has_its_text_until_stored",
                violation_error_message="Naskah kosong.",
            )
        ]

    def __str__(self) -> str:
        return self.document


class WordingDecision(models.Model):
    """What one wording of one component is. A misreading is remembered for the next annex."""

    annex = models.ForeignKey(UploadedAnnex, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField("komponen")
    key = models.CharField("kalimat", max_length=16)
    choice = models.CharField("keputusan", max_length=8, choices=[(each.value, each.name) for each in Choice])
    text = models.TextField("uraian yang benar", blank=True)

    class Meta:
        verbose_name = "keputusan kalimat"
        verbose_name_plural = "keputusan kalimat"
        ordering = ["annex", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["annex", "number", "key"], name="decision_once_a_wording"),
            models.UniqueConstraint(
                fields=["annex", "number"],
                condition=Q(choice=Choice.SHARED.value),
                name="decision_one_shared_text",
                violation_error_message="Teks bersama hanya satu untuk tiap komponen.",
            ),
            models.CheckConstraint(
                condition=(Q(choice=Choice.CORRECT.value) & ~Q(text=""))
                | (~Q(choice=Choice.CORRECT.value) & Q(text="")),
                name="decision_text_only_to_correct",
                violation_error_message="Uraian hanya diisi bila dibetulkan.",
            ),
            models.CheckConstraint(condition=Q(number__range=(1, 14)), name="decision_number_1_to_14"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.choice}"
