"""Read the annex of a regulation into a release: `python manage.py import_standards FILE…`."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from standards.importing.importer import Importer
from standards.importing.plan import STATES, Imported
from standards.models import Release
from standards.publishing import DATE_IS_PAST, Refused, date_obstacles, publish
from standards.regulation import Annex, Notice, Severity, read_annex

DATE_IT = "Beri tanggal berlaku dengan --effective-on TTTT-BB-HH: hari ini atau sesudahnya."


class Command(BaseCommand):
    help = "Membaca naskah lampiran standar pelayanan ke dalam sebuah penetapan (draf)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="BERKAS")
        parser.add_argument("--dry-run", action="store_true", help="Periksa saja, simpan tidak.")
        parser.add_argument("--publish", action="store_true", help="Langsung tetapkan.")
        parser.add_argument("--effective-on", type=date_of, metavar="TTTT-BB-HH")
        parser.add_argument("--report", type=Path, metavar="BERKAS.json")

    def handle(self, *args: Any, **options: Any) -> None:
        today, effective_on = timezone.localdate(), options["effective_on"]
        if effective_on and effective_on < today:
            raise CommandError(f"--effective-on {effective_on}: {DATE_IS_PAST}")
        annexes = [_read(path) for path in options["files"]]
        importer = Importer(tuple(annexes), effective_on=effective_on, on=today)
        results, undated = _run(importer, publish=options["publish"], dry_run=options["dry_run"])
        notices = _file_notices(annexes) + [n for each in results for n in each.notices]
        self._tell(results, notices, options["dry_run"])
        _write_report(options["report"], results, notices)
        if undated:
            raise CommandError("\n".join(["Tidak ada yang disimpan.", *undated, DATE_IT]))
        if options["publish"] and not options["dry_run"]:
            self._publish(importer.release)
        if any(notice.is_error for notice in notices):
            raise CommandError("Sebagian naskah tidak dapat disimpan; lihat keterangan di atas.")

    def _tell(self, results: list[Imported], notices: list[Notice], dry_run: bool) -> None:
        for each in results:
            self.stdout.write(
                f"No. {each.annex_number} KBLI {each.kbli} {each.name}: {STATES[each.state]}"
                f"{_components(each)}."
            )
        for notice in notices:
            word = "KESALAHAN" if notice.is_error else "PERINGATAN"
            (self.stderr if notice.is_error else self.stdout).write(f"{word}: {notice}")
        if dry_run:
            self.stdout.write("Uji coba: tidak ada yang disimpan.")

    def _publish(self, release: Release | None) -> None:
        if release is None:
            return
        try:
            publish(release, by=None, at=timezone.now())
        except Refused as refusal:
            raise CommandError(
                "\n".join([f"Draf {release} disimpan tetapi belum terbit:", *refusal.obstacles])
            ) from None
        self.stdout.write(f"Penetapan {release} sudah terbit.")


def date_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” bukan tanggal; tulis seperti 2026-12-01.") from None


def _read(path: Path) -> Annex:
    try:
        return read_annex(path.read_bytes(), path.name)
    except OSError:
        notice = Notice(path.name, 1, None, "Berkas tidak dapat dibaca.", Severity.ERROR)
        return Annex(path.name, file_notices=(notice,))


def _run(importer: Importer, *, publish: bool, dry_run: bool) -> tuple[list[Imported], list[str]]:
    """What became of each, and what its missing date stops. Then nothing is stored: the same
    command with a date would only find its own draft, and say that nothing changed."""
    with transaction.atomic():
        results = importer.run()
        undated = date_obstacles(importer.release, importer.on) if publish and importer.release else []
        transaction.set_rollback(dry_run or bool(undated))
    return results, undated


def _file_notices(annexes: list[Annex]) -> list[Notice]:
    return [notice for annex in annexes for notice in annex.file_notices]


def _components(result: Imported) -> str:
    own = ", ".join(map(str, result.overrides))
    slips = ", ".join(map(str, result.slips))
    return (f"; teks sendiri: {own}" if own else "") + (f"; selip ejaan: {slips}" if slips else "")


def _write_report(path: Path | None, results: list[Imported], notices: list[Notice]) -> None:
    if path is None:
        return
    report = {
        "standards": [
            {
                "document": each.document,
                "annex_number": each.annex_number,
                "kbli": each.kbli,
                "name": each.name,
                "state": each.state,
                "own_components": each.overrides,
                "components_with_slips": each.slips,
            }
            for each in results
        ],
        "notices": [
            {
                "document": notice.document,
                "line": notice.line,
                "component": notice.component,
                "cause": notice.cause,
                "severity": notice.severity,
            }
            for notice in notices
        ],
    }
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
