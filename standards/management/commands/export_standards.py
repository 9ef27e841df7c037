"""Write the published catalogue to one JSON file: `python manage.py export_standards FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from standards.exchange import export


class Command(BaseCommand):
    help = "Menulis seluruh katalog yang sudah terbit ke satu berkas JSON (tanpa konsep, tanpa nama orang)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="BERKAS.json")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            path.write_text(export(), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"Berkas {path} tidak dapat ditulis: {error.strerror}.") from None
        self.stdout.write(f"Katalog sudah ditulis ke {path}.")
