"""What an annex would undo of a release that is published already, but not yet in force today."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format

from standards.importing.catalogue import Catalogue, State
from standards.importing.plan import Imported, Plan
from standards.importing.wordings import KEPT_NOTE, says_the_same
from standards.models import Release
from standards.regulation import Notice, Severity


def reversals(plan: Plan, today: date) -> list[Notice]:
    """One for each standard and component whose words the annex brings back to those of today,
    though a release in force by the plan's own day changes them. Few queries, however many
    standards; one where no release takes effect in between."""
    between = Release.objects.in_force(plan.on).filter(effective_on__gt=today)
    if not between.exists():
        return []
    now = Catalogue(today)
    found: list[Notice] = []
    for result in plan.stored:
        before = now.current(result.standard) if result.standard else None
        then = plan.catalogue.current(result.standard) if result.standard else None
        if before is not None and then is not None:
            found += _undone(result, before, then)
    return found


def _undone(result: Imported, now: State, then: State) -> Iterator[Notice]:
    for each in result.placed:
        read = each.component
        if each.note == KEPT_NOTE or says_the_same(read, then.known(read.number)):
            continue
        if says_the_same(read, now.known(read.number)):
            cause = _cause(result, then, read.number)
            yield Notice(result.document, read.first_line, read.number, cause, Severity.WARNING)


def _cause(result: Imported, then: State, number: int) -> str:
    release = then.texts[number].version.release if number in then.texts else then.version.release
    return (
        f"{result.annex_number}. {result.name}: penetapan {release}, berlaku mulai "
        f"{date_format(release.effective_on, 'j F Y')}, mengubah komponen ini; naskah mengembalikannya ke "
        "kata-kata yang berlaku hari ini."
    )
