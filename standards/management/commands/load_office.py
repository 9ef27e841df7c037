"""Fill an empty database with the office's own data: `python manage.py load_office`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from standards.models import Office, StandardEntry
from standards.search_index import index_all

# In the order of their references; the standards come last, published by their last row.
# After them what the office may say beside the words: proposals, which citizens do not read yet.
FIXTURES = (
    *("office", "next_doors", "catalogue", "synonyms", "regulations"),
    *("calendar", "shared_texts", "standards"),
    "living",
    "messages",
)
# What came later than some offices: loaded wherever its table is still empty.
LATER = {"next_doors": "standards.nextdoor", "messages": "complaints.messagewording"}


class Command(BaseCommand):
    help = "Mengisi basis data kosong: kantor, kanal, peraturan, hari libur, dan standar."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if Office.objects.exists():
            self.stdout.write("Data kantor sudah ada; tidak ada yang diubah.")
            _fill_what_came_later()
            _index_if_never_done()
            return
        for path in fixture_paths():
            call_command("loaddata", str(path), verbosity=0)
        index_all()
        self.stdout.write("Data kantor dan standar pelayanan sudah dimuat.")


def fixture_paths(names: Sequence[str] = FIXTURES) -> list[Path]:
    return [settings.BASE_DIR / "fixtures" / f"{name}.json" for name in names]


def _fill_what_came_later() -> None:
    empty = [name for name, table in LATER.items() if not apps.get_model(table)._default_manager.exists()]
    for path in fixture_paths(empty):
        call_command("loaddata", str(path), verbosity=0)


def _index_if_never_done() -> None:
    """A database older than the index would show an empty list."""
    if not StandardEntry.objects.exists():
        index_all()
