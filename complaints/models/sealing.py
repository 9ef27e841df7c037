"""From a row of the trail to its seal: which of its columns count, and the key."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Model

from complaints import chain

# Known only after the row is written, or the seal itself.
_OUTSIDE = frozenset({"event_id", "previous_seal", "seal"})


def seal_of(previous: str, rows: Iterable[Model]) -> str:
    """The seal of an event and its records, saved or not yet. Without RECEIPT_CODE_KEY, which is
    backed up apart from the database, nobody makes one."""
    named = [(str(row._meta.model_name), values_of(row)) for row in rows]
    return chain.seal(previous, named, settings.RECEIPT_CODE_KEY.encode())


def values_of(row: Model) -> dict[str, Any]:
    """The columns of a row as the database gives them back; its own key is not among them. For words
    that may leave one day stands their digest; words that do not fit it break the seal."""
    values = {
        field.attname: field.to_python(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if not field.primary_key and field.attname not in _OUTSIDE
    }
    for name in getattr(row, "digested", ()):
        if not values[name] or digest_of(values[name]) == values[f"{name}_digest"]:
            del values[name]
    return values


def digest_of(words: str) -> str:
    """What a row keeps sealed of words that may be taken out of it."""
    return chain.digest(words, settings.RECEIPT_CODE_KEY.encode())
