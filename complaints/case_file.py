"""The case file (berkas perkara): all that is on record of one case, for the office; and the copy with
nothing in it but what the complainant may ask for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.utils import timezone

from complaints.case_documents import (
    DOCUMENTS,
    IDENTITY,
    LOOKS,
    RECEIPT,
    Document,
    fields_deciding,
    is_told,
    may_be_asked_for,
)
from complaints.chain import FIRST
from complaints.history import Entry, Look, entry, looks, name_cases, name_officers, signature, words_of
from complaints.intake import Identity
from complaints.models import Complaint, DueDateMove, Event, Reopening, SuperiorReport
from complaints.models.trail import StepRecord
from complaints.permissions import may_see_looks
from complaints.stages import Action
from complaints.verifying import Report, faults, findings
from complaints.verifying_files import file_faults, have_files

# With the events, so that reports cost no query of their own.
_REPORTED = (
    "superiorreport__to",
    "superiorreport__acknowledgement__by__officer",
    "superiorreport__acknowledgement__acting__absent",
)


@dataclass(frozen=True)
class Decision:
    title: str
    words: tuple[tuple[str, str], ...]
    by: str
    at: datetime


@dataclass(frozen=True)
class Verdict:
    """What the chain says of the trail. `seal`: its last, to be held against a later print."""

    rows: int
    seal: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filed:
    """A document that is in the file, with the days on which it was written."""

    document: Document
    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class Copy:
    """What the complainant may ask for. `entries` are numbered as the rows of the trail are."""

    entries: tuple[tuple[int, Entry], ...]
    moves: tuple[DueDateMove, ...]
    open_documents: tuple[Filed, ...]


@dataclass(frozen=True)
class CaseFile(Copy):
    """`looks` is None for who may not read who opened the identity."""

    decisions: tuple[Decision, ...]
    reports: tuple[SuperiorReport, ...]
    looks: tuple[Look, ...] | None
    verdict: Verdict
    sealed_documents: tuple[Filed, ...]


def case_file(complaint: Complaint, reader: User) -> CaseFile:
    """The whole file, without the identity. Three queries; one more for officers not met yet, and
    more when a trail does not hold."""
    events = complaint.events.select_related(*_REPORTED).with_records()
    name_officers(complaint, events, [e.superiorreport.to for e in events if hasattr(e, "superiorreport")])
    name_cases(events, Complaint.objects.visible_to(reader))
    filed = _filed(complaint, events)
    return CaseFile(
        entries=tuple((row, entry(event, event.records())) for row, event in enumerate(events, 1)),
        moves=_moves(events),
        open_documents=tuple(each for each in filed if each.document.is_open),
        decisions=tuple(_decisions(events)),
        reports=tuple(event.superiorreport for event in events if hasattr(event, "superiorreport")),
        looks=tuple(looks(complaint)) if may_see_looks(reader) else None,
        verdict=_verdict(complaint, events),
        sealed_documents=tuple(each for each in filed if not each.document.is_open),
    )


def copy_for_complainant(complaint: Complaint) -> Copy:
    """Nothing that is sealed is read into it."""
    events = complaint.events.with_records()
    name_cases(events, Complaint.objects.all())  # of the open documents, only the one her answer told her
    filed = _filed(complaint, events)
    return Copy(
        entries=tuple(_open_entries(events)),
        moves=_moves(events),
        open_documents=tuple(each for each in filed if each.document.is_open),
    )


def _open_entries(events: Sequence[Event]) -> Iterator[tuple[int, Entry]]:
    """Steps that the status page tells of, and those that left a document for the complainant; of a
    step only what is in such a document."""
    for row, event in enumerate(events, 1):
        records = [record for record in event.records() if may_be_asked_for(_name(record))]
        if records or is_told(event.action):
            yield row, entry(event, records)


def _decisions(events: Sequence[Event]) -> Iterator[Decision]:
    """What people decided; how a report is classified at first follows from the rules (R7)."""
    for event in (event for event in events if event.action != Action.REGISTER):
        for record in event.records():
            if fields := fields_deciding(_name(record)):
                words = tuple(words_of(record, only=fields))
                yield Decision(DOCUMENTS[_name(record)].title, words, signature(event), event.at)


def _moves(events: Sequence[Event]) -> tuple[DueDateMove, ...]:
    """Of the clock that runs now: a case that was opened again got a new promise."""
    moves: list[DueDateMove] = []
    for record in (record for event in events for record in event.records()):
        if isinstance(record, Reopening):
            moves = []
        elif isinstance(record, DueDateMove):
            moves.append(record)
    return tuple(moves)


def _verdict(complaint: Complaint, events: list[Event]) -> Verdict:
    found = tuple(faults(complaint, events))
    if have_files([events]):
        found += tuple(file_faults(complaint, events, complaint.attachments.all()))
    if found:  # a step taken between two of our queries is no fault: asked again under a lock
        found = tuple(findings(Complaint.objects.filter(pk=complaint.pk), Report()))
    return Verdict(len(events), events[-1].seal if events else FIRST, found)


def _filed(complaint: Complaint, events: Sequence[Event]) -> list[Filed]:
    """What is in this file, in the order of the table."""
    days: dict[str, list[date]] = defaultdict(list)
    days[RECEIPT].append(timezone.localdate(complaint.entered_at))
    if complaint.identity != Identity.NONE and not hasattr(complaint, "erasure"):
        days[IDENTITY], days[LOOKS] = [], []
    for event in events:
        for record in event.records():
            days[_name(record)].append(timezone.localdate(event.at))
    return [Filed(document, tuple(days[name])) for name, document in DOCUMENTS.items() if name in days]


def _name(record: StepRecord) -> str:
    return str(record._meta.model_name)
