"""Make the search's index anew: `python manage.py index_standards`."""

from typing import Any

from django.core.management.base import BaseCommand

from standards.search_index import index_all


class Command(BaseCommand):
    help = "Membangun ulang indeks pencarian; aman dijalankan kapan saja."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Indeks pencarian memuat {index_all()} standar.")
