"""What was done in a case. The Event says who did which step when, without personal data;
the words of each step are rows of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from complaints.chain import Link
from complaints.clauses import Clause
from complaints.intake import KIND_DECIDED, LateDecision, check_becomes_suggestion
from complaints.models.appointment import Appointment
from complaints.models.case import Complaint
from complaints.models.sealing import seal_of
from complaints.models.staff import Officer
from complaints.permissions import NotAllowedNow
from complaints.side_steps import SideStep
from complaints.workflow import Action, Outcome, State, Step, given_steps

# The tables of words, by the name each has on its event, in the order in which people read them.
RECORDS = (
    "quarantineentry",
    "quarantineend",
    "review",
    "latedecisionrecord",
    "answer",
    "complainantnotice",
    "superiorreport",
    "duedatemove",
    "accusedrecord",
    "transferrecord",
    "priorityrecord",
)


class EventQuerySet(models.QuerySet["Event"]):
    def with_records(self) -> EventQuerySet:
        """Each event with who took the step and the words it left behind, in one query."""
        return self.select_related(
            "by__officer",
            "acting__absent",
            *RECORDS,
            "superiorreport__to",
            "transferrecord__former",
            "transferrecord__to",
        )

    def append(self, complaint: Complaint, *, records: Sequence[StepRecord] = (), **step: Any) -> Event:
        """The next row of the case's chain with its words; the only way a row of the trail is made.

        Runs in the caller's transaction and holds the case's row until its end, so that no two rows
        follow the same one. `step` are the fields of the event; `records` are not saved yet.
        """
        case = Complaint.objects.select_for_update(of=("self",)).only("trail_seal", "trail_length")
        anchor = case.get(pk=complaint.pk)
        event = Event(complaint_id=complaint.pk, previous_seal=anchor.trail_seal, **step)
        event.seal = seal_of(event.previous_seal, [event, *records])
        event.save(force_insert=True)
        for record in records:
            record.event = event
            record.save(force_insert=True)
        anchor.trail_seal, anchor.trail_length = event.seal, anchor.trail_length + 1
        anchor.save(update_fields=["trail_seal", "trail_length"])
        return event


class Event(models.Model):
    """One step of a case: append-only, held by a trigger (migration 0002), and chained to the step
    before it by its seal (chain.py)."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField("waktu", default=timezone.localtime, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Kosong: pelapor sendiri melalui portal.",
    )
    acting = models.ForeignKey(
        Appointment,
        verbose_name="sebagai",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Diisi bila langkah ini diambil sebagai Plh atau Plt.",
    )
    action = models.CharField("langkah", max_length=20, choices=Action.choices() + SideStep.choices())
    source = models.CharField("dari tahap", max_length=16, blank=True, choices=State.choices())
    target = models.CharField("ke tahap", max_length=16, choices=State.choices())
    clause = models.CharField("dasar", max_length=4, blank=True, choices=Clause.choices())
    previous_seal = models.CharField("segel sebelumnya", max_length=64, editable=False)
    seal = models.CharField("segel", max_length=64, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "peristiwa"
        verbose_name_plural = "peristiwa"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seal__regex=r"^[0-9a-f]{64}$"),
                name="event_is_sealed",
                violation_error_message="Tanpa segel.",
            ),
            models.UniqueConstraint(fields=["complaint", "previous_seal"], name="event_chain_never_forks"),
        ]

    def __str__(self) -> str:
        return f"{self.complaint} {self.action}"

    def records(self) -> list[StepRecord]:
        """The words of this step; no query after with_records()."""
        return [getattr(self, name) for name in RECORDS if hasattr(self, name)]

    def link(self) -> Link:
        """This row of the chain as it stands, with the seal that its words give now."""
        return Link(self.previous_seal, self.seal, seal_of(self.previous_seal, [self, *self.records()]))


class StepRecordQuerySet(models.QuerySet[Any]):
    def of(self, complaint: Complaint) -> StepRecordQuerySet:
        """Those of one case, oldest first."""
        return self.filter(event__complaint=complaint).select_related("event")


class StepRecord(models.Model):
    """The words that a step leaves behind. Its event says in which case, who entered them and
    when; like the event they are only ever added (migration 0002)."""

    event = models.OneToOneField(Event, verbose_name="peristiwa", on_delete=models.PROTECT, primary_key=True)

    objects = StepRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]

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

    def check_fits(self, complaint: Complaint, on: date) -> None:
        """Raises NotAllowedNow when the case is no longer what these words were written for."""


class Review(StepRecord):
    """The review (R9 a-e) as it stands; each save is a new row and the trail keeps them all."""

    core_problem = models.TextField("inti masalah")
    related_rule = models.TextField("kaitan dengan standar, SOP, atau peraturan", blank=True)
    earlier_records = models.TextField("dokumen dan informasi terdahulu", blank=True)
    plan = models.TextField("rencana penanganan", blank=True)
    examination = models.TextField("pemeriksaan yang dilakukan", blank=True)

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

    def check_fits(self, complaint: Complaint, on: date) -> None:
        latest = Review.objects.of(complaint).last()
        if latest is not None and latest.pk != self.after:
            raise NotAllowedNow(
                f"Penelaahan perkara {complaint} disimpan lagi sesudah halaman Anda dibuka. Yang tersimpan "
                "ada pada formulir; gabungkan dengan isian Anda, lalu simpan lagi."
            )


class LateDecisionRecord(StepRecord):
    """A late complaint kept, or treated as a suggestion (R4): a person decides, with a reason."""

    decision = models.CharField("keputusan", max_length=12, choices=LateDecision.choices())
    reason = models.TextField("alasan")

    class Meta(StepRecord.Meta):
        verbose_name = "keputusan pengaduan lewat waktu"
        verbose_name_plural = "keputusan pengaduan lewat waktu"

    def words(self) -> dict[Step, str]:
        return {Step.LATE_DECISION: self.decision, Step.LATE_REASON: self.reason}

    def changes(self) -> dict[str, Any]:
        kind = KIND_DECIDED[LateDecision(self.decision)]
        return {"may_be_suggestion": False, "kind": kind.value}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        if self.decision != LateDecision.SUGGESTION:
            return
        if problem := check_becomes_suggestion(complaint.due_on, on):
            raise NotAllowedNow(problem)


class Answer(StepRecord):
    """An answer has an outcome and says what was done; a holding reply is none (R5)."""

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

    on = models.DateField("tanggal pemberitahuan")
    how = models.CharField("cara pemberitahuan", max_length=200)

    class Meta(StepRecord.Meta):
        verbose_name = "pemberitahuan kepada pelapor"
        verbose_name_plural = "pemberitahuan kepada pelapor"

    def words(self) -> dict[Step, str]:
        return {Step.TOLD: self.how}


class SuperiorReport(StepRecord):
    """The result is reported in writing to the direct superior (R10, and R11 second half)."""

    on = models.DateField("tanggal laporan")
    to = models.ForeignKey(Officer, verbose_name="kepada atasan", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("isi laporan")

    class Meta(StepRecord.Meta):
        verbose_name = "laporan kepada atasan"
        verbose_name_plural = "laporan kepada atasan"

    def words(self) -> dict[Step, str]:
        return {Step.SUPERIOR_REPORT: self.text}
