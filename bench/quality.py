"""How long the quality of 2,000 standards takes, in a database of its own: the target is 10 s.

Every standard has words of its own for components 1, 2, 5 and 7, as the two known documents do;
each fifth also overrides 8 and 9, so that there is something to compare with the shared words.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

STANDARDS, SECONDS = 2000, 10.0


def main() -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_office", verbosity=0)
        fill()
        return measure()
    finally:
        teardown_databases(made, verbosity=0)


def fill() -> None:
    from django.utils import timezone

    from standards.models import Release, ServiceStandard, SourceNote, Version

    known = Version.objects.get(standard__slug__startswith="kbli-33152")
    release = Release.objects.create(slug="bench", note="Bench.", effective_on=timezone.localdate())
    standards = ServiceStandard.objects.bulk_create(
        ServiceStandard(slug=f"bench-{number}", sector=known.standard.sector) for number in range(STANDARDS)
    )
    versions = Version.objects.bulk_create(
        Version(
            release=release,
            standard=standard,
            annex_number=number,
            activity=known.activity,
            name=f"Pelayanan {number}",
            risk=known.risk,
            licence_type=known.licence_type,
        )
        for number, standard in enumerate(standards)
    )
    fill_words(known, versions)
    SourceNote.objects.bulk_create(
        SourceNote(version=version, number=note.number, theirs=note.theirs, ours=note.ours, cause=note.cause)
        for version in versions
        for note in known.source_notes.all()
    )
    Release.objects.filter(pk=release.pk).update(published_at=timezone.now())


def fill_words(known: Any, versions: list[Any]) -> None:
    from standards.in_force import shared_texts
    from standards.models import ComponentText, LegalBasis

    today = known.release.published_at.date()
    shared = shared_texts(today)
    own = list(known.texts.all())
    texts = [copy(text, version, f"Nomor {i}.") for i, version in enumerate(versions) for text in own]
    texts += [
        copy(shared[number], version, f"Nomor {i}.")
        for i, version in enumerate(versions)
        if i % 5 == 0
        for number in (8, 9)
    ]
    made = ComponentText.objects.bulk_create(texts, batch_size=1000)
    bases = list(LegalBasis.objects.filter(text__version=known))
    LegalBasis.objects.bulk_create(
        LegalBasis(text=text, position=basis.position, regulation=basis.regulation)
        for text in made
        if text.number == 7
        for basis in bases
    )


def copy(text: Any, version: Any, words: str) -> Any:
    """No two standards say the same, so nothing is saved by having read it before."""
    from standards.models import ComponentText

    lines = text.text.split("\n")
    differing = "\n".join([f"{lines[0]} {words}", *lines[1:]])
    return ComponentText(version=version, number=text.number, text=differing, facts=text.facts)


def measure() -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from standards.assessing import assess_catalogue

    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        assessed = assess_catalogue(timezone.localdate())
        seconds = time.perf_counter() - started
    found = sum(len(each.findings) for each in assessed)
    print(f"mutu: {len(assessed)} standar, {found} temuan, {len(queries)} query, {seconds:.2f} detik")
    return 0 if seconds < SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
