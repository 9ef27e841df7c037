"""How long ten people wait at the counter while their complaints are typed: `make bench`.

A real Chromium without a mouse, on a scratch database: each complaint is typed, read back, recorded and its
receipt shown, and one key leads to the next person. Printed is the time the portal itself takes (the keys
follow each other without a pause) and what a person adds who types five keys a second. No test asks for a
time; this is read by people.
"""

import os
import statistics
import sys
import time
from typing import Any

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 10
KEYS_A_SECOND = 5
MOST_KEYS, MOST_SECONDS = 30, 120  # of one complaint: beyond its words, and until the receipt is there
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Code, component, the key for "Belum dilayani" or a date, words, name, contact.
QUEUE = (
    ("33152", "3", "", "Berkas saya sudah tiga minggu tanpa kabar.", "Dedi Kurniawan", "0812 3456 7890"),
    ("71204", "4", "5-11", "Saya diminta membayar Rp50.000 di loket.", "Sari Wulandari", "sari@contoh.id"),
    ("33152", "1", "", "Syaratnya berbeda dari yang tertulis.", "Asep Permana", "Kp. Cikopo RT 3"),
    ("71204", "9", "1-11", "Petugas tidak dapat menjelaskan alurnya.", "Rina Marlina", "0857 1111 2222"),
    ("33152", "8", "", "Ruang tunggu penuh dan tidak ada kursi.", "Ujang Saepudin", "0821 3333 4444"),
)


class Keys:
    def __init__(self, page: Any) -> None:
        self.page, self.beyond, self.words = page, 0, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.beyond += 1

    def type(self, words: str) -> None:
        self.page.locator("input:focus, select:focus, textarea:focus").wait_for()
        self.page.keyboard.type(words)
        self.words += len(words)


def one_complaint(page: Any, typed: tuple[str, ...]) -> tuple[float, Keys]:
    """From the empty form to the receipt: seconds of the portal's own, and the keys."""
    code, component, served_on, words, name, contact = typed
    keys, start = Keys(page), time.perf_counter()
    keys.type(code)
    keys.press("Tab")
    keys.press(*component)
    keys.press("Tab")
    keys.press("Tab" if served_on else "b")  # a date alone says that the service was received
    if served_on:
        keys.type(served_on)
        keys.press("Tab")
    else:
        keys.press("Tab", "Tab")
    keys.type(words)
    keys.press("Tab", "Tab", "Tab", "Tab")
    keys.type(name)
    keys.press("Tab")
    keys.type(contact)
    keys.press("Enter")
    page.locator("button:focus").wait_for()
    keys.press("Enter")
    page.wait_for_url("**/tanda-terima/")
    seconds = time.perf_counter() - start
    page.locator("a:focus").wait_for()
    page.keyboard.press("Enter")  # the next person
    page.wait_for_url("**/loket/")
    return seconds, keys


def main() -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )
    from pytest_django.live_server_helper import LiveServer

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    server = None
    try:
        call_command("load_office", verbosity=0)
        server = LiveServer("127.0.0.1")
        return report(served(server.url))
    finally:
        if server:
            server.stop()
        close_connections()
        teardown_databases(made, verbosity=0)
        teardown_test_environment()


def served(address: str) -> list[tuple[float, Keys]]:
    from playwright.sync_api import sync_playwright

    from complaints.roles import Role
    from tests.chromium import executable
    from tests.conftest import account

    account("petugas", Role.COUNTER, "Petugas loket", None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        page = browser.new_page(base_url=address, locale="id-ID")
        page.goto("/masuk/")
        page.get_by_label("Nama pengguna").fill("petugas")
        page.get_by_label("Kata sandi").fill("sandi-petugas")
        page.keyboard.press("Enter")
        page.wait_for_url("**/petugas/")
        page.goto("/petugas/loket/")
        found = [one_complaint(page, QUEUE[place % len(QUEUE)]) for place in range(PEOPLE)]
        browser.close()
    return found


def close_connections() -> None:
    """A server thread may still hold the scratch database."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def report(found: list[tuple[float, Keys]]) -> int:
    """Non-zero when a complaint took more keys or, typed by a person, more time than promised."""
    from complaints.models import Complaint

    own = [seconds for seconds, _ in found]
    by_person = [seconds + (keys.words + keys.beyond) / KEYS_A_SECOND for seconds, keys in found]
    most = max(keys.beyond for _, keys in found)
    print(f"{Complaint.objects.count()} dari {PEOPLE} pengaduan tercatat")
    print(
        f"portal sendiri: median {statistics.median(own):.2f} detik, terlama {max(own):.2f} detik, "
        f"seluruh antrean {sum(own):.1f} detik"
    )
    print(f"tombol di luar kata, kode, tanggal, dan kontak: paling banyak {most} (sasaran {MOST_KEYS})")
    print(
        f"diketik orang ({KEYS_A_SECOND} tombol sedetik): median {statistics.median(by_person):.0f} detik, "
        f"terlama {max(by_person):.0f} detik sampai tanda terima (sasaran {MOST_SECONDS}), "
        f"seluruh antrean {sum(by_person) / 60:.1f} menit"
    )
    return 1 if most > MOST_KEYS or max(by_person) > MOST_SECONDS else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    sys.exit(main())
