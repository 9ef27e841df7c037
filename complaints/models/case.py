"""A case and its register number. Identity, answer and trail are tables of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction

from complaints import deadlines, register
from complaints.accusation import About
from complaints.chain import FIRST, Anchor
from complaints.clauses import Clause
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models.calendar import hold_calendar
from complaints.models.case_indexes import LIST_INDEXES
from complaints.models.case_lists import ComplaintQuerySet
from complaints.models.case_rules import CASE_RULES
from complaints.models.staff import Officer
from complaints.permissions import capacity, check_perform, check_steps
from complaints.suspicion import Quarantine
from complaints.workdays import Calendar
from complaints.workflow import Action, Facts, Outcome, Route, State, Step
from standards.components import COMPONENTS
from standards.models import Channel, ComponentText, ServiceLocation, ServiceStandard

if TYPE_CHECKING:
    from complaints.models.trail import StepRecord


class Complaint(models.Model):
    """What somebody brought to the office: a complaint, a suggestion, or a question."""

    year = models.PositiveSmallIntegerField("tahun register")
    serial = models.PositiveIntegerField("nomor urut")
    form_key = models.UUIDField("kunci formulir", unique=True, editable=False)
    code_digest = models.CharField("sidik kode", max_length=64, unique=True, editable=False)
    code_key = models.UUIDField(
        "kunci kode",
        null=True,
        editable=False,
        help_text="Kosong: kode masih yang pertama, dari kunci formulir.",
    )

    kind = models.CharField("jenis", max_length=20, choices=Kind.choices())
    may_be_suggestion = models.BooleanField(
        "dapat diperlakukan sebagai saran",
        default=False,
        help_text="Disampaikan lewat waktu dan belum diputuskan (komponen 6 angka 3).",
    )
    intake_reason = models.TextField("alasan penggolongan", blank=True)
    intake_clause = models.CharField("dasar penggolongan", max_length=4, blank=True, choices=Clause.choices())
    identity = models.CharField("identitas", max_length=12, choices=Identity.choices())

    channel = models.ForeignKey(Channel, verbose_name="kanal", on_delete=models.PROTECT)
    outside_number = models.CharField("nomor dari luar", max_length=80, blank=True)
    location = models.ForeignKey(
        ServiceLocation,
        verbose_name="tempat penerimaan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    sent_on = models.DateField("tanggal surat atau pesan", null=True, blank=True)
    received_on = models.DateField("tanggal diterima")
    entered_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    late_entry_reason = models.TextField("alasan pencatatan susulan", blank=True)

    standard = models.ForeignKey(
        ServiceStandard,
        verbose_name="standar pelayanan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    component = models.PositiveSmallIntegerField(
        "komponen",
        null=True,
        blank=True,
        choices=[(c.number, f"{c.number}. {c.label}") for c in COMPONENTS],
        validators=[MinValueValidator(1), MaxValueValidator(14)],
    )
    clause_text = models.ForeignKey(
        ComponentText,
        verbose_name="janji yang berlaku",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="Uraian komponen yang berlaku pada hari pengaduan diterima.",
    )
    item_path = models.CharField("butir", max_length=20, blank=True)

    service_status = models.CharField(
        "status layanan",
        max_length=16,
        choices=ServiceStatus.choices(),
    )
    served_on = models.DateField("tanggal layanan diterima", null=True, blank=True)
    description = models.TextField("uraian", blank=True)
    loss = models.TextField("kerugian", blank=True)
    requested_resolution = models.TextField("penyelesaian yang diminta", blank=True)
    separate_hearing = models.BooleanField(
        "didengar terpisah",
        default=False,
        help_text="Pelapor keberatan dipertemukan dengan petugas yang diadukan.",
    )

    answer_working_days = models.PositiveSmallIntegerField(
        "janji jawaban (hari kerja)", null=True, blank=True
    )
    due_on = models.DateField(
        "batas jawaban",
        null=True,
        blank=True,
        help_text="Kosong: saran, atau kalender tahun itu belum diketahui. Tetap tersimpan bila "
        "pengaduan yang lewat waktu diputuskan menjadi saran: pelapor sudah diberi tahu.",
    )
    quarantine = models.CharField(
        "karantina", max_length=8, blank=True, choices=Quarantine.choices(), editable=False
    )
    state = models.CharField(
        "tahap",
        max_length=16,
        default=State.REGISTERED.value,
        choices=State.choices(),
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ditangani oleh",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_priority = models.BooleanField(
        "didahulukan", default=False, help_text="Mengubah urutan dalam antrean, bukan batas jawabannya."
    )
    about = models.CharField("tentang", max_length=12, blank=True, choices=About.choices())
    accused = models.ManyToManyField(
        Officer, verbose_name="yang diadukan", blank=True, related_name="accusations"
    )
    goes_above = models.BooleanField(
        "ke atasan di luar kantor",
        default=False,
        help_text="Tentang kepala atau kantor (UU 25/2009 Pasal 45 ayat (1)).",
    )
    answered_on = models.DateField("dijawab pada", null=True, blank=True)
    outcome = models.CharField("hasil", max_length=16, blank=True, choices=Outcome.choices())
    route = models.CharField("jalur penyelesaian", max_length=12, blank=True, choices=Route.choices())
    claims_compensation = models.BooleanField(
        "menuntut ganti rugi", default=False, help_text="UU 25/2009 Pasal 42 ayat (4)."
    )
    same_as = models.ForeignKey(
        "self", models.PROTECT, verbose_name="sama dengan", null=True, blank=True, related_name="duplicates"
    )
    reopened_on = models.DateField(
        "dibuka kembali pada", null=True, blank=True, help_text="Sejak hari itu tenggat dihitung lagi."
    )
    identified_on = models.DateField(
        "identitas dilengkapi pada", null=True, blank=True, help_text="Sejak hari itu menjadi pengaduan (R7)."
    )
    # The end of the trail's chain: shows that rows were cut off, which the chain itself cannot.
    trail_seal = models.CharField("segel terakhir", max_length=64, default=FIRST, editable=False)
    trail_length = models.PositiveIntegerField("panjang jejak", default=0, editable=False)

    was_told = False  # filled in by with_telling()
    completed_on: date | None = None
    leads_others = False  # by for_page()
    proposed_answer: Any = None  # an Answer, by linking.family_of()
    times_dunned = 0  # by with_dunnings()

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = "pengaduan"
        verbose_name_plural = "pengaduan"
        ordering = ["-year", "-serial"]
        indexes = LIST_INDEXES
        permissions = [
            ("view_identity", "Dapat melihat identitas pelapor"),
            ("register_complaint", "Dapat mencatat pengaduan di loket"),
            ("use_desk", "Dapat membuka meja pengaduan"),
        ]
        constraints = CASE_RULES

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return register.format_number(self.year, self.serial)

    @property
    def kind_of_case(self) -> Kind:
        return Kind(self.kind)

    @property
    def is_quarantined(self) -> bool:
        return self.quarantine == Quarantine.HELD

    @property
    def is_spam(self) -> bool:
        """Closed as no report; one that was reopened and answered is like any other."""
        is_closed = self.state == State.CLOSED and self.answered_on is None
        return is_closed and self.quarantine == Quarantine.SPAM

    def standing(self, today: date, calendar: Calendar) -> deadlines.Standing:
        """Where the case stands against its due date: the one lateness of list, badge, count.
        An answer stops the clock on its own day."""
        return deadlines.standing(
            self.due_on,
            self.answered_on or today,
            calendar,
            has_deadline=self.kind == Kind.COMPLAINT,
        )

    def decided_on_lateness(self, user: User) -> bool:
        """Whether this account made the decision of R4, which then bars it from handling."""
        if shown := self.__dict__.get("trail"):
            return any(each.action == Action.DECIDE_LATE and each.by_id == user.pk for each in shown)
        return self.events.filter(action=Action.DECIDE_LATE, by=user).exists()

    def anchor(self) -> Anchor:
        return Anchor(self.trail_seal, self.trail_length)

    @property
    def clock_began_on(self) -> date:
        """The day from which R5 counts: the receipt, or since then the latest day on which the case
        became a complaint (R7) or was opened again."""
        return max(day for day in (self.received_on, self.identified_on, self.reopened_on) if day)

    @property
    def clock_began_with(self) -> str:
        """The same in a word that follows "sejak"."""
        if self.clock_began_on == self.received_on:
            return "diterima"
        return "dibuka kembali" if self.clock_began_on == self.reopened_on else "identitas dilengkapi"

    @property
    def has_contact(self) -> bool:
        """Whether the complainant can be reached at all (R11)."""
        known: bool | None = self.__dict__.get("has_sealed_identity")  # by for_page()
        return self.identity != Identity.NONE and (hasattr(self, "complainant") if known is None else known)

    def recorded_steps(self, *new: StepRecord) -> frozenset[Step]:
        """What is on record so far in this round, and would be with these. One query."""
        return self.events.of_this_round().fulfilled(new)

    def facts(self, **changes: Any) -> Facts:
        """What the duties depend on, with these changes."""
        outcome, route = changes.get("outcome", self.outcome), changes.get("route", self.route)
        return Facts(
            Kind(changes.get("kind", self.kind)),
            Outcome(outcome) if outcome else None,
            Route(route) if route else None,
            changes.get("claims_compensation", self.claims_compensation),
        )

    @property
    def former_due_on(self) -> date | None:
        """The date told to the complainant before a decision made this a suggestion (R4)."""
        return None if self.kind == Kind.COMPLAINT else self.due_on

    @transaction.atomic
    def perform(
        self, action: Action, *, by: User | None, on: date, records: Sequence[StepRecord] = ()
    ) -> None:
        """Take one step of workflow.py: checks, new state, one Event and its records, or nothing.

        `by` is None for the complainant, who takes only the steps that the table leaves to her;
        `records` are unsaved rows that the step leaves behind, `on` the day it is taken. Raises
        permissions.Refused. The row is locked: of two at once the second is told."""
        if action in (Action.REOPEN, Action.ADD_IDENTITY):
            hold_calendar()  # a new due date is counted; always before the case's row
        self.refresh_from_db(from_queryset=Complaint.objects.select_for_update())
        self.__dict__.pop("trail", None)
        row, acting = check_perform(by, action, self), capacity(by, action, self)
        changes = {name: value for record in records for name, value in record.changes(self, on).items()}
        if action == Action.TAKE:
            changes["handler"] = by
        check_steps(row, self.recorded_steps(*records), self.facts(**changes))
        for record in records:
            record.check_fits(self, on)
        # First the case, then its event: the database refuses at commit what no event follows.
        Complaint.objects.filter(pk=self.pk).update(state=row.target, **changes)
        rows = [*self.events.reclassified(self.kind, row.clause or "", changes), *records]
        self.events.append(self, records=rows, by=by, acting=acting, **row.event)
        self.refresh_from_db()
