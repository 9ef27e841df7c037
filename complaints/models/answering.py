"""The answer, and what follows it: told, reported, and sometimes opened again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from complaints.intake import Kind
from complaints.labels import Labelled
from complaints.models.case import Complaint
from complaints.models.staff import Officer
from complaints.models.trail import StepRecord
from complaints.permissions import NotAllowedNow
from complaints.policy import due_on
from complaints.wording import MessageKind
from complaints.workflow import Outcome, Step


class Answer(StepRecord):
    """An answer has an outcome and says what was done; a holding reply is none (R5). The rows of a
    case are the history of its outcome."""

    tells = MessageKind.ANSWER

    outcome = models.CharField("hasil", max_length=16, choices=Outcome.choices())
    text = models.TextField("jawaban")
    follow_up = models.TextField("tindak lanjut yang sudah dilakukan")
    on = models.DateField("tanggal jawaban")
    # UU 25/2009 Art 50(3): amount and day of payment are part of the answer. 0: nothing is paid.
    compensation_amount = models.PositiveBigIntegerField("ganti rugi (rupiah)", null=True, blank=True)
    compensation_on = models.DateField("ganti rugi dibayar paling lambat", null=True, blank=True)
    duplicate_of = models.ForeignKey(
        Complaint,
        verbose_name="sama dengan laporan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(StepRecord.Meta):
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        constraints = [
            models.CheckConstraint(
                condition=Q(compensation_amount__isnull=True)
                | Q(compensation_amount=0, compensation_on__isnull=True)
                | Q(compensation_amount__gt=0, compensation_on__isnull=False),
                name="compensation_has_its_day",
                violation_error_message="Ganti rugi memuat jumlah dan tanggal pembayarannya.",
            )
        ]

    def words(self) -> dict[Step, str]:
        return {
            Step.OUTCOME: self.outcome,
            Step.ACTION_TAKEN: self.follow_up,
            Step.COMPENSATION: "" if self.compensation_amount is None else str(self.compensation_amount),
            Step.DUPLICATE_OF: str(self.duplicate_of_id or ""),
        }

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        return {"outcome": self.outcome, "answered_on": self.on}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        if self.duplicate_of_id != (complaint.same_as_id if self.outcome == Outcome.DUPLICATE else None):
            raise NotAllowedNow("Kaitkan dahulu perkara ini dengan laporan yang sama, lalu akhiri.")


class Obstacle(Labelled):
    """R11: whoever cannot be reached is tried again; whom nobody can reach finds the answer published."""

    NO_ANSWER = "no_answer", "Tidak ada yang menjawab"
    NO_CONTACT = "no_contact", "Tidak ada kontak: jawaban dimuat di halaman status"


class ComplainantNotice(StepRecord):
    """The result is told to the complainant, or was tried to be (R11, first half)."""

    on = models.DateField("tanggal pemberitahuan")
    how = models.CharField("cara pemberitahuan", max_length=200)
    obstacle = models.CharField(
        "bila tidak tersampaikan",
        max_length=12,
        blank=True,
        choices=Obstacle.choices(),
        help_text="Kosong: pelapor sudah diberi tahu.",
    )

    class Meta(StepRecord.Meta):
        verbose_name = "pemberitahuan kepada pelapor"
        verbose_name_plural = "pemberitahuan kepada pelapor"

    @property
    def is_attempt(self) -> bool:
        return self.obstacle == Obstacle.NO_ANSWER

    def words(self) -> dict[Step, str]:
        return {Step.TELLING: self.how, Step.TOLD: "" if self.is_attempt else self.how}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        if self.obstacle == Obstacle.NO_CONTACT and complaint.has_contact:
            raise NotAllowedNow("Pelapor memberikan cara menghubunginya. Beri tahu lewat cara itu dahulu.")
        check_day(self.on, complaint, on)


class SuperiorReport(StepRecord):
    """The result is reported to the direct superior (R11, second half)."""

    on = models.DateField("tanggal laporan")
    to = models.ForeignKey(Officer, verbose_name="kepada atasan", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("isi laporan")

    class Meta(StepRecord.Meta):
        verbose_name = "laporan kepada atasan"
        verbose_name_plural = "laporan kepada atasan"

    def words(self) -> dict[Step, str]:
        return {Step.SUPERIOR_REPORT: self.text}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        check_day(self.on, complaint, on)


class WrittenReport(StepRecord):
    """The written report of the level that settled the case to the one above it (R10)."""

    on = models.DateField("tanggal laporan tertulis")
    to = models.ForeignKey(
        Officer, verbose_name="kepada pejabat di atasnya", on_delete=models.PROTECT, related_name="+"
    )
    document = models.CharField("laporan tertulis", max_length=200)

    class Meta(StepRecord.Meta):
        verbose_name = "laporan tertulis"
        verbose_name_plural = "laporan tertulis"

    def words(self) -> dict[Step, str]:
        return {Step.WRITTEN_REPORT: self.document}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        check_day(self.on, complaint, on)


def check_day(day: date, complaint: Complaint, on: date) -> None:
    """Nobody is told or reported to before there is an answer, nor tomorrow."""
    if not (complaint.answered_on or on) <= day <= on:
        raise NotAllowedNow("Pemberitahuan dan laporan dibuat sesudah jawaban dan paling lambat hari ini.")


class Reopening(StepRecord):
    """A closed case begins again: a reason, a new clock, and what the first round came to."""

    tells = MessageKind.REOPENED

    reason = models.TextField("alasan dibuka kembali")
    former_outcome = models.CharField("hasil semula", max_length=16, blank=True, choices=Outcome.choices())
    former_due_on = models.DateField("batas jawaban semula", null=True, blank=True)
    former_answer_on = models.DateField("dijawab semula", null=True, blank=True)

    class Meta(StepRecord.Meta):
        verbose_name = "pembukaan kembali"
        verbose_name_plural = "pembukaan kembali"

    def words(self) -> dict[Step, str]:
        return {Step.REOPENING: self.reason}

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        self.former_outcome, self.former_due_on = complaint.outcome, complaint.due_on
        self.former_answer_on = complaint.answered_on
        begins = {"outcome": "", "route": "", "answered_on": None, "handler": None, "reopened_on": on}
        if complaint.kind == Kind.COMPLAINT and complaint.answer_working_days is not None:
            begins["due_on"] = due_on(on, complaint.answer_working_days)
        return begins
