"""Reading the words of a trail: one query for every table there is, however many steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Value
from django.db.models.functions import JSONObject

if TYPE_CHECKING:
    from complaints.models.trail import Event, StepRecord


def attach_records(events: Sequence[Event], names: Sequence[str]) -> None:
    """Gives each event its words, in one query however many tables there are. Joining them all
    takes PostgreSQL seconds to plan; one row as JSON from each table takes it nothing."""
    by_key: dict[int, list[StepRecord]] = {event.pk: [] for event in events}
    if not events:
        return
    fields = type(events[0])._meta
    models_by_name = {name: fields.get_field(name).related_model for name in names}
    first, *rest = (
        model.objects.filter(event__in=by_key).order_by().values_list(Value(name), _as_json(model))
        for name, model in models_by_name.items()
    )
    for name, values in first.union(*rest, all=True):
        record = _from_json(models_by_name[name], values)
        by_key[record.event_id].append(record)
    _tie([record for records in by_key.values() for record in records])
    places = {name: place for place, name in enumerate(names)}
    for event in events:
        event.attached = sorted(by_key[event.pk], key=lambda row: places[str(row._meta.model_name)])


def _tie(records: Sequence[StepRecord]) -> None:
    """Gives each the other records of this trail that it points to."""
    known = {(type(record), record.pk): record for record in records}
    for record in records:
        for field in (field for field in record._meta.concrete_fields if field.is_relation):
            if other := known.get((field.related_model, getattr(record, field.attname))):
                setattr(record, field.name, other)


def _as_json(model: type[StepRecord]) -> JSONObject:
    return JSONObject(**{field.attname: field.attname for field in model._meta.concrete_fields})


def _from_json(model: type[StepRecord], values: Mapping[str, Any]) -> StepRecord:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    record = model(**{name: fields[name].to_python(value) for name, value in values.items()})
    record._state.adding = False
    return record
