"""What is to be sent, as rows: written with what it tells of, sent by another process after the
commit. A mail server that is down stops nobody's work, and no message is lost or lies."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from complaints.labels import Labelled
from complaints.models.case import Complaint
from complaints.reminders import Stage
from complaints.retrying import MOST_ATTEMPTS
from complaints.wording import MessageKind


class MessageState(Labelled):
    WAITING = "waiting", "Menunggu dikirim"
    SENT = "sent", "Terkirim"
    FAILED = "failed", "Gagal dikirim"
    DROPPED = "dropped", "Tidak dikirim"


class MessageQuerySet(models.QuerySet["Message"]):
    def of_cases(self, cases: models.QuerySet[Complaint]) -> MessageQuerySet:
        return self.filter(complaint__in=cases)

    def waiting(self) -> MessageQuerySet:
        """In the order in which they go."""
        return self.filter(state=MessageState.WAITING).order_by("next_try_at", "pk")

    def ready(self, now: datetime) -> MessageQuerySet:
        """To be tried now, and held by no worker, or by one that died with it."""
        return self.waiting().filter(_no_lease(now), next_try_at__lte=now, attempts__lt=MOST_ATTEMPTS)

    def abandoned(self, now: datetime) -> MessageQuerySet:
        """Every try is used up, the last by a worker that died with it."""
        return self.waiting().filter(_no_lease(now), attempts__gte=MOST_ATTEMPTS)

    def failed(self) -> MessageQuerySet:
        return self.filter(state=MessageState.FAILED)

    def as_shown(self) -> models.QuerySet[Message, dict[str, str]]:
        """What complainants were written, oldest first: each as plain values for the page of the case."""
        texts = ("kind", "subject", "body", "state", "last_error", "created_at", "sent_at")
        shown = JSONObject(**{name: name for name in texts})
        return self.exclude(kind="").order_by("pk").values_list(shown, flat=True)

    def unsent(self) -> MessageQuerySet:
        """What failed, then what waits, each newest first."""
        return self.filter(state__in=(MessageState.FAILED, MessageState.WAITING)).order_by("state", "-pk")

    def counts(self) -> dict[str, int]:
        """How many are in each state."""
        return dict(self.order_by().values_list("state").annotate(models.Count("pk")))

    def drop_acknowledgement(self, complaint: Complaint) -> int:
        """Whoever has the answer in hand needs no mail that the report has come. The number of rows."""
        waiting = self.waiting().filter(complaint=complaint, kind=MessageKind.RECEIVED, attempts=0)
        return waiting.update(state=MessageState.DROPPED, last_error="Jawabannya diberikan saat itu juga.")

    def sent(self) -> MessageQuerySet:
        return self.filter(state=MessageState.SENT).order_by("-sent_at", "-pk")


def _no_lease(now: datetime) -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lte=now)


class Message(models.Model):
    """One mail to one reader. What it says is frozen by a trigger (migration 0008): it carries a
    register number, never a name, a code or the words of a complaint. `kind` is empty for staff; what
    goes to a complainant holds no address (models/telling.py)."""

    key = models.CharField("kunci", max_length=120, unique=True, help_text="Satu peristiwa, satu pesan.")
    complaint = models.ForeignKey(
        Complaint, verbose_name="perkara", on_delete=models.PROTECT, related_name="messages"
    )
    kind = models.CharField("kepada pelapor", max_length=16, blank=True, choices=MessageKind.choices())
    to = models.EmailField("kepada", blank=True)
    subject = models.CharField("perihal", max_length=200)
    body = models.TextField("isi")
    created_at = models.DateTimeField("dibuat", default=timezone.localtime, editable=False)

    state = models.CharField(
        "keadaan", max_length=8, choices=MessageState.choices(), default=MessageState.WAITING.value
    )
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)
    next_try_at = models.DateTimeField("dicoba lagi", default=timezone.localtime)
    leased_until = models.DateTimeField("dipegang pengirim sampai", null=True, blank=True)
    last_error = models.CharField("galat terakhir", max_length=200, blank=True)
    sent_at = models.DateTimeField("terkirim", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state=MessageState.WAITING.value), name="message_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MessageState.SENT.value, sent_at__isnull=False)
                | ~Q(state=MessageState.SENT.value) & Q(sent_at__isnull=True),
                name="message_sent_has_its_time",
                violation_error_message="Pesan terkirim mempunyai waktu kirim.",
            ),
            models.CheckConstraint(
                condition=Q(kind="") | Q(to=""),
                name="message_holds_no_complainants_address",
                violation_error_message="Alamat pelapor tetap tersegel bersama identitasnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class ReminderOutcome(Labelled):
    MADE = "made", "Dibuat"
    STALE = "stale", "Dilewati, tahap sesudahnya sudah tiba"
    NOBODY = "nobody", "Tidak ada penerima dengan alamat surel"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def of_cases(self, cases: models.QuerySet[Complaint]) -> ReminderQuerySet:
        return self.filter(complaint__in=cases)

    def without_reader(self) -> ReminderQuerySet:
        """Of cases still unanswered: somebody ought to have read it, and nobody has an address."""
        running = Complaint.objects.counting()
        found = self.filter(outcome=ReminderOutcome.NOBODY, complaint__in=running)
        return found.select_related("complaint").order_by("-pk")


class Reminder(models.Model):
    """A stage of a case's due date is over and done with: sent, skipped, or without a reader. The
    unique key makes each happen once, however often the command runs."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="reminders")
    due_on = models.DateField("batas jawaban")
    stage = models.CharField("tahap", max_length=2, choices=Stage.choices())
    outcome = models.CharField("hasil", max_length=8, choices=ReminderOutcome.choices())
    at = models.DateTimeField("waktu", default=timezone.localtime, editable=False)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "pengingat"
        verbose_name_plural = "pengingat"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "due_on", "stage"], name="reminder_once_a_stage")
        ]

    def __str__(self) -> str:
        return f"{self.complaint} {self.stage}"
