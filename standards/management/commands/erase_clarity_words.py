"""Erases what citizens wrote beside "jelas" or "tidak jelas" once it is old; the counts stay."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from standards.clarity.answers import KEEP_WORDS_DAYS, with_old_words


class Command(BaseCommand):
    help = (
        f"Menghapus kata-kata warga yang lebih tua dari {KEEP_WORDS_DAYS} hari. Aman dijalankan setiap hari."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="hanya menghitung")

    def handle(self, *args: Any, **options: Any) -> None:
        old = with_old_words(timezone.localdate())
        if options["dry_run"]:
            self.stdout.write(f"{old.count()} jawaban berisi kata-kata yang sudah waktunya dihapus.")
            return
        self.stdout.write(f"Kata-kata dihapus dari {old.update(words='')} jawaban.")
