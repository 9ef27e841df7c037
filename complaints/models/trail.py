"""What was done in a case. The Event says who did which step when, without personal data;
the words of each step are rows of their own."""

from typing import Any

from django.conf import settings
from django.db import models

from complaints.clauses import Clause
from complaints.intake import Kind
from complaints.models.case import Complaint
from complaints.models.staff import Officer
from complaints.workflow import Action, LateDecision, Outcome, State, Step, given_steps


class Event(models.Model):
    """One step of a case: append-only, held by a trigger (migration 0002)."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField("waktu", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Kosong: pelapor sendiri melalui portal.",
    )
    action = models.CharField("langkah", max_length=20, choices=Action.choices())
    source = models.CharField("dari tahap", max_length=16, blank=True, choices=State.choices())
    target = models.CharField("ke tahap", max_length=16, choices=State.choices())
    clause = models.CharField("dasar", max_length=4, blank=True, choices=Clause.choices())

    class Meta:
        verbose_name = "peristiwa"
        verbose_name_plural = "peristiwa"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.complaint} {self.action}"


class StepRecord(models.Model):
    """What every step leaves behind: the case, who entered it, and when."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="oleh", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("dicatat pada", auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def words(self) -> dict[Step, str]:
        """What was written, by the step it fulfils."""
        raise NotImplementedError

    def steps(self) -> frozenset[Step]:
        return given_steps(self.words())

    def changes(self) -> dict[str, Any]:
        """Fields of the case that change with this record."""
        return {}


class Review(StepRecord):
    """The review (R9 a-e) as it stands; each save is a new row and the trail keeps them all."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="reviews")
    core_problem = models.TextField("inti masalah")
    related_rule = models.TextField("kaitan dengan standar, SOP, atau peraturan", blank=True)
    earlier_records = models.TextField("dokumen dan informasi terdahulu", blank=True)
    plan = models.TextField("rencana penanganan", blank=True)
    examination = models.TextField("pemeriksaan yang dilakukan", blank=True)

    class Meta(StepRecord.Meta):
        verbose_name = "penelaahan"
        verbose_name_plural = "penelaahan"

    def words(self) -> dict[Step, str]:
        return {
            Step.CORE_PROBLEM: self.core_problem,  # R9a
            Step.RELATED_RULES: self.related_rule,  # R9b
            Step.DOCUMENTS_CHECKED: self.earlier_records,  # R9c
            Step.PLAN: self.plan,  # R9d
            Step.CARRIED_OUT: self.examination,  # R9e
        }


class LateDecisionRecord(StepRecord):
    """A late complaint kept, or treated as a suggestion (R4): a person decides, with a reason."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="late_decisions")
    decision = models.CharField("keputusan", max_length=12, choices=LateDecision.choices())
    reason = models.TextField("alasan")

    class Meta(StepRecord.Meta):
        verbose_name = "keputusan pengaduan lewat waktu"
        verbose_name_plural = "keputusan pengaduan lewat waktu"

    def words(self) -> dict[Step, str]:
        return {Step.LATE_DECISION: self.decision, Step.LATE_REASON: self.reason}

    def changes(self) -> dict[str, Any]:
        changes: dict[str, Any] = {"may_be_suggestion": False}
        if self.decision == LateDecision.SUGGESTION:  # a suggestion has no legal date
            changes |= {"kind": Kind.SUGGESTION.value, "due_on": None}
        return changes


class Answer(StepRecord):
    """An answer has an outcome and says what was done; a holding reply is none (R5)."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField("hasil", max_length=16, choices=Outcome.choices())
    text = models.TextField("jawaban")
    follow_up = models.TextField("tindak lanjut yang sudah dilakukan")
    on = models.DateField("tanggal jawaban")

    class Meta(StepRecord.Meta):
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"

    def words(self) -> dict[Step, str]:
        return {Step.OUTCOME: self.outcome, Step.ACTION_TAKEN: self.follow_up}

    def changes(self) -> dict[str, Any]:
        return {"answered_on": self.on}


class ComplainantNotice(StepRecord):
    """The result is told to the complainant (R11, first half)."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="complainant_notices")
    on = models.DateField("tanggal pemberitahuan")
    how = models.CharField("cara pemberitahuan", max_length=200)

    class Meta(StepRecord.Meta):
        verbose_name = "pemberitahuan kepada pelapor"
        verbose_name_plural = "pemberitahuan kepada pelapor"

    def words(self) -> dict[Step, str]:
        return {Step.TOLD: self.how}


class SuperiorReport(StepRecord):
    """The result is reported in writing to the direct superior (R10, and R11 second half)."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="superior_reports")
    on = models.DateField("tanggal laporan")
    to = models.ForeignKey(Officer, verbose_name="kepada atasan", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("isi laporan")

    class Meta(StepRecord.Meta):
        verbose_name = "laporan kepada atasan"
        verbose_name_plural = "laporan kepada atasan"

    def words(self) -> dict[Step, str]:
        return {Step.SUPERIOR_REPORT: self.text}
