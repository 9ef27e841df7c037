"""A receipt that was lost: who looked for its number, and the new code that was handed over."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from complaints.labels import Labelled
from complaints.models.trail import StepRecord
from complaints.workflow import Step


class RenewalProof(Labelled):
    """How the officer knows that this is the complainant; no identity card is asked for."""

    IN_PERSON = "in_person", "Datang sendiri; nama, kontak, dan isi laporan yang disebutnya cocok"
    CALLED_BACK = "called_back", "Dihubungi kembali lewat kontak yang tercatat"
    PROXY = "proxy", "Surat kuasa dari pelapor"


class CodeRenewal(StepRecord):
    """From this row on only the new code opens the case. No free words: nobody is named in a chain."""

    proof = models.CharField("cara memastikan orangnya", max_length=12, choices=RenewalProof.choices())

    class Meta(StepRecord.Meta):
        verbose_name = "kode tanda terima yang baru"
        verbose_name_plural = "kode tanda terima yang baru"

    def words(self) -> dict[Step, str]:
        return {}


class SearchWay(Labelled):
    PHONE = "phone", "Nomor telepon"
    NAME = "name", "Nama lengkap"


class CodeSearchQuerySet(models.QuerySet["CodeSearch"]):
    def newest_first(self) -> CodeSearchQuerySet:
        """Ready for a list, in one query."""
        return self.select_related("by__officer").order_by("-at", "-pk")


class CodeSearch(models.Model):
    """One look-up of a complainant: who, when, why, by what, how many cases were shown. What was typed
    is not kept, not even as a digest: the cases shown have a line in IdentityView each. Never changed,
    never deleted."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    way = models.CharField("dicari menurut", max_length=8, choices=SearchWay.choices())
    reason = models.CharField("alasan", max_length=200)
    shown = models.PositiveSmallIntegerField("perkara yang ditampilkan")

    objects = CodeSearchQuerySet.as_manager()

    class Meta:
        verbose_name = "pencarian kode hilang"
        verbose_name_plural = "pencarian kode hilang"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.get_way_display()}, {self.at:%Y-%m-%d %H:%M}"
