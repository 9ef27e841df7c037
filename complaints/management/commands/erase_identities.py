"""Erases the identities whose time is over. Safe to run every day, and twice."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from complaints.contentment_votes import forget_words
from complaints.retention import (
    erase_identities,
    erase_rest,
    last_closing,
    overdue_identities,
    overdue_rest,
)
from complaints.workdays import in_words


class Command(BaseCommand):
    help = "Menghapus identitas pelapor yang masa simpannya habis; perkara dan angkanya tetap."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya menyebut yang akan dihapus.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        today = timezone.localdate()
        cases = overdue_identities(today) if dry_run else erase_identities(today)
        verb, count = "akan dihapus" if dry_run else "dihapus", 0
        for case in cases:
            count += 1
            closed_on = in_words(timezone.localdate(case.closed_at))
            self.stdout.write(f"{case}: identitas {verb} (ditutup {closed_on}).")
        self.stdout.write(
            f"{count} identitas {verb}: perkara yang ditutup sampai {in_words(last_closing(today))}, "
            f"{settings.IDENTITY_RETENTION_DAYS} hari yang lalu atau lebih."
        )
        if not dry_run:
            forget_words(today)
        # Those of the cases above are among them before, and gone after.
        for case in overdue_rest(today) if dry_run else erase_rest(today):
            self.stdout.write(f"{case}: lampiran, catatan internal, dan tulisan susulan pelapor {verb}.")
