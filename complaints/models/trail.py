"""What was done in a case. The Event says who did which step when, without personal data;
the words of each step are rows of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from complaints.chain import Link
from complaints.clauses import Clause
from complaints.intake import Kind
from complaints.models.appointment import Appointment
from complaints.models.case import Complaint
from complaints.models.sealing import seal_of
from complaints.models.telling import tell
from complaints.models.trail_words import attach_records
from complaints.side_steps import SideStep
from complaints.wording import MessageKind
from complaints.workflow import Action, State, Step, fulfilled, given_steps

R = TypeVar("R", bound="StepRecord")
# The tables of words, by the name each has on its event, in the order in which people read them.
RECORDS = (
    "quarantineentry",
    "quarantineend",
    "classification",
    "attachedfiles",
    "identityadded",
    "servicedate",
    "latedecisionrecord",
    "completenessnotice",
    "completion",
    "lapse",
    "review",
    "routechoice",
    "apiprequest",
    "apipdecision",
    "letter",
    "letterreply",
    "raising",
    "answer",
    "complainantnotice",
    "whatsapptext",
    "superiorreport",
    "writtenreport",
    "reopening",
    "duedatemove",
    "dunning",
    "question",
    "questionanswer",
    "complainantwords",
    "questioncancellation",
    "accusedrecord",
    "transferrecord",
    "priorityrecord",
    "coderenewal",
    "internalnote",
    "letternumber",
    "signedletter",
    "caselink",
)


class EventQuerySet(models.QuerySet["Event"]):
    def with_records(self) -> list[Event]:
        """Each event with who took the step and the words it left behind, in two queries."""
        events = list(self.select_related("by__officer__direct_superior", "acting__absent"))
        attach_records(events, RECORDS)
        return events

    def heard(self) -> EventQuerySet:
        """Those that the complainant took herself, by number and code."""
        return self.filter(by__isnull=True).exclude(action__in=NOT_HEARD)

    def of_this_round(self) -> EventQuerySet:
        """Those since the case was last opened again: what was done before does not count twice."""
        opened = self.filter(action=Action.REOPEN).order_by("-pk").values("pk")[:1]
        return self.filter(pk__gte=Coalesce(models.Subquery(opened), 0))

    def closing(self) -> Event | None:
        """The step that closed the case in this round after an answer was told; None while it is open,
        and for what was closed as no report or counts as withdrawn by law."""
        return self.of_this_round().filter(action=Action.CLOSE).last()

    def fulfilled(self, new: Sequence[StepRecord] = ()) -> frozenset[Step]:
        """The steps on record in these events and in records that are not saved yet. One query."""
        return steps_on_record(self.with_records(), new)

    def reclassified(self, kind: str, clause: str, changes: Mapping[str, Any]) -> list[StepRecord]:
        """The row that a step adds to the history of the kind, if these changes touch it."""
        if not changes.keys() & {"kind", "intake_clause"}:
            return []
        reason = changes.get("intake_reason", "")
        clause = changes.get("intake_clause", clause)
        return [Classification(kind=changes.get("kind", kind), clause=clause, reason=reason)]

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
            if record.tells:
                tell(event, record.tells, closes_on=record.closes_on)
            record.follow()
        anchor.trail_seal, anchor.trail_length = event.seal, anchor.trail_length + 1
        anchor.save(update_fields=["trail_seal", "trail_length"])
        return event


def steps_on_record(events: Sequence[Event], new: Sequence[StepRecord] = ()) -> frozenset[Step]:
    """What the words of these events and records that are not saved yet fulfil together."""
    records = [record for event in events for record in event.records()] + [*new]
    names = [record._meta.model_name for record in records]
    return fulfilled(
        {step for record in records for step in record.steps()},
        attempts=len({record.on for record in records if record.is_attempt}),
        letters=names.count("letter"),
        replies=names.count("letterreply"),
    )


def trail_of(complaint: Complaint) -> list[Event]:
    """Every event with its words, read once for a page; a step that is taken reads anew."""
    if "trail" not in complaint.__dict__:
        complaint.__dict__["trail"] = complaint.events.with_records()
    events: list[Event] = complaint.__dict__["trail"]
    return events


def latest_shown(complaint: Complaint, model: type[R]) -> R | None:
    """The last record of one kind, by the trail that the page shows."""
    records = [record for event in trail_of(complaint) for record in event.records()]
    return next((record for record in reversed(records) if isinstance(record, model)), None)


def steps_shown(complaint: Complaint) -> frozenset[Step]:
    """What is on record in this round, by the trail that the page shows."""
    return steps_on_record(this_round(trail_of(complaint)))


def this_round(events: Sequence[Event]) -> Sequence[Event]:
    """Of a whole trail, oldest first, what `of_this_round` finds."""
    opened = [place for place, event in enumerate(events) if event.action == Action.REOPEN]
    return events[opened[-1] :] if opened else events


# Without an account, but nothing that the complainant did in an open case.
NOT_HEARD = (Action.REGISTER, SideStep.QUARANTINE)


def is_heard(events: Sequence[Event]) -> bool:
    """Whether the last step was the complainant's own, so that staff have yet to look at it."""
    return bool(events) and events[-1].by_id is None and events[-1].action not in NOT_HEARD


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

    attached: list[StepRecord]  # filled in by attach_records

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
        if "attached" not in self.__dict__:
            attach_records([self], RECORDS)
        return self.attached

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

    is_attempt = False  # to tell the complainant, in vain
    tells: MessageKind | None = None  # what the complainant is written about these words
    closes_on: date | None = None  # the last day on which the complainant may act on them
    digested: tuple[str, ...] = ()  # sealed by the digest beside it, so that it can be taken out
    unread: frozenset[str] = frozenset()  # fields that say nothing to people

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

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        """Fields of the case that change with this record."""
        return {}

    def follow(self) -> None:
        """What follows in the same transaction, once the row stands."""

    def check_fits(self, complaint: Complaint, on: date) -> None:
        """Raises NotAllowedNow when the case is not what these words may be written for."""


class Classification(StepRecord):
    """What the case was taken for from this step on: the history of its kind, with the clause."""

    kind = models.CharField("jenis", max_length=20, choices=Kind.choices())
    clause = models.CharField("dasar", max_length=4, blank=True, choices=Clause.choices())
    reason = models.TextField("alasan penggolongan", blank=True)

    class Meta(StepRecord.Meta):
        verbose_name = "penggolongan"
        verbose_name_plural = "penggolongan"

    def words(self) -> dict[Step, str]:
        return {}
