"""Reminds staff of answers that are due, on working days, and complainants of questions that wait, on
any day. Safe to run as often as anybody likes: each stage happens once, and at night nothing does."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from complaints.models.calendar import working_calendar
from complaints.models.outbox import ReminderOutcome
from complaints.question_reminders import remind_of_questions
from complaints.reminders import is_daytime, is_office_time
from complaints.reminding import remind
from complaints.workdays import CalendarTooShort


class Command(BaseCommand):
    help = "Membuat pengingat batas jawaban bagi petugas dan pertanyaan terbuka bagi pelapor."
    requires_migrations_checks = True

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        now, calendar = timezone.localtime(), working_calendar()
        try:
            is_open = is_office_time(now, settings.OFFICE_HOURS, calendar)
        except CalendarTooShort as short:
            raise CommandError(f"Pengingat tidak dapat dihitung. {short}") from short
        words = "Di luar jam kerja kantor: tidak ada pengingat yang dibuat."
        if is_daytime(now, settings.OFFICE_HOURS):
            remind_of_questions(now.date())
        if is_open:
            words = _in_words(remind(now.date(), calendar))
        if verbosity:
            self.stdout.write(words)


def _in_words(done: Counter[ReminderOutcome]) -> str:
    return (
        f"Pengingat dibuat: {done[ReminderOutcome.MADE]}; tahap yang terlewati: "
        f"{done[ReminderOutcome.STALE]}; tanpa penerima: {done[ReminderOutcome.NOBODY]}."
    )
