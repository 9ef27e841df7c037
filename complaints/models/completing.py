"""What a case lacked, what came of it, and the day of service that nobody remembered at first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from complaints.completeness import check_lapsed, check_notice, completion_due
from complaints.intake import Identity, Kind, ServiceStatus, check_service_date, classify
from complaints.models.calendar import working_calendar
from complaints.models.case import Complaint
from complaints.models.trail import StepRecord
from complaints.permissions import NotAllowedNow
from complaints.policy import policy_on
from complaints.wording import MessageKind
from complaints.workflow import Step


class CompletenessNotice(StepRecord):
    """The complainant is told what is missing (UU 25/2009 Pasal 44 ayat (3))."""

    tells = MessageKind.INCOMPLETE

    missing = models.TextField("yang masih kurang")
    on = models.DateField("diberitahukan pada")
    how = models.CharField("cara memberitahukan", max_length=200)

    class Meta(StepRecord.Meta):
        verbose_name = "pemberitahuan kekurangan"
        verbose_name_plural = "pemberitahuan kekurangan"

    @property
    def completion_due(self) -> date | None:
        """Last day to complete; None while the calendar does not reach that far."""
        return completion_due(self.on, working_calendar())

    @property
    def closes_on(self) -> date | None:
        return self.completion_due

    def words(self) -> dict[Step, str]:
        return {Step.COMPLETENESS_NOTICE: self.missing and self.how}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        if problem := check_notice(complaint.clock_began_on, self.on, on, working_calendar()):
            raise NotAllowedNow(problem)


class Completion(StepRecord):
    """What the complainant brought (Pasal 44 ayat (4))."""

    received = models.TextField("yang dilengkapi")

    class Meta(StepRecord.Meta):
        verbose_name = "kelengkapan"
        verbose_name_plural = "kelengkapan"

    def words(self) -> dict[Step, str]:
        return {Step.COMPLETION: self.received}


class Lapse(StepRecord):
    """Nothing was completed in time, so the case counts as withdrawn (Pasal 44 ayat (5))."""

    last_day = models.DateField("batas melengkapi")

    class Meta(StepRecord.Meta):
        verbose_name = "batas melengkapi lewat"
        verbose_name_plural = "batas melengkapi lewat"

    def words(self) -> dict[Step, str]:
        return {Step.LAPSE: str(self.last_day)}

    def check_fits(self, complaint: Complaint, on: date) -> None:
        notice = CompletenessNotice.objects.of(complaint).last()
        if notice is None:
            raise NotAllowedNow(
                "Tidak ada pemberitahuan kekurangan, jadi laporan ini tidak dianggap dicabut."
            )
        if problem := check_lapsed(notice.on, on, working_calendar()):
            raise NotAllowedNow(problem)


class ServiceDate(StepRecord):
    """The day of service, found later, with where it was found (R2)."""

    served_on = models.DateField("tanggal layanan diterima")
    source = models.CharField("sumber tanggal", max_length=200)

    class Meta(StepRecord.Meta):
        verbose_name = "tanggal layanan"
        verbose_name_plural = "tanggal layanan"

    def words(self) -> dict[Step, str]:
        return {Step.DATE_SOURCE: self.source}

    def changes(self, complaint: Complaint, on: date) -> dict[str, Any]:
        if problem := check_service_date(self.served_on, complaint.received_on):
            raise NotAllowedNow(problem)
        found = classify(
            wants=Kind.COMPLAINT,
            identity=Identity(complaint.identity),
            has_object=True,
            service=ServiceStatus.RECEIVED,
            served_on=self.served_on,
            received_on=complaint.received_on,
            sent_on=complaint.sent_on,
            filing_days=policy_on(complaint.received_on, complaint.standard).filing_calendar_days,
        )
        return {
            "served_on": self.served_on,
            "service_status": ServiceStatus.RECEIVED.value,
            "may_be_suggestion": found.may_be_suggestion,
            "intake_reason": found.reason,
            "intake_clause": found.clause.value,
        }
