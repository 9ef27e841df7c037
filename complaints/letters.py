"""The letters of a case, each made from words that are on record already, with its number and its signed
file. Nothing of a letter is typed twice, and nothing of it is stored but these two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.utils import timezone

from complaints.impartiality import accused_of
from complaints.intake import Identity
from complaints.letter_kinds import (
    RULES,
    TO_COMPLAINANT,
    UPWARDS,
    LetterKind,
    LetterState,
    Rule,
    bears_name,
    classification,
)
from complaints.models import Complaint, Event, Letter, LetterNumber, Officer, Reopening, SignedLetter
from complaints.models.trail import StepRecord, trail_of
from complaints.permissions import may_open_identity

R = TypeVar("R", bound=StepRecord)


@dataclass(frozen=True)
class CaseLetter:
    """`row` is the place of its event in the trail, which never changes, so that the letter has an
    address of its own; `record` holds its words."""

    case: Complaint
    row: int
    kind: LetterKind
    event: Event
    record: StepRecord
    numbering: LetterNumber | None = None
    signed: SignedLetter | None = None

    @property
    def name(self) -> str:
        return f"{self.rule.word}-{self.row}"

    @property
    def rule(self) -> Rule:
        return RULES[self.kind]

    @property
    def subject(self) -> str:
        return f"{self.rule.about} {self.case.get_kind_display().lower()} nomor {self.case}"

    @property
    def state(self) -> LetterState:
        if self.signed:
            return LetterState.SIGNED
        return LetterState.NUMBERED if self.number else LetterState.UNNUMBERED

    @property
    def number(self) -> str:
        """A letter to an agency was recorded with its number; all others get theirs afterwards."""
        if self.numbering:
            return self.numbering.number
        return self.record.number if isinstance(self.record, Letter) else ""

    @property
    def dated_on(self) -> date | None:
        if self.numbering:
            return self.numbering.dated_on
        return self.record.sent_on if isinstance(self.record, Letter) else None

    @property
    def written_on(self) -> date:
        return timezone.localdate(self.event.at)

    @property
    def is_to_complainant(self) -> bool:
        return self.kind in TO_COMPLAINANT

    @property
    def goes_up(self) -> bool:
        return self.kind in UPWARDS

    @property
    def addressee(self) -> Officer | None:
        """The superior of a report; None where the letter leaves the office."""
        return getattr(self.record, "to", None) if self.goes_up else None

    @property
    def bears_name(self) -> bool:
        return bears_name(self.kind, Identity(self.case.identity)) and not hasattr(self.case, "erasure")

    @property
    def classification(self) -> str:
        return classification(Identity(self.case.identity), somebody_is_accused=bool(accused_of(self.case)))

    @property
    def file_is_erased(self) -> bool:
        """What went to the complainant bears her name, and was erased with it (retention.py)."""
        return self.is_to_complainant and hasattr(self.case, "erasure")

    def latest(self, model: type[R]) -> R | None:
        """The last record of one kind when the letter was written: a round that began later does not
        change its words."""
        records = [record for event in trail_of(self.case)[: self.row] for record in event.records()]
        return next((record for record in reversed(records) if isinstance(record, model)), None)

    @property
    def due_on(self) -> date | None:
        """The due date of the round in which it was written."""
        later = [record for event in trail_of(self.case)[self.row :] for record in event.records()]
        ended = next((record for record in later if isinstance(record, Reopening)), None)
        return ended.former_due_on if ended else self.case.due_on

    def may_read_file(self, user: User) -> bool:
        """Whether this account may have the signed file: with a name on it, whoever may open that."""
        if not self.is_to_complainant or self.case.identity == Identity.NONE:
            return True
        return may_open_identity(user, self.case)


def letters_of(complaint: Complaint) -> list[CaseLetter]:
    """Newest first, by the trail that the page shows."""
    trail = trail_of(complaint)
    numbers, files = _latest(trail, LetterNumber), _latest(trail, SignedLetter)
    found = [
        CaseLetter(complaint, row, kind, event, record, numbers.get(key), files.get(key))
        for row, event in enumerate(trail, 1)
        for record in event.records()
        if (kind := _kind_of(record)) and (key := (event.pk, kind.value))
    ]
    return found[::-1]


def letter_named(complaint: Complaint, name: str) -> CaseLetter | None:
    """The letter at "jawaban-7"; None for one that this case does not have."""
    return next((each for each in letters_of(complaint) if each.name == name), None)


def _kind_of(record: StepRecord) -> LetterKind | None:
    name = str(record._meta.model_name)
    return LetterKind(name) if name in RULES else None


def _latest(trail: Sequence[Event], model: type[R]) -> dict[tuple[int, str], R]:
    """By the letter they belong to; a later row stands for an earlier one."""
    rows: list[Any] = [row for event in trail for row in event.records() if isinstance(row, model)]
    return {(row.source_id, row.letter): row for row in rows}
