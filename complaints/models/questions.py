"""Questions to the complainant, what she answered, and her own words, wherever she writes them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models

from complaints.models.case import Complaint
from complaints.models.sealing import digest_of
from complaints.models.trail import Event, StepRecord, StepRecordQuerySet
from complaints.questions import ANSWERED_IN, REMIND_DAYS
from complaints.wording import MessageKind
from complaints.workflow import Action, Step


class ComplainantWords(StepRecord):
    """What the complainant wrote on her own page, beside the record of the step she took. It may hold
    personal data: the trail seals its digest, and the words leave with the identity (retention.py)."""

    text = models.TextField("ditulis pelapor", blank=True)
    text_digest = models.CharField("sidik tulisan", max_length=64, editable=False)

    digested = ("text",)

    class Meta(StepRecord.Meta):
        verbose_name = "tulisan pelapor"
        verbose_name_plural = "tulisan pelapor"

    def words(self) -> dict[Step, str]:
        return {}


def said(text: str) -> ComplainantWords:
    """Her words as an unsaved record, to be added to the step she takes."""
    return ComplainantWords(text=text, text_digest=digest_of(text))


class QuestionQuerySet(StepRecordQuerySet):
    def waiting(self) -> QuestionQuerySet:
        """Neither answered nor cancelled, in a case that still waits for its answer and was not opened
        again since. Each with its event and case."""
        opened = Event.objects.filter(
            complaint=models.OuterRef("event__complaint"), action=Action.REOPEN, pk__gt=models.OuterRef("pk")
        )
        return self.select_related("event__complaint").filter(
            ~models.Exists(opened),
            answer__isnull=True,
            cancellation__isnull=True,
            event__complaint__state__in=ANSWERED_IN,
        )

    def to_remind(self, today: date) -> QuestionQuerySet:
        """Those that wait and close today or within the days of the first reminder (WIB)."""
        return self.waiting().filter(closes_on__range=(today, today + timedelta(days=max(REMIND_DAYS))))


class Question(StepRecord):
    """`number` counts the questions of one case from 1; it stands in the address of the answer."""

    number = models.PositiveSmallIntegerField("pertanyaan nomor")
    text = models.TextField("pertanyaan")
    closes_on = models.DateField("dijawab paling lambat")

    objects = QuestionQuerySet.as_manager()

    tells = MessageKind.QUESTION

    class Meta(StepRecord.Meta):
        verbose_name = "pertanyaan kepada pelapor"
        verbose_name_plural = "pertanyaan kepada pelapor"

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    def words(self) -> dict[Step, str]:
        return {}


class QuestionAnswer(StepRecord):
    """One question is answered once; the words are a ComplainantWords of the same step."""

    question = models.OneToOneField(
        Question, verbose_name="menjawab pertanyaan", on_delete=models.PROTECT, related_name="answer"
    )
    days_late = models.PositiveSmallIntegerField("hari sesudah tanggal penutupan", default=0)

    class Meta(StepRecord.Meta):
        verbose_name = "jawaban pelapor"
        verbose_name_plural = "jawaban pelapor"

    def words(self) -> dict[Step, str]:
        return {}


class QuestionCancellation(StepRecord):
    """The office no longer needs the answer."""

    question = models.OneToOneField(
        Question, verbose_name="pertanyaan", on_delete=models.PROTECT, related_name="cancellation"
    )
    reason = models.TextField("alasan dibatalkan")

    class Meta(StepRecord.Meta):
        verbose_name = "pembatalan pertanyaan"
        verbose_name_plural = "pembatalan pertanyaan"

    def words(self) -> dict[Step, str]:
        return {}


def numbered(complaint: Complaint, number: int) -> Question | None:
    found: Any = Question.objects.of(complaint).filter(number=number).first()
    return found
