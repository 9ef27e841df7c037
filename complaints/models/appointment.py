"""Deputies: who stands in for an absent post-holder, from which day to which (UU 25/2009 Pasal 45;
every post has a Plh or Plt)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from complaints.labels import Labelled
from complaints.models.staff import Officer
from complaints.workdays import in_words


class DeputyKind(Labelled):
    PLH = "plh", "Plh."
    PLT = "plt", "Plt."


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def on(self, day: date) -> AppointmentQuerySet:
        """In force on the day; the first and the last day are both in it."""
        return self.filter(from_on__lte=day, to_on__gte=day)

    def of_account(self, user_id: int | None) -> AppointmentQuerySet:
        """Those in which this account is the deputy."""
        return self.filter(deputy__user=user_id).select_related("absent__user")

    def overlapping(self, absent: Officer, from_on: date, to_on: date) -> AppointmentQuerySet:
        return self.filter(absent=absent, from_on__lte=to_on, to_on__gte=from_on)


class Appointment(models.Model):
    """On its days, and on no others, the deputy may do what the absent one may. The absent one's own
    account is not touched by it."""

    kind = models.CharField(
        "jenis",
        max_length=3,
        choices=[("plh", "Plh. (pelaksana harian)"), ("plt", "Plt. (pelaksana tugas)")],
    )
    absent = models.ForeignKey(
        Officer, verbose_name="menggantikan", on_delete=models.PROTECT, related_name="absences"
    )
    deputy = models.ForeignKey(
        Officer,
        verbose_name="pengganti",
        on_delete=models.PROTECT,
        related_name="appointments",
        help_text="Harus mempunyai akun. Ia tetap tidak dapat membuka perkara tentang dirinya.",
    )
    from_on = models.DateField("sejak")
    to_on = models.DateField("sampai dengan")
    letter = models.CharField("nomor surat perintah", max_length=120)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "penggantian (Plh/Plt)"
        verbose_name_plural = "penggantian (Plh/Plt)"
        ordering = ["-from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="appointment_ends_after_it_begins",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("deputy")),
                name="nobody_deputises_for_herself",
                violation_error_message="Seseorang tidak menggantikan dirinya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {in_words(self.from_on)} sampai {in_words(self.to_on)}"

    @property
    def title(self) -> str:
        """As it stands on what the deputy signs: "Plh. Kepala DPMPTSP"."""
        return f"{DeputyKind(self.kind).label} {self.absent.position}"

    def clean(self) -> None:
        """Also held by a trigger: two people may save at once."""
        if self.deputy_id and self.deputy.user_id is None:
            raise ValidationError({"deputy": "Pengganti ini tidak mempunyai akun di portal."})
        if not (self.absent_id and self.from_on and self.to_on):
            return
        others = Appointment.objects.overlapping(self.absent, self.from_on, self.to_on).exclude(pk=self.pk)
        if other := others.first():
            raise ValidationError(f"Pada tanggal itu jabatan ini sudah ada penggantinya: {other}.")
