"""The trail of a case as people read it: each event with the words that the step left behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.text import capfirst

from complaints.clauses import Clause
from complaints.models import Complaint, Event, IdentityView, Officer
from complaints.models.case_lists import ComplaintQuerySet
from complaints.models.trail import StepRecord, trail_of
from complaints.officers import name_of, officer_of, superior_of, superiors_of
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


def history(complaint: Complaint, reader: User | None = None) -> list[Entry]:
    """Oldest first, other cases by number where this reader may open them. Two queries, unless the page
    has read the trail already; one more each for officers not met yet and for other cases."""
    name_officers(complaint, trail_of(complaint), superiors_of(complaint.handler))
    name_cases(
        trail_of(complaint), Complaint.objects.visible_to(reader) if reader else Complaint.objects.none()
    )
    return [entry(event, event.records()) for event in trail_of(complaint)]


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
        if (only and field.name not in only) or field.name in record.unread:
            continue
        if field.related_model is Complaint and not field.is_cached(record):
            continue  # nobody reads here of a case that she may not open
        if field.name == "event" or not field.editable or not (value := getattr(record, field.name)):
            continue
        shown = getattr(record, f"get_{field.name}_display", None)
        text = shown() if shown else in_words(value) if isinstance(value, date) else str(value)
        yield capfirst(field.verbose_name), text


def name_officers(complaint: Complaint, events: Sequence[Event], met: Sequence[Officer]) -> None:
    """Gives the records the officers that they point to, most of whom came with the case."""
    people = [complaint.handler, complaint.entered_by, *(event.by for event in events)]
    found = [*met, *(officer_of(user) for user in people), *(superior_of(event.by) for event in events)]
    known = {officer.pk: officer for officer in found if officer}
    places = [place for event in events for record in event.records() for place in _keys_in(record, Officer)]
    if missing := {key for *_, key in places} - known.keys():
        known |= Officer.objects.in_bulk(missing)
    for record, name, key in places:
        setattr(record, name, known[key])


def name_cases(events: Sequence[Event], cases: ComplaintQuerySet) -> None:
    """Gives the records the cases that they point to, out of these. One query where there are any."""
    places = [
        place for event in events for record in event.records() for place in _keys_in(record, Complaint)
    ]
    known = cases.only("year", "serial").in_bulk({key for *_, key in places}) if places else {}
    for record, name, key in places:
        if key in known:
            setattr(record, name, known[key])


def _keys_in(record: StepRecord, model: type[Model]) -> Iterator[tuple[StepRecord, str, int]]:
    for field in record._meta.concrete_fields:
        if field.related_model is model and (key := getattr(record, field.attname)):
            yield record, field.name, key


@dataclass(frozen=True)
class Look:
    """One look at the identity, for those who oversee the desk."""

    at: datetime
    by: str
    reason: str


def looks(complaint: Complaint) -> list[Look]:
    views = IdentityView.objects.filter(complaint=complaint).select_related("by__officer")
    return [Look(view.at, name_of(view.by), view.reason) for view in views]
