"""Checks that nobody changed, removed or slipped in a row of a case's trail, or a whole case."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from complaints.models import Complaint
from complaints.register import BadNumber
from complaints.verifying import Report, findings, missing_numbers
from complaints.workdays import in_words


class Command(BaseCommand):
    help = "Memeriksa keutuhan jejak perkara. Keluar dengan status 1 bila ada yang tidak cocok."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--case", metavar="NOMOR", help="Hanya perkara ini, misalnya P-2026-0012.")

    def handle(self, *args: Any, case: str | None = None, **options: Any) -> None:
        report, faults = Report(), 0
        for fault in self._faults(case, report):
            faults += 1
            self.stderr.write(fault)
        if faults:
            raise CommandError(
                f"Jejak tidak utuh: {faults} temuan pada {report.cases} perkara.", returncode=1
            )
        self.stdout.write(f"Jejak utuh: {report.cases} perkara, {report.rows} baris.")
        if not case:
            day = in_words(timezone.localdate())
            self.stdout.write(f"Sidik seluruh register, {day}: {report.fingerprint}")

    def _faults(self, number: str | None, report: Report) -> Any:
        cases = _chosen(number) if number else Complaint.objects.all()
        yield from findings(cases, report)
        if not number:
            yield from missing_numbers()


def _chosen(number: str) -> Any:
    try:
        cases = Complaint.objects.numbered(number)
    except BadNumber as bad:
        raise CommandError(str(bad)) from bad
    if not cases.exists():
        raise CommandError(f"Perkara {number} tidak ada dalam register.", returncode=1)
    return cases
