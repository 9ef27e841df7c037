"""The trail of a case as people read it: each event with the words that the step left behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import capfirst

from complaints.clauses import Clause
from complaints.models import Complaint, Event, IdentityView
from complaints.models.trail import StepRecord
from complaints.officers import name_of
from complaints.side_steps import SideStep
from complaints.workdays import in_words

CITIZEN = "Pelapor, melalui portal"
PORTAL = "Portal, tanpa petugas"


@dataclass(frozen=True)
class Entry:
    action: str
    title: str
    at: datetime
    by: str
    clause: str
    words: tuple[tuple[str, str], ...] = ()


def history(complaint: Complaint) -> list[Entry]:
    """Oldest first. One query."""
    return [entry(event, event.records()) for event in complaint.events.with_records()]


def entry(event: Event, records: Sequence[StepRecord]) -> Entry:
    """One event with those of its words that may be read here."""
    words = tuple(pair for record in records for pair in words_of(record))
    clause = Clause(event.clause).label if event.clause else ""
    return Entry(event.action, event.get_action_display(), event.at, signature(event), clause, words)


def signature(event: Event) -> str:
    """Who took the step, and in whose place: "Asep Permana (Kepala Seksi), Plh. Kepala DPMPTSP"."""
    name = name_of(event.by) or (PORTAL if event.action == SideStep.QUARANTINE else CITIZEN)
    return f"{name}, {event.acting.title}" if event.acting else name


def words_of(record: StepRecord, only: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Every field of the record under its own label, in the order of the form; or only some."""
    for field in record._meta.concrete_fields:
        if only and field.name not in only:
            continue
        if field.name == "event" or not (value := getattr(record, field.name)):
            continue
        shown = getattr(record, f"get_{field.name}_display", None)
        text = shown() if shown else in_words(value) if isinstance(value, date) else str(value)
        yield capfirst(field.verbose_name), text


@dataclass(frozen=True)
class Look:
    """One look at the identity, for those who oversee the desk."""

    at: datetime
    by: str
    reason: str


def looks(complaint: Complaint) -> list[Look]:
    views = IdentityView.objects.filter(complaint=complaint).select_related("by__officer")
    return [Look(view.at, name_of(view.by), view.reason) for view in views]
