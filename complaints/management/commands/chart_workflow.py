"""Writes docs/alur-perkara.md from the table of the workflow, or says that it is out of date."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from complaints.workflow_chart import document

PLACE = Path(settings.BASE_DIR) / "docs" / "alur-perkara.md"


class Command(BaseCommand):
    help = "Membentuk docs/alur-perkara.md dari tabel alur perkara; --check hanya membandingkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="gagal bila halamannya berbeda dari tabel")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = document()
        known = PLACE.read_text(encoding="utf-8") if PLACE.exists() else ""
        if not options["check"]:
            PLACE.write_text(wanted, encoding="utf-8")
        elif known != wanted:
            raise CommandError(f"{PLACE.name} berbeda dari tabelnya. Jalankan: manage.py chart_workflow")
