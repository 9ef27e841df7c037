"""How a case is settled (R10): inside the office, with those who know the matter, or with APIP."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import models

from complaints.models.case import Complaint
from complaints.models.staff import Officer
from complaints.models.trail import StepRecord
from complaints.permissions import NotAllowedNow, check_may_handle
from complaints.workflow import Route, Step


class RouteChoice(StepRecord):
    """One of the three routes, with why; the rows of a case are the history of its route."""

    route = models.CharField("jalur penyelesaian", max_length=12, choices=Route.choices())
    reason = models.TextField("alasan memilih jalur")
    law = models.CharField("peraturan yang mengharuskan", max_length=200, blank=True)

    class Meta(StepRecord.Meta):
        verbose_name = "jalur penyelesaian"
        verbose_name_plural = "jalur penyelesaian"

    def words(self) -> dict[Step, str]:
        return {Step.ROUTE: self.reason and self.route, Step.CITED_LAW: self.law}

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        return {"route": self.route}


class ApipRequest(StepRecord):
    """Why neither the office nor an agency can settle it (R10c)."""

    reason = models.TextField("alasan melibatkan APIP")

    class Meta(StepRecord.Meta):
        verbose_name = "usul melibatkan APIP"
        verbose_name_plural = "usul melibatkan APIP"

    def words(self) -> dict[Step, str]:
        return {Step.APIP_REASON: self.reason}


class ApipDecision(StepRecord):
    """The Head approves or declines, of this office or of the agency (R10c); the step says which."""

    authority = models.CharField("keputusan oleh", max_length=160)
    note = models.TextField("isi keputusan")

    class Meta(StepRecord.Meta):
        verbose_name = "keputusan pelibatan APIP"
        verbose_name_plural = "keputusan pelibatan APIP"

    def words(self) -> dict[Step, str]:
        return {Step.APIP_DECISION: self.authority and self.note}


class Letter(StepRecord):
    """A letter to those who have no account here: to whom, when, and until when they answer."""

    to = models.CharField("dikirim kepada", max_length=160)
    number = models.CharField("nomor surat", max_length=80)
    sent_on = models.DateField("dikirim pada")
    due_on = models.DateField("balasan diminta paling lambat")
    about = models.TextField("yang diminta")

    class Meta(StepRecord.Meta):
        verbose_name = "surat"
        verbose_name_plural = "surat"

    def __str__(self) -> str:
        return f"{self.number} kepada {self.to}"

    def words(self) -> dict[Step, str]:
        return {Step.LETTER: self.to and self.number}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        if self.sent_on > on or self.due_on < self.sent_on:
            raise NotAllowedNow("Surat dikirim paling lambat hari ini, dan balasannya diminta sesudah itu.")


class LetterReply(StepRecord):
    """The reply to one letter; without a day of receipt none came, and the summary says so."""

    letter = models.OneToOneField(
        Letter, verbose_name="atas surat", on_delete=models.PROTECT, related_name="reply"
    )
    received_on = models.DateField("balasan diterima pada", null=True, blank=True)
    summary = models.TextField("ringkasan balasan")

    class Meta(StepRecord.Meta):
        verbose_name = "balasan surat"
        verbose_name_plural = "balasan surat"

    def words(self) -> dict[Step, str]:
        return {Step.REPLY_NOTED: self.summary}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        if self.letter.event.complaint_id != complaint.pk:
            raise NotAllowedNow("Surat itu bukan surat perkara ini.")
        if LetterReply.objects.filter(letter=self.letter).exists():
            raise NotAllowedNow(f"Balasan atas surat {self.letter} sudah dicatat. Muat ulang halaman ini.")
        if self.received_on and not self.letter.sent_on <= self.received_on <= on:
            raise NotAllowedNow("Balasan diterima sesudah surat dikirim dan paling lambat hari ini.")


class Raising(StepRecord):
    """A level that cannot settle it reports in writing to the one above, who goes on (R10a)."""

    to = models.ForeignKey(
        Officer, verbose_name="kepada pejabat di atasnya", on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField("laporan tertulis")

    class Meta(StepRecord.Meta):
        verbose_name = "laporan dan penyerahan ke atasan"
        verbose_name_plural = "laporan dan penyerahan ke atasan"

    def words(self) -> dict[Step, str]:
        return {Step.RAISED: self.text}

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        return {"handler": self._successor(complaint)}

    def _successor(self, complaint: Complaint) -> User:
        if self.to.user is None or not self.to.is_active:
            raise NotAllowedNow(f"{self.to} belum mempunyai akun, jadi tidak dapat melanjutkan perkara ini.")
        if self.to.user_id == complaint.handler_id:
            raise NotAllowedNow("Perkara ini sudah ditangani pejabat itu.")
        check_may_handle(self.to.user, complaint)
        return self.to.user
