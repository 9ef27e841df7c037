"""How long an annex of 1,000 standards takes and how much memory, in a database of its own.

The dry run an editor sees, then the import into a draft, its publication, and the same text again,
which must change nothing. Targets: each import under 60 s, the whole process under 500 MiB.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

T = TypeVar("T")
STANDARDS, SECONDS, MEBIBYTES = 1000, 60.0, 500


def main() -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_office", verbosity=0)
        return measure()
    finally:
        teardown_databases(made, verbosity=0)


def measure() -> int:
    from django.utils import timezone

    from standards.publishing import publish
    from tests.standards.large_annex import large_annex

    data = large_annex(STANDARDS).encode()
    seconds = [timed("laporan uji coba", lambda: plan(data))[1]]
    importer, stored_in = timed("impor", lambda: run(data))
    _, published_in = timed("tetapkan", lambda: publish(importer.release, by=None, at=timezone.now()))
    again, again_in = timed("impor lagi", lambda: run(data))
    seconds += [stored_in, published_in, again_in]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(data) / 2**20:.1f} MiB naskah, puncak memori {peak:.0f} MiB")
    print("diulang: tidak ada yang berubah" if again.release is None else "DIULANG: ADA YANG BERUBAH")
    return 0 if max(seconds) < SECONDS and peak < MEBIBYTES and again.release is None else 1


def timed(label: str, act: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    result = act()
    seconds = time.perf_counter() - started
    print(f"{label}: {STANDARDS} standar, {seconds:.2f} detik")
    return result, seconds


def plan(data: bytes) -> int:
    from django.utils import timezone

    from standards.importing.plan import Plan
    from standards.regulation import read_annex

    found = Plan((read_annex(data, "lampiran.txt"),), on=timezone.localdate(), decisions={}, is_whole=True)
    return len(found.results)


def run(data: bytes) -> Any:
    from django.db import transaction
    from django.utils import timezone

    from standards.importing.importer import Importer
    from standards.regulation import read_annex

    today = timezone.localdate()
    importer = Importer((read_annex(data, "lampiran.txt"),), today, today)
    with transaction.atomic():
        importer.run()
    return importer


if __name__ == "__main__":
    sys.exit(main())
