"""The quality of the whole catalogue: `python manage.py check_standards --fail-on red`."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from standards.assessing import Assessed, assess_catalogue
from standards.findings import LABELS, Finding, Grade

STOPS_AT = {"red": (Grade.RED,), "yellow": (Grade.RED, Grade.YELLOW)}


class Command(BaseCommand):
    help = "Memeriksa mutu semua standar yang berlaku hari ini: merah, kuning, atau hijau, dengan sebabnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", type=Path, metavar="BERKAS", help="Tulis juga semua temuan ke berkas.")
        parser.add_argument(
            "--fail-on", choices=STOPS_AT, help="Keluar dengan status 1 bila ada temuan seberat ini."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        assessed = assess_catalogue(timezone.localdate())
        for each in assessed:
            self._tell(each)
        self.stdout.write(_summary(assessed))
        if options["json"]:
            report = json.dumps([_row(each) for each in assessed], ensure_ascii=False, indent=2)
            _write(options["json"], report)
        if any(each.grade in STOPS_AT.get(options["fail_on"], ()) for each in assessed):
            raise CommandError("Ada temuan yang harus dibereskan; lihat keterangan di atas.")

    def _tell(self, assessed: Assessed) -> None:
        self.stdout.write(f"{assessed.grade.label.upper()}: {assessed.name}")
        for finding in assessed.findings:
            self.stdout.write(f"  {finding.grade.label} {_place(finding)}{finding.cause} [{finding.code}]")


def _place(finding: Finding) -> str:
    return f"komponen {finding.component}: " if finding.component else ""


def _summary(assessed: list[Assessed]) -> str:
    grades = Counter(each.grade for each in assessed)
    counts = ", ".join(f"{grades[grade]} {grade.label}" for grade in reversed(Grade))
    return f"{len(assessed) - 1} standar dan teks bersama: {counts}."


def _row(assessed: Assessed) -> dict[str, Any]:
    return {
        "standard": assessed.slug or None,
        "name": assessed.name,
        "grade": assessed.grade,
        "components": {str(number): grade for number, grade in assessed.grades.items()},
        "findings": [
            {
                "code": finding.code,
                "rule": LABELS[finding.code],
                "grade": finding.grade,
                "component": finding.component,
                "cause": finding.cause,
            }
            for finding in assessed.findings
        ],
    }


def _write(path: Path, report: str) -> None:
    try:
        path.write_text(f"{report}\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"Berkas {path} tidak dapat ditulis: {error.strerror}.") from None
