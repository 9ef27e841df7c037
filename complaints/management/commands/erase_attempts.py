"""Forgets who tried what how often, once it says nothing any more. Safe to run every day, and twice."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from complaints.limits import LONGEST
from complaints.models import AttemptCounter


class Command(BaseCommand):
    help = "Menghapus penghitung percobaan yang waktunya sudah lewat."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        count, _ = AttemptCounter.objects.began_until(timezone.now() - LONGEST).delete()
        self.stdout.write(f"{count} penghitung percobaan dihapus.")
