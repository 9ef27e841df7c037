"""Which note stands beside which requirement: the one that was approved for these very words.

A note is tied to the words it was written for. A release that leaves an item (and those above it)
as it was keeps its note, wherever the item now stands; where it changes them, the note stays with
the old words and waits to be confirmed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from standards.in_force import in_force, newest_versions, own_texts, shared_text
from standards.living_rules import Requirement, requirements
from standards.models import ComponentText, RequirementNote, ServiceStandard
from standards.models.explaining import REQUIREMENTS
from standards.standard_page import tree

Words = tuple[str, ...]


@dataclass(frozen=True)
class Noted:
    """`note` is what citizens read beside the item; `waiting` what is proposed for it."""

    requirement: Requirement
    note: RequirementNote | None = None
    waiting: RequirementNote | None = None


def noted(text: ComponentText) -> tuple[Noted, ...]:
    """Every requirement with what citizens read beside it. One query."""
    notes = _by_words(_of_same_standard(text).newest())
    return tuple(Noted(each, _shown(notes.get(each.words))) for each in _requirements(text))


def noted_for_editors(text: ComponentText) -> tuple[Noted, ...]:
    """As `noted`, with the proposals. Two queries."""
    notes = _by_words(_of_same_standard(text).newest())
    waiting = _by_words(_of_same_standard(text).waiting())
    return tuple(
        Noted(each, _shown(notes.get(each.words)), waiting.get(each.words)) for each in _requirements(text)
    )


def unconfirmed(text: ComponentText) -> tuple[RequirementNote, ...]:
    """Notes that citizens no longer read, because the words they were written for are gone."""
    known = {each.words for each in _requirements(text)}
    notes = _by_words(_of_same_standard(text).current())
    return tuple(note for words, note in notes.items() if words not in known)


def left_behind(on: date) -> list[RequirementNote]:
    """As `unconfirmed`, of every standard in force at once."""
    in_use = {text.version.standard_id: text for text in own_texts(on).filter(number=REQUIREMENTS)}
    shared = shared_text(REQUIREMENTS, on)
    followed = in_use | ({None: shared} if shared else {})
    # Only a standard with a note on words that are no longer in force has to be read at all.
    behind = RequirementNote.objects.current().exclude(text__in=followed.values())
    standards = set(behind.values_list("text__version__standard", flat=True))
    texts = [text for standard, text in followed.items() if standard in standards]
    return [note for text in texts for note in unconfirmed(text)]


def without_notes(on: date) -> QuerySet:
    """Versions in force of standards that no requirement is explained for."""
    explained = RequirementNote.objects.current().values("text__version__standard")
    own = explained.filter(text__version__standard__isnull=False)
    return newest_versions(on).exclude(standard__in=own)


def requirement_text(standard: ServiceStandard, on: date) -> ComponentText | None:
    """The words of component 1 in force, its own or the shared ones."""
    state = in_force(standard, on)
    return state.clause(REQUIREMENTS).text if state else None


def words_at(text: ComponentText, path: str) -> Words | None:
    """The words of one requirement with those above it; None where there is no such item."""
    found = (each.words for each in _requirements(text) if each.path == path)
    return next(found, None)


def _of_same_standard(text: ComponentText) -> QuerySet:
    return RequirementNote.objects.filter(text__version__standard=text.version.standard_id).select_related(
        "text__version"
    )


def _by_words(notes: Iterable[RequirementNote]) -> dict[Words, RequirementNote]:
    """The newest of each; two texts may hold the same words."""
    found: dict[Words, RequirementNote] = {}
    for note in sorted(notes, key=lambda note: (note.approved_at or note.proposed_at, note.pk)):
        words = words_at(note.text, note.path)
        if words is not None:
            found[words] = note
    return found


def _shown(note: RequirementNote | None) -> RequirementNote | None:
    return None if note is None or note.withdrawn else note


def _requirements(text: ComponentText) -> tuple[Requirement, ...]:
    return requirements(tree(text.text))
