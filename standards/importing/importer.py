"""Annexes into one draft release, made when something of them is to be stored."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from standards.importing.decisions import remembered
from standards.importing.plan import Imported, Plan
from standards.importing.storing import store
from standards.models import Release
from standards.regulation import Annex


@dataclass
class Importer:
    """Files on the command line: each standard by itself, nothing ends."""

    annexes: tuple[Annex, ...]
    effective_on: date | None
    on: date
    release: Release | None = None

    def __post_init__(self) -> None:
        # What stands on the day the import would take effect is what it is compared with.
        self.on = max(self.effective_on, self.on) if self.effective_on else self.on

    def run(self) -> list[Imported]:
        plan = Plan(self.annexes, on=self.on, decisions=remembered())
        if plan.stored:
            names = " dan ".join(annex.document for annex in self.annexes)
            self.release = Release.objects.create(
                slug=Release.objects.free_code(f"impor-{_digest(self.annexes)}"),
                effective_on=self.effective_on,
                note=f"Impor dari naskah {names}.",
            )
            store(plan, self.release, None)
        return plan.results


def _digest(annexes: Iterable[Annex]) -> str:
    """Names a release after what was read: the same files, the same name."""
    read = hashlib.sha256()
    for annex in annexes:
        for each in annex.standards:
            for cell in each.cells:
                read.update(cell.raw.encode())
    return read.hexdigest()[:10]
