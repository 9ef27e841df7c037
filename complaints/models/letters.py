"""A letter gets the office's own number, and then the file that was signed, which is its frozen text.
Both are held by triggers (migration of the same name): a number serves one letter a year, a file
follows a number, and no number follows a file."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear, Lower

from complaints.letter_kinds import LetterKind
from complaints.models.trail import Event, StepRecord
from complaints.workflow import Step


def _source() -> models.ForeignKey[Event, Event]:
    """The event that holds the words of the letter; `letter` says which of its words."""
    return models.ForeignKey(
        Event, verbose_name="surat dari peristiwa", on_delete=models.PROTECT, related_name="+"
    )


class LetterNumber(StepRecord):
    """What the office's own book gave it; a later row corrects an earlier one. The signatory is kept in
    words, so that a letter still says who signed when the post has passed to somebody else."""

    source = _source()
    letter = models.CharField("surat", max_length=20, choices=LetterKind.choices())
    number = models.CharField("nomor surat", max_length=80)
    dated_on = models.DateField("tanggal surat")
    signatory_title = models.CharField("jabatan penanda tangan", max_length=200)
    signatory_name = models.CharField("nama penanda tangan", max_length=120, blank=True)

    unread = frozenset({"source"})

    class Meta(StepRecord.Meta):
        verbose_name = "nomor surat"
        verbose_name_plural = "nomor surat"
        indexes = [
            models.Index(ExtractYear("dated_on"), Lower("number"), name="letter_number_of_year"),
            models.Index(fields=["source", "letter"], name="letter_number_of_letter"),
        ]

    def words(self) -> dict[Step, str]:
        return {}


class SignedLetter(StepRecord):
    """The scanned paper, or the file signed electronically. The digest is sealed with the trail; the
    file itself lies in the storage, and goes with the identity when that is erased (retention.py)."""

    source = _source()
    letter = models.CharField("surat", max_length=20, choices=LetterKind.choices())
    # In the storage before the row is sealed, under a random name.
    file = models.FileField("berkas", max_length=100, upload_to="surat")
    size = models.PositiveIntegerField("ukuran (bita)")
    digest = models.CharField("sidik berkas (SHA-256)", max_length=64)
    reason = models.TextField("alasan mengganti berkas", blank=True)

    unread = frozenset({"source", "file", "size"})

    class Meta(StepRecord.Meta):
        verbose_name = "surat bertanda tangan"
        verbose_name_plural = "surat bertanda tangan"
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="signed_letter_has_digest"
            ),
            models.UniqueConstraint(
                fields=["source", "letter"], name="signed_letter_first", condition=Q(reason="")
            ),
        ]

    def words(self) -> dict[Step, str]:
        return {}
