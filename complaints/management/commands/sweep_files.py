"""Deletes files that belong to nothing. Safe to run every day, twice, and while people hand in cases."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from complaints.sweeping import sweep_storage, sweep_waiting


class Command(BaseCommand):
    help = (
        "Menghapus berkas formulir yang tidak jadi dikirim, dan berkas yang tidak dimiliki perkara mana pun."
    )
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        waiting, left_over = sweep_waiting(now), sweep_storage(now)
        self.stdout.write(
            f"{waiting} berkas formulir yang tidak dikirim dan {left_over} berkas sisa dihapus."
        )
