"""What was found in the review (R9), and what was decided about a late complaint (R4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from complaints.intake import KIND_DECIDED, LateDecision, check_becomes_suggestion
from complaints.models.case import Complaint
from complaints.models.trail import StepRecord
from complaints.permissions import NotAllowedNow
from complaints.wording import MessageKind
from complaints.workflow import Step


class Review(StepRecord):
    """The review (R9 a-e) as it stands; each save is a new row and the trail keeps them all."""

    core_problem = models.TextField("inti masalah")
    related_rule = models.TextField("kaitan dengan standar, SOP, atau peraturan", blank=True)
    earlier_records = models.TextField("dokumen dan informasi terdahulu", blank=True)
    plan = models.TextField("rencana penanganan", blank=True)
    examination = models.TextField("pemeriksaan yang dilakukan", blank=True)
    claims_compensation = models.BooleanField("pelapor menuntut ganti rugi", default=False)

    # Key of the review that these words carry on, None for the first: what a colleague saved in
    # between must not be covered unseen. Not a column, told by the form.
    after: int | None = None

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

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        return {"claims_compensation": self.claims_compensation}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        latest = Review.objects.of(complaint).last()
        if latest is not None and latest.pk != self.after:
            raise NotAllowedNow(
                f"Penelaahan perkara {complaint} disimpan lagi sesudah halaman Anda dibuka. Yang tersimpan "
                "ada pada formulir; gabungkan dengan isian Anda, lalu simpan lagi."
            )


class LateDecisionRecord(StepRecord):
    """A late complaint kept, or treated as a suggestion (R4): a person decides, with a reason, and the
    complainant is told."""

    tells = MessageKind.DECIDED

    decision = models.CharField("keputusan", max_length=12, choices=LateDecision.choices())
    reason = models.TextField("alasan")

    class Meta(StepRecord.Meta):
        verbose_name = "keputusan pengaduan lewat waktu"
        verbose_name_plural = "keputusan pengaduan lewat waktu"

    def words(self) -> dict[Step, str]:
        return {Step.LATE_DECISION: self.decision, Step.LATE_REASON: self.reason}

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        if not self.decision:
            return {}
        kind = KIND_DECIDED[LateDecision(self.decision)]
        return {"may_be_suggestion": False, "kind": kind.value}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        if self.decision != LateDecision.SUGGESTION:
            return
        if problem := check_becomes_suggestion(complaint.due_on, on):
            raise NotAllowedNow(problem)
