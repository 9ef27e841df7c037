"""How long the search takes in the database with 100,000 standards: `make bench`.

Makes a scratch database, fills it, asks a fixed mixture of searches, each with all filter counts and
its first page, and prints the time PostgreSQL took for all queries of a search together. No test
asks for a time; this is read by people.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product
from statistics import median
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, setup_test_environment, teardown_databases
from django.utils import timezone

STANDARDS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
SEARCHES = 400
TODAY = date(2026, 11, 21)
TARGET_MS = 50
KINDS = """Industri Perdagangan Jasa Reparasi Konstruksi Budidaya Pengangkutan Penyewaan Pertambangan
    Pendidikan Pelayanan Pengolahan Penangkapan Perkebunan Penerbitan Pemasangan""".split()
THINGS = """Lokomotif Gerbong Kereta Kapal Pesawat Beras Kopi Teh Tembakau Tekstil Pakaian Sepatu Kayu
    Kertas Kimia Pupuk Farmasi Karet Plastik Kaca Semen Logam Mesin Peralatan Listrik Komputer Optik
    Mobil Motor Furnitur Perhiasan Mainan Air Limbah Gedung Jalan Jembatan Bendungan Pipa Instalasi
    Hotel Restoran Katering Perangkat Lunak Telekomunikasi Asuransi Properti Hukum Akuntansi Arsitektur
    Periklanan Fotografi Hewan Tanaman Benih Ikan Udang Rumput Laut Sapi Ayam Telur Susu Madu Garam
    Gula Minyak Batu Pasir Emas Nikel Timah Gas Panas Surya""".split()
MANNERS = ["Besar", "Eceran", "Rumahan", "Terpadu", "Khusus", "Lainnya", "Modern", "Lepas Pantai"]
REQUESTS = [
    "reparasi lokomotif", "reparsi lokomotip", "bengkel kereta", "3315", "33", "71204", "71202", "jasa",
    "industri", "izin", "izin inspeksi instalsi", "biaya", "berapa lama selesai", "wa", "risiko tinggi",
    "syarat", "kawasan industri", "penambangan emas", "perdagangan eceran kopi", "zzzz", "kop", "",
    "biaya reparasi kapal", "kereta pesawat", "budidaya udang khusus", "sertifikat standar", "pengolahan",
    "jasa lokomotif kereta api",
]  # fmt: skip


def main() -> None:
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_office", verbosity=0)
        timed("mengisi", fill)
        timed("mengindeks", index)
        report(sorted(measured()))
    finally:
        teardown_databases(made, verbosity=0)


def fill() -> None:
    from standards.models import ComponentText, Release, ServiceStandard, Version

    draft = Release.objects.create(slug="bench", note="Seratus ribu standar.")
    standards = ServiceStandard.objects.bulk_create(
        [
            ServiceStandard(slug=f"bench-{n}", sector_id=sector)
            for n, sector in zip(range(STANDARDS), sectors(), strict=False)
        ],
        batch_size=5000,
    )
    versions = Version.objects.bulk_create(list(headers(draft, standards)), batch_size=5000)
    words = own_words()
    for start in range(0, STANDARDS, 5000):
        ComponentText.objects.bulk_create(
            ComponentText(
                version=version, number=number, text=f"{text}\n{version.name}." if number == 1 else text
            )
            for version in versions[start : start + 5000]
            for number, text in words.items()
        )
    Release.objects.filter(pk=draft.pk).update(published_at=timezone.now())


def sectors() -> Iterator[int]:
    from standards.models import Sector

    known = list(Sector.objects.values_list("pk", flat=True))
    while True:
        yield random.choice(known)


def headers(draft: Any, standards: list[Any]) -> Iterator[Any]:
    from standards.models import BusinessActivity, LicenceType, RiskLevel, Version

    codes = random.sample(range(1111, 99999), 1500)
    BusinessActivity.objects.bulk_create(
        [BusinessActivity(edition=2020, code=f"{code:05}", name="Bench") for code in codes],
        ignore_conflicts=True,
    )
    activities = list(BusinessActivity.objects.filter(edition=2020))
    names = list(product(KINDS, THINGS, THINGS, MANNERS))
    for standard, name in zip(standards, random.sample(names, len(standards)), strict=True):
        yield Version(
            release=draft,
            standard=standard,
            activity=random.choice(activities),
            name="{} {} dan {} {}".format(*name),
            risk=random.choice(RiskLevel.values),
            licence_type=random.choice(LicenceType.values),
        )


def own_words() -> dict[int, str]:
    """The office's own texts of the four components that differ from standard to standard."""
    from standards.models import ComponentText

    texts = ComponentText.objects.filter(version__standard__isnull=False, follows_shared=False)
    return {text.number: text.text for text in texts}


def index() -> None:
    call_command("index_standards", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measured() -> Iterator[tuple[float, str]]:
    for _warm in REQUESTS:
        search(_warm)
    for n in range(SEARCHES):
        words = REQUESTS[n % len(REQUESTS)]
        filters = {"risiko": "tinggi"} if n % 3 == 0 else {}
        with stopwatch() as spent:
            search(words, **filters)
        yield sum(spent) * 1000, words


def search(words: str, **filters: str) -> None:
    """What the list page asks, as `standards.views.standard_list` does."""
    from standards.kbli import notices
    from standards.models import Sector
    from standards.search import find, ranked
    from standards.search_form import read_search
    from standards.search_results import Pages, results

    asked = read_search({"q": words, **filters}, Sector.objects.all())
    found = find(asked, TODAY)
    counted = asked.counted(found.tally)
    keys = ranked(counted, found, TODAY)
    page = Pages(keys, counted.total(found.tally), is_ranked=bool(found.terms)).get_page(1)
    results(list(page.object_list), found, TODAY)
    notices(asked.words)


@contextmanager
def stopwatch() -> Iterator[list[float]]:
    spent: list[float] = []

    def clocked(execute: Callable[..., Any], *query: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*query)
        finally:
            spent.append(time.perf_counter() - start)

    with connection.execute_wrapper(clocked):
        yield spent


def report(times: list[tuple[float, str]]) -> None:
    by_words: dict[str, list[float]] = {}
    for spent, words in times:
        by_words.setdefault(words, []).append(spent)
    for words, each in sorted(by_words.items(), key=lambda item: -median(item[1])):
        print(f"{median(each):7.1f} ms  {words or '(semua)'}")
    percentile = times[int(len(times) * 0.95)][0]
    middle = times[len(times) // 2][0]
    print(f"{STANDARDS} standar, {len(times)} pencarian, saringan ikut dihitung:")
    print(f"median {middle:.1f} ms, persentil ke-95 {percentile:.1f} ms (sasaran {TARGET_MS} ms)")


def timed(what: str, work: Callable[[], None]) -> None:
    start = time.perf_counter()
    work()
    print(f"{what}: {time.perf_counter() - start:.0f} detik", flush=True)


if __name__ == "__main__":
    random.seed(20261121)
    sys.path.insert(0, ".")
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main()
