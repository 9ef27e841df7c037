"""A proposal beside what citizens read now, field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from standards.models import LivingEntry

NOTHING = "–"


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


def changes(before: LivingEntry | None, after: LivingEntry) -> tuple[Change, ...]:
    """Empty when they are the same entry, or where nothing was said before."""
    return tuple(_differences(before, after)) if before and before != after else ()


def _differences(before: LivingEntry, after: LivingEntry) -> Iterator[Change]:
    for name in after.said:
        old, new = _shown(before, name), _shown(after, name)
        if old != new:
            label = after._meta.get_field(name).verbose_name
            yield Change(label[:1].upper() + label[1:], old, new)


def _shown(entry: LivingEntry, name: str) -> str:
    choice: Any = getattr(entry, f"get_{name}_display", None)
    value = choice() if choice else getattr(entry, name)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value) if value else NOTHING
