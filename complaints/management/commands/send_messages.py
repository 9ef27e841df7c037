"""Sends what waits in the outbox: once, or again and again until it is stopped."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from complaints.sending import Round, send_waiting

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Mengirim pesan yang menunggu. Beberapa pengirim boleh berjalan bersama."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="Terus berjalan sampai dihentikan.")
        parser.add_argument(
            "--every", type=int, default=20, metavar="DETIK", help="Jeda antarputaran; bawaan 20 detik."
        )

    def handle(self, *args: Any, loop: bool, every: int, verbosity: int, **options: Any) -> None:
        if not loop:
            self._tell(send_waiting(timezone.now), quiet=not verbosity)
        while loop:
            self._one_round()
            time.sleep(max(every, 1))

    def _one_round(self) -> None:
        """Says only what did not go. A database that is away comes back; the loop waits for it."""
        close_old_connections()
        try:
            self._tell(send_waiting(timezone.now), quiet=True)
        except OperationalError:
            log.warning("Basis data tidak menjawab; dicoba lagi pada putaran berikutnya.")

    def _tell(self, done: Round, quiet: bool = False) -> None:
        if quiet and not done.failed:
            return
        down = " Peladen surel tidak menjawab." if done.is_down else ""
        self.stdout.write(f"Terkirim: {done.sent}; belum berhasil: {done.failed}.{down}")
        self.stdout.flush()
