"""Bring cases into the desk's search: `python manage.py index_cases`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from complaints.case_search import index_cases
from complaints.models import CaseWords


class Command(BaseCommand):
    help = "Memasukkan perkara yang belum ada ke dalam indeks pencarian meja; aman dijalankan kapan saja."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="Bangun ulang seluruhnya.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            CaseWords.objects.all().delete()
        count = sum(index_cases(timezone.localdate()))
        if count or options["verbosity"]:
            self.stdout.write(f"{count} perkara masuk indeks pencarian.")
