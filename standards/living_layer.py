"""What the office says today beside the words of one standard. It is about today: pages of another
day, and drafts, go without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from standards.in_force import StandardInForce
from standards.models import HowToApply, ServiceStandard
from standards.models.explaining import REQUIREMENTS
from standards.office_today import Reach, reach
from standards.requirement_notes import Noted, noted


@dataclass(frozen=True)
class LivingLayer:
    """`way` is None, and `notes` empty, where nothing was written yet: the page says so."""

    way: HowToApply | None
    notes: tuple[Noted, ...]
    reach: Reach

    @property
    def notes_updated_at(self) -> datetime | None:
        return newest(self.notes)


def living_layer(state: StandardInForce) -> LivingLayer:
    """Five queries."""
    return LivingLayer(way_to_apply(state.standard), explained(state), reach())


def explained(state: StandardInForce) -> tuple[Noted, ...]:
    """The requirements that somebody wrote about. One query."""
    text = state.clause(REQUIREMENTS).text
    return tuple(each for each in noted(text) if each.note) if text else ()


def newest(notes: Iterable[Noted]) -> datetime | None:
    """When the last of them was approved."""
    return max((each.note.approved_at for each in notes if each.note), default=None)


def way_to_apply(standard: ServiceStandard) -> HowToApply | None:
    """The standard's own way, else the office's."""
    ways = HowToApply.objects.filter(Q(standard=standard) | Q(standard=None)).current()
    return min(ways, key=lambda way: way.standard_id is None, default=None)
