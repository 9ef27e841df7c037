"""How long the desk's pages take in the database with 1,000,000 cases: `make bench`.

Makes a scratch database, copies one real case a million times, 99 of 100 of them closed, and opens
the desk's lists as one of twenty handlers: printed is the time PostgreSQL took for all queries of a
page together. No test asks for a time; this is read by people. Not named after the queue: a script
beside it would import it in place of Python's own `queue`.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CASES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
TIMES = 40
TARGET_MS, MOST_QUERIES = 100, 12
PAGES = {
    "antrean": "",
    "perkara saya": "?milik=saya",
    "belum diambil": "?milik=belum-diambil",
    "kelompok terlambat": "?kelompok=terlambat",
    "kelompok terlambat, halaman 40": "?kelompok=terlambat&hal=40",
    "kelompok hari ini": "?kelompok=hari-ini",
    "kelompok segera": "?kelompok=segera",
    "kelompok masih ada waktu": "?kelompok=masih-ada-waktu",
    "kelompok saran": "?kelompok=saran-dan-informasi",
    "kelompok sudah dijawab": "?kelompok=sudah-dijawab",
    "selesai": "?tahap=selesai",
    "selesai, halaman 100": "?tahap=selesai&hal=100",
    "selesai, jauh melewati ujung": "?tahap=selesai&hal=99999",
    "selesai, perkara saya": "?tahap=selesai&milik=saya",
    "nomor register": "?nomor=P-2021-1077",
    "nomor yang tidak ada": "?nomor=P-2021-999999999",
    "antrean, kanal dan komponen": "?kanal=b&komponen=3",
    "antrean, kata": "?cari=berkas",
    "semua perkara": "perkara/",
    "semua, halaman 100": "perkara/?hal=100",
    "semua, terlambat": "perkara/?kelompok=terlambat",
    "semua, dijawab terlambat": "perkara/?kelompok=dijawab-terlambat",
    "semua, saran": "perkara/?jenis=saran-atau-masukan",
    "semua, penangan": "perkara/?milik=saya",
    "semua, komponen dan kanal": "perkara/?komponen=3&kanal=b",
    "semua, hasil dan jalur": "perkara/?hasil=terbukti&jalur=bersama-apip",
    "semua, hasil yang tidak ada": "perkara/?hasil=dicabut-oleh-pelapor&komponen=3",
    "semua, diterima antara": "perkara/?dari=2021-01-01&sampai=2021-01-31",
    "semua, diterima antara, komponen": "perkara/?dari=2021-01-01&sampai=2021-06-30&komponen=7",
    "semua, prioritas": "perkara/?prioritas=didahulukan",
    "semua, standar dengan kata": "perkara/?standar=lokomotif",
    "cari nomor register": "perkara/?cari=p+2021+1077",
    "cari nomor dari luar": "perkara/?cari=lapor+77077",
    "cari kata yang jarang": "perkara/?cari=zamrud",
    "cari kata yang umum": "perkara/?cari=pembayaran",
    "cari dua kata": "perkara/?cari=berkas+jembatan",
    "cari kata yang tidak ada": "perkara/?cari=qwertyuiop",
    "cari kata, terlambat": "perkara/?cari=pembayaran&kelompok=terlambat",
    "cari kata dan komponen": "perkara/?cari=pembayaran&komponen=5",
}
# Values of one case that differ from the case it is copied from; `n` counts from 1.
CASE = {
    "form_key": "gen_random_uuid()",
    "code_digest": "md5(n::text) || md5(n || 'x')",
    "year": "2017 + (n - 1) / (%(cases)s / 10 + 1)",
    "serial": "1000 + (n - 1) %% (%(cases)s / 10 + 1)",
    "kind": "CASE WHEN n %% 11 = 0 THEN 'suggestion' ELSE 'complaint' END",
    "state": "CASE WHEN n %% 100 <> 0 THEN 'closed' WHEN n %% 700 = 0 THEN 'answered' "
    "WHEN n %% 300 = 0 THEN 'registered' ELSE 'under_review' END",
    "handler_id": "CASE WHEN n %% 300 = 0 THEN NULL ELSE %(handler)s + n %% 20 END",
    "received_on": "CURRENT_DATE - (%(cases)s - n)::int / (%(cases)s / 3000 + 1) - 1",
    "due_on": "CASE WHEN n %% 11 = 0 THEN NULL WHEN n %% 100 <> 0 THEN CURRENT_DATE - 20 "
    "ELSE CURRENT_DATE - 30 + (n / 100 %% 50)::int END",
    "answered_on": "CASE WHEN n %% 100 <> 0 OR n %% 700 = 0 THEN CURRENT_DATE - 25 END",
    "outcome": "CASE WHEN n %% 100 <> 0 OR n %% 700 = 0 THEN "
    "(ARRAY['proven', 'partly_proven', 'not_proven'])[1 + n %% 3] ELSE '' END",
    "component": "1 + n %% 14",
    "trail_length": "2",
    "is_priority": "n %% 997 = 0",
    "outside_number": "CASE WHEN n %% 77 = 0 THEN 'LAPOR! ' || n ELSE '' END",
    "channel_id": "%(channel)s + n %% 10",
    "route": "CASE WHEN n %% 100 <> 0 THEN "
    "(ARRAY['internal', 'internal', 'internal', 'team'])[1 + n %% 4] ELSE '' END",
}
# The words of a case as the index has them: one in every case, others in one of 3, 50, 5,000, 100,000.
WORDS = """
INSERT INTO complaints_casewords (complaint_id, words)
SELECT id, ('berkas:1 loket:1 kata' || id %% 2000 || ':1 orang' || id %% 30011 || ':1'
    || CASE WHEN id %% 3 = 0 THEN ' pembayaran:1 bayar:1' ELSE '' END
    || CASE WHEN id %% 50 = 0 THEN ' jembatan:1 jembat:1' ELSE '' END
    || CASE WHEN id %% 5000 = 0 THEN ' kwitansi:1' ELSE '' END
    || CASE WHEN id %% 100000 = 0 THEN ' zamrud:1' ELSE '' END)::tsvector
FROM complaints_complaint WHERE id <> %(case)s
"""
EVENT = {
    "complaint_id": "known.id",
    "previous_seal": "repeat('0', 64)",
    "seal": "md5(known.id::text) || md5(known.id::text)",
}
TOLD = EVENT | {
    "action": "'tell'",
    "target": "'closed'",
    "previous_seal": "md5(known.id::text) || md5(known.id::text)",
}


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

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_office", verbosity=0)
        start = time.perf_counter()
        fill()
        print(f"mengisi {CASES} perkara: {time.perf_counter() - start:.0f} detik", flush=True)
        return report({name: measured(query) for name, query in PAGES.items()})
    finally:
        teardown_databases(made, verbosity=0)
        teardown_test_environment()


def fill() -> None:
    from django.db import connection

    from complaints.models import Complaint, Event
    from standards.models import Channel
    from tests.factories import complaint

    known = {
        "cases": CASES,
        "handler": handlers(),
        "case": complaint().pk,
        "channel": Channel.objects.order_by("pk")[0].pk,
    }
    numbers = "generate_series(1, %(cases)s) AS n"
    tables = "complaint", "event", "complainantnotice", "casewords"
    with connection.cursor() as cursor:
        # The rules of the tables are not what is measured, and would take hours.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(copying(Complaint, CASE, numbers, "id = %(case)s"), known)
        cursor.execute(WORDS, known)
        cases = "complaints_complaint AS known"
        cursor.execute(copying(Event, EVENT, cases, "complaint_id = %(case)s AND known.id > %(case)s"), known)
        closed = "complaint_id = %(case)s AND known.id > %(case)s AND known.state = 'closed'"
        cursor.execute(copying(Event, TOLD, cases, closed), known)
        cursor.execute(
            'INSERT INTO complaints_complainantnotice (event_id, how, "on", obstacle) '
            "SELECT id, 'Telepon', CURRENT_DATE, '' FROM complaints_event WHERE target = 'closed'"
        )
        cursor.execute("SET session_replication_role = DEFAULT")
        for table in tables:
            cursor.execute(f"VACUUM ANALYZE complaints_{table}")


def copying(model: Any, values: dict[str, str], others: str, which: str) -> str:
    """SQL that copies the row chosen by `which`, once for each row of `others`, with these values."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    sources = ", ".join(values.get(column, f"source.{column}") for column in columns)
    names = ", ".join(columns)
    where = " AND ".join(
        part if part.startswith("known") else f"source.{part}" for part in which.split(" AND ")
    )
    # Only names of our own tables and the words above: nothing anybody typed.
    return f"INSERT INTO {table} ({names}) SELECT {sources} FROM {table} source, {others} WHERE {where}"


def handlers() -> int:
    """Twenty accounts of handlers; the key of the first."""
    from django.contrib.auth.models import Group, User

    from complaints.roles import Role

    people = [User.objects.create_user(f"pelaksana-{number}") for number in range(20)]
    Group.objects.get(name=Role.HANDLER).user_set.add(*people)
    return people[0].pk


def measured(query: str) -> list[tuple[float, int]]:
    """Milliseconds in the database and queries of each time the page was opened."""
    from django.contrib.auth.models import User
    from django.test import Client

    browser = Client()
    browser.force_login(User.objects.get(username="pelaksana-3"))
    browser.get(f"/petugas/{query}")  # warm
    return [opened(browser, query) for _ in range(TIMES)]


def opened(browser: Any, query: str) -> tuple[float, int]:
    with stopwatch() as spent:
        answer = browser.get(f"/petugas/{query}")
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"{query}: {answer.status_code}")
    return sum(spent) * 1000, len(spent)


@contextmanager
def stopwatch() -> Iterator[list[float]]:
    from django.db import connection

    spent: list[float] = []

    def clocked(execute: Callable[..., Any], *query: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*query)
        finally:
            spent.append(time.perf_counter() - start)

    with connection.execute_wrapper(clocked):
        yield spent


def report(pages: dict[str, list[tuple[float, int]]]) -> int:
    """Non-zero when a page missed its target."""
    missed = 0
    for name, each in pages.items():
        times = sorted(spent for spent, _ in each)
        middle, high = times[len(times) // 2], times[int(len(times) * 0.95)]
        queries = max(count for _, count in each)
        missed += high > TARGET_MS or queries > MOST_QUERIES
        print(f"{middle:7.1f} ms  p95 {high:7.1f} ms  {queries:2} kueri  {name}")
    print(f"{CASES} perkara; sasaran p95 {TARGET_MS} ms dan {MOST_QUERIES} kueri; tidak tercapai: {missed}")
    return 1 if missed else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    sys.exit(main())
