"""A proposal of the living layer is decided by a second person; of two at once one decides."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from standards.living_rules import decision_obstacles
from standards.models import Contact, HowToApply, LivingEntry, OpeningHours, RequirementNote
from standards.publishing import Refused
from standards.submitting import LONGEST_REASON

LIVING: tuple[type[LivingEntry], ...] = (RequirementNote, HowToApply, OpeningHours, Contact)


def propose(entry: LivingEntry, *, by: User | None, at: datetime) -> None:
    """Stores a proposal, or the writer's change of it; citizens read it once it is approved."""
    entry.written_by, entry.proposed_at = by, at
    entry.save()


@transaction.atomic
def approve(entry: LivingEntry, *, by: User, at: datetime, seen: str = "") -> None:
    """From now on citizens read it. `seen` is the stamp on the approver's page. Raises Refused."""
    row = _decidable(entry, by, seen)
    row.approved_at, row.approved_by = at, by
    row.save(update_fields=["approved_at", "approved_by"])


@transaction.atomic
def refuse(entry: LivingEntry, *, reason: str, by: User, at: datetime, seen: str = "") -> None:
    """It stays on record with the reason, and is read by nobody else. Raises Refused."""
    reason = reason.strip()[:LONGEST_REASON]
    row = _decidable(entry, by, seen, approving=False, reason=reason)
    row.refused_at, row.refused_by, row.refuse_reason = at, by, reason
    row.save(update_fields=["refused_at", "refused_by", "refuse_reason"])


def stamp(entry: LivingEntry) -> str:
    """Which state of the proposal a page shows."""
    return entry.proposed_at.isoformat()


def waiting() -> list[LivingEntry]:
    """Everything that waits for a second person, the longest waiting first. One query a kind."""
    found = [entry for model in LIVING for entry in _named(model).waiting()]
    return sorted(found, key=lambda entry: entry.proposed_at)


def _named(model: type[LivingEntry]) -> QuerySet[LivingEntry]:
    """With the rows that an entry's name is made of."""
    names = {RequirementNote: ("text__version",), HowToApply: ("standard",), OpeningHours: ("location",)}
    return model.objects.select_related("written_by", *names.get(model, ()))


def _decidable(
    entry: LivingEntry, by: User, seen: str, *, approving: bool = True, reason: str = ""
) -> LivingEntry:
    row = type(entry).objects.select_for_update().get(pk=entry.pk)
    found = decision_obstacles(
        row.written_by.username if row.written_by else None,
        by.username,
        waiting=row.is_waiting,
        seen=seen in ("", stamp(row)),
        approving=approving,
        reason=reason,
    )
    if found:
        raise Refused(found)
    return row
