"""What the office itself says beside the regulation's words. An entry is a proposal until another
person approves it; the newest approved one is what citizens read, and it is never changed: a change
is a new proposal (a trigger holds it)."""

from collections.abc import Mapping
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from standards.models.people import person

WAITING = Q(approved_at__isnull=True, refused_at__isnull=True)


class LivingQuerySet(models.QuerySet["LivingEntry"]):
    def waiting(self) -> Self:
        """For another person to approve or refuse; the longest waiting first."""
        return self.filter(WAITING).order_by("proposed_at", "pk")

    def newest(self) -> Self:
        """The last approved entry of every subject, those that take it off the page included."""
        # By the column: a name would be ordered by what the row it points to is ordered by.
        subject = [self.model._meta.get_field(name).attname for name in self.model.subject_fields]
        approved = self.filter(approved_at__isnull=False).order_by(*subject, "-approved_at", "-pk")
        return self.filter(pk__in=approved.distinct(*subject).values("pk"))

    def current(self) -> Self:
        """What citizens read."""
        return self.newest().filter(withdrawn=False)

    def about(self, entry: "LivingEntry") -> Self:
        """Everything ever said of the same subject."""
        return self.filter(**{name: getattr(entry, name) for name in self.model.subject_fields})


def one_waiting(name: str, *fields: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=fields,
        condition=WAITING,
        nulls_distinct=False,
        name=f"{name}_one_waiting",
        violation_error_message="Sudah ada usulan lain untuk hal ini yang belum diputuskan.",
    )


class LivingEntry(models.Model):
    """`subject_fields` name what the entry is about; `said_fields` what it says of that."""

    subject_fields: tuple[str, ...] = ()
    said_fields: tuple[str, ...] = ()

    source = models.CharField(
        "dari mana diketahui",
        max_length=300,
        help_text="Siapa atau apa yang memastikannya, agar dapat diperiksa lagi.",
    )
    withdrawn = models.BooleanField(
        "turunkan dari halaman warga",
        default=False,
        help_text="Centang bila hal ini tidak perlu ditampilkan lagi.",
    )
    proposed_at = models.DateTimeField("diusulkan pada", editable=False)
    written_by = person("ditulis oleh")
    approved_at = models.DateTimeField("disetujui pada", null=True, blank=True, editable=False)
    approved_by = person("disetujui oleh")
    refused_at = models.DateTimeField("ditolak pada", null=True, blank=True, editable=False)
    refused_by = person("ditolak oleh")
    refuse_reason = models.TextField("alasan ditolak", blank=True, editable=False)

    objects = LivingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                # Who wrote and who approved stay behind when the catalogue is exported.
                | Q(approved_at__isnull=False, written_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False) & ~Q(approved_by=F("written_by")),
                name="%(class)s_second_person",
                violation_error_message="Yang menyetujui bukan yang menulis.",
            ),
            models.CheckConstraint(
                condition=Q(refused_at__isnull=True, refused_by__isnull=True, refuse_reason="")
                | Q(refused_at__isnull=False, refused_by__isnull=False, approved_at__isnull=True)
                & ~Q(refuse_reason=""),
                name="%(class)s_refused_with_reason",
                violation_error_message="Penolakan memerlukan alasan.",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.approved_at is None and self.refused_at is None

    @property
    def said(self) -> Mapping[str, Any]:
        return {name: getattr(self, name) for name in (*self.said_fields, "source", "withdrawn")}
