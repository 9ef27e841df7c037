"""Forgets who tried what how often, once it says nothing any more. Safe to run every day, and twice."""

from typing import Any

from axes.models import AccessAttempt
from django.core.management.base import BaseCommand
from django.utils import timezone

from complaints.limits import LONGEST
from complaints.models import AttemptCounter


class Command(BaseCommand):
    help = "Menghapus penghitung percobaan dan catatan kata sandi salah setelah sehari."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        until = timezone.now() - LONGEST
        count, _ = AttemptCounter.objects.began_until(until).delete()
        names, _ = AccessAttempt.objects.filter(attempt_time__lte=until).delete()
        self.stdout.write(f"{count} penghitung percobaan dihapus, dan {names} catatan kata sandi salah.")
