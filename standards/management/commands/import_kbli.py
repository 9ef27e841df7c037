"""Read the statistics office's KBLI tables: `python manage.py import_kbli --edition 2025 FILE.csv`,
then `python manage.py import_kbli --crosswalk 2020 2025 FILE.csv`."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from standards.kbli_import import Stored, store_activities, store_links, unknown_codes
from standards.kbli_table import Problem, Unreadable, read_activities, read_links


class Command(BaseCommand):
    help = "Membaca tabel KBLI (CSV) dari BPS: judul satu edisi, atau kesesuaian dua edisi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="BERKAS.csv")
        kind = parser.add_mutually_exclusive_group(required=True)
        kind.add_argument("--edition", type=int, metavar="TAHUN", help="Tabel kode dan judul satu edisi.")
        kind.add_argument(
            "--crosswalk", type=int, nargs=2, metavar=("LAMA", "BARU"), help="Tabel kesesuaian dua edisi."
        )
        parser.add_argument("--source", default="", help="Sumber tabel kesesuaian, ditampilkan ke editor.")
        parser.add_argument("--dry-run", action="store_true", help="Periksa saja, simpan tidak.")

    def handle(self, *args: Any, **options: Any) -> None:
        content = _content(options["file"])
        with transaction.atomic():
            try:
                stored = self._store(content, options)
            except Unreadable as reason:
                raise CommandError(f"{options['file'].name}: {reason}") from None
            transaction.set_rollback(options["dry_run"])
        self.stdout.write(f"{stored.new} baru, {stored.changed} berubah judul, {stored.unchanged} tetap.")
        if options["dry_run"]:
            self.stdout.write("Uji coba: tidak ada yang disimpan.")

    def _store(self, content: bytes, options: dict[str, Any]) -> Stored:
        if options["edition"] is not None:
            edition = _edition(options["edition"])
            activities, problems = read_activities(content)
            self._refuse(problems, empty=not activities)
            return store_activities(edition, activities)
        older, newer = map(_edition, options["crosswalk"])
        if older >= newer:
            raise CommandError("Edisi lama harus lebih dahulu dari edisi baru: --crosswalk 2020 2025.")
        links, problems = read_links(content, older, newer)
        self._refuse(problems + unknown_codes(links, older, newer), empty=not links)
        return store_links(links, older, newer, options["source"] or options["file"].name)

    def _refuse(self, problems: Sequence[Problem], *, empty: bool) -> None:
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} baris bermasalah; tidak ada yang disimpan.")
        if empty:
            raise CommandError("Tabel ini tidak memuat satu pun kode lima angka.")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise CommandError(f"{path} tidak dapat dibaca.") from None


def _edition(year: int) -> int:
    if not 2000 <= year <= 2100:
        raise CommandError(f"Edisi {year} bukan tahun edisi KBLI.")
    return year
