"""Files that belong to a case. Their bytes lie in the storage, under names made at random; the trail
holds what each must be (SHA-256), and nothing in it is about a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from complaints.models.case import Complaint
from complaints.models.trail import Event, StepRecord
from complaints.permissions import NotAllowedNow
from complaints.workflow import Step
from purwakarta_ptsp.files.kinds import FileKind, in_megabytes

FOLDER = "lampiran"
MOST_FILES = 5  # of one form
CHANGED_MEANWHILE = "Daftar lampirannya berubah sementara ini disimpan. Periksa lampirannya, lalu kirim lagi."
_KINDS = [(kind.ending, kind.label) for kind in FileKind]


def random_name(row: Any, name: str) -> str:
    """Nothing of the sender's name; folders of a few hundred files each."""
    key = uuid4().hex
    return f"{FOLDER}/{key[:2]}/{key}.{row.kind}"


class WaitingFileQuerySet(models.QuerySet["WaitingFile"]):
    def in_tray(self, tray: UUID) -> WaitingFileQuerySet:
        return self.filter(tray=tray).order_by("place")

    def left_until(self, at: datetime) -> WaitingFileQuerySet:
        return self.filter(saved_at__lte=at)


class WaitingFile(models.Model):
    """A file that was taken in with a form which is not sent yet. `tray` is the form's own key."""

    tray = models.UUIDField("wadah")
    place = models.PositiveSmallIntegerField("urutan")
    key = models.UUIDField("kunci", default=uuid4, unique=True)
    file = models.FileField("berkas", upload_to=random_name)
    kind = models.CharField("jenis", max_length=4, choices=_KINDS)
    label = models.CharField("nama semula", max_length=80)
    size = models.PositiveIntegerField("ukuran (bita)")
    digest = models.CharField("sidik SHA-256", max_length=64)
    saved_at = models.DateTimeField("disimpan", db_index=True)

    objects = WaitingFileQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas yang menunggu"
        verbose_name_plural = "berkas yang menunggu"
        constraints = [
            models.UniqueConstraint(fields=["tray", "place"], name="waiting_file_has_its_place"),
            models.UniqueConstraint(fields=["tray", "digest"], name="waiting_file_waits_once"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_FILES),
                name="no_more_files_than_a_form_takes",
                violation_error_message="Paling banyak 5 berkas.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def words(self) -> str:
        return f"{FileKind.ending_in(self.kind).label}, {in_megabytes(self.size)}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def kept(self) -> AttachmentQuerySet:
        return self.filter(erased_at__isnull=True)

    def numbered(self, number: int) -> Attachment | None:
        return self.filter(number=number).first()


class Attachment(models.Model):
    """A file of a case, frozen by a trigger; all that may happen to it is that it is erased, and its
    sender's name for it with it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="attachments")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="attachments")
    number = models.PositiveSmallIntegerField("nomor")
    file = models.FileField("berkas", blank=True)
    kind = models.CharField("jenis", max_length=4, choices=_KINDS)
    label = models.CharField("nama semula", max_length=80, blank=True)
    size = models.PositiveIntegerField("ukuran (bita)")
    digest = models.CharField("sidik SHA-256", max_length=64)
    from_office = models.BooleanField("dari kantor", default=False)
    erased_at = models.DateTimeField("dihapus pada", null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        ordering = ["complaint", "number"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "number"], name="attachment_number_unique"),
            models.UniqueConstraint(
                fields=["file"], condition=~Q(file=""), name="a_stored_file_belongs_to_one_case"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(file="")
                | Q(erased_at__isnull=False, file="", label=""),
                name="a_file_is_there_until_it_is_erased",
                violation_error_message="Lampiran tanpa berkas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint} lampiran {self.number}"

    @property
    def file_kind(self) -> FileKind:
        return FileKind.ending_in(self.kind)

    @property
    def words(self) -> str:
        """What may stand anywhere: nothing of its sender's words."""
        return f"{self.file_kind.label}, {in_megabytes(self.size)}"

    @property
    def office_name(self) -> str:
        """Under which staff save it; the sender's own name for it may say who she is."""
        return f"{self.complaint}-lampiran-{self.number}.{self.kind}"


class AttachedFiles(StepRecord):
    """That files came with a step, in order, each with what it must be: {"kind", "size", "sha256"}."""

    files = models.JSONField("lampiran")
    from_office = models.BooleanField("dari kantor", default=False)

    waiting: tuple[WaitingFile, ...] = ()

    class Meta(StepRecord.Meta):
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        constraints = [
            models.CheckConstraint(
                condition=~Q(files=[]),
                name="attached_files_are_some",
                violation_error_message="Tidak ada berkas.",
            )
        ]

    @classmethod
    def of(
        cls, tray: UUID | None, *, from_office: bool = False, is_held: bool = False
    ) -> list[AttachedFiles]:
        """The record of what waits in a tray, unsaved, for the step that takes it; none if nothing does.
        `is_held`: within the step's own transaction, nothing can be taken out any more."""
        rows = WaitingFile.objects.in_tray(tray)
        waiting = tuple(rows.select_for_update() if is_held else rows)
        if not waiting:
            return []
        said = [{"kind": each.kind, "size": each.size, "sha256": each.digest} for each in waiting]
        record = cls(files=said, from_office=from_office)
        record.waiting = waiting
        return [record]

    def words(self) -> dict[Step, str]:
        return {}

    def get_files_display(self) -> str:
        """As people read it in the trail: a line a file, with the beginning of its digest."""
        return "\n".join(
            f"{FileKind.ending_in(each['kind']).label}, {in_megabytes(each['size'])}, "
            f"sidik {each['sha256'][:12]}"
            for each in self.files
        )

    def follow(self) -> None:
        """What waited belongs to the case from here on. Raises NotAllowedNow when it is not the same
        any more: somebody removed a file, or its time was over."""
        rows = WaitingFile.objects.filter(pk__in=[each.pk for each in self.waiting])
        if len(rows.select_for_update()) != len(self.waiting):
            raise NotAllowedNow(CHANGED_MEANWHILE)
        case = self.event.complaint_id
        last = Attachment.objects.filter(complaint=case).aggregate(last=models.Max("number"))["last"] or 0
        Attachment.objects.bulk_create(
            self._attachment(each, number) for number, each in enumerate(self.waiting, last + 1)
        )
        rows.delete()

    def _attachment(self, waiting: WaitingFile, number: int) -> Attachment:
        same = {name: getattr(waiting, name) for name in ("kind", "label", "size", "digest")}
        return Attachment(
            complaint_id=self.event.complaint_id,
            event=self.event,
            number=number,
            file=waiting.file.name,
            from_office=self.from_office,
            **same,
        )
