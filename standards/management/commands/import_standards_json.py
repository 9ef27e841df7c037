"""Read an exported catalogue into an empty one: `python manage.py import_standards_json FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from standards.exchange import NotImportable, take_in


class Command(BaseCommand):
    help = "Membaca berkas export_standards ke katalog yang masih kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="BERKAS.json")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            count = take_in(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise CommandError(f"Berkas {path} tidak dapat dibaca sebagai teks UTF-8.") from None
        except NotImportable as refusal:
            raise CommandError(str(refusal)) from None
        if count:
            self.stdout.write(f"{count} baris katalog sudah dimuat.")
        else:
            self.stdout.write("Katalog sudah sama dengan berkas itu; tidak ada yang diubah.")
