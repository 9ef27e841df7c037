"""Whether every trail is whole and no case is missing from the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from complaints import chain
from complaints.chain import FIRST
from complaints.models import Attachment, Complaint, Event, RegisterCounter
from complaints.register import format_number
from complaints.verifying_files import file_faults, have_files
from complaints.workdays import in_words
from complaints.workflow import State

BATCH = 500  # cases held in memory at once


@dataclass
class Report:
    """`fingerprint` stands for every trail there is: noted on paper, it also shows what somebody who
    holds the key has rewritten since."""

    cases: int = 0
    rows: int = 0
    fingerprint: str = FIRST

    def count(self, case: Complaint, rows: int) -> None:
        self.cases, self.rows = self.cases + 1, self.rows + rows
        own = ("case", {"number": case.number, "seal": case.trail_seal, "length": case.trail_length})
        self.fingerprint = chain.seal(self.fingerprint, [own], b"register")


def findings(cases: QuerySet[Complaint], report: Report) -> Iterator[str]:
    """One sentence for each fault in the trails of these cases, oldest case first; `report` counts
    along. Three queries for 500 cases."""
    keys = list(cases.order_by("year", "serial").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        held = _held(keys[start : start + BATCH])
        for case, trail in held:
            yield from _of_case(case, trail, report)
        yield from _of_files(held)


@transaction.atomic
def _held(keys: list[int]) -> list[tuple[Complaint, list[Event]]]:
    """Cases with their trails, read while nobody can add to them: a step of this very moment is
    no fault."""
    fields = ("year", "serial", "state", "trail_seal", "trail_length")
    cases = Complaint.objects.only(*fields).select_for_update(of=("self",)).in_bulk(keys)
    events = Event.objects.filter(complaint__in=keys).order_by("complaint_id", "pk").with_records()
    trails = {key: list(trail) for key, trail in groupby(events, key=lambda event: event.complaint_id)}
    return [(cases[key], trails.get(key, [])) for key in keys if key in cases]


def _of_case(case: Complaint, trail: list[Event], report: Report) -> Iterator[str]:
    report.count(case, len(trail))
    yield from faults(case, trail)


def _of_files(held: list[tuple[Complaint, list[Event]]]) -> Iterator[str]:
    """One more query for these cases, where any has a file; files are read without holding a case."""
    if not have_files(trail for _, trail in held):
        return
    rows = Attachment.objects.filter(complaint__in=[case.pk for case, _ in held])
    by_case = {key: list(own) for key, own in groupby(rows, key=lambda row: row.complaint_id)}
    for case, trail in held:
        yield from file_faults(case, trail, by_case.get(case.pk, []))


def faults(case: Complaint, trail: list[Event]) -> Iterator[str]:
    """One sentence for each place where the trail of this case does not hold."""
    for number, broken in chain.breaks((event.link() for event in trail), case.anchor()):
        yield f"Perkara {case}, {_row(trail, number)}: {broken.label}."
    if trail and trail[-1].target != case.state:
        end = State(trail[-1].target).label
        yield f"Perkara {case}: tahapnya “{case.get_state_display()}”, tetapi jejaknya sampai “{end}”."


def _row(trail: list[Event], number: int) -> str:
    if not trail:
        return "jejaknya kosong"
    event = trail[number - 1]
    day = in_words(timezone.localdate(event.at))
    return f"baris {number} ({event.get_action_display()}, {day}, id {event.pk})"


@transaction.atomic
def missing_numbers() -> list[str]:
    """A sentence for each register number that was given and has no case, and for each year whose
    counter was turned back. Numbers are given without gaps (filing.py); nobody files meanwhile."""
    last = {each.year: each.last_serial for each in RegisterCounter.objects.select_for_update()}
    known: dict[int, set[int]] = {year: set() for year in last}
    for year, serial in Complaint.objects.values_list("year", "serial").iterator():
        known.setdefault(year, set()).add(serial)
    return [fault for year in sorted(known) for fault in _of_year(year, last.get(year, 0), known[year])]


def _of_year(year: int, last: int, serials: set[int]) -> Iterator[str]:
    highest = max(serials, default=0)
    if highest > last:
        yield f"Register {year}: penghitungnya {last}, padahal ada {format_number(year, highest)}."
    for serial in sorted(set(range(1, max(last, highest) + 1)) - serials):
        yield f"Perkara {format_number(year, serial)} tidak ada dalam register."
