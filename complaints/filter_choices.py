"""What the filters of a list offer: channels, places, and who has cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, IntegerField, Value
from django.db.models.functions import Cast

from complaints.models import Officer
from standards.models import Channel, ServiceLocation

# The word in the address → what people read, and the key of the row.
Choices = Mapping[str, tuple[str, int]]


@dataclass(frozen=True)
class ChoicesInUse:
    channels: Choices
    locations: Choices
    handlers: Choices


def choices_in_use() -> ChoicesInUse:
    """Everything a case may have, also what is no longer used: old cases do. One query."""
    accounts = Officer.objects.filter(user__isnull=False)
    rows = _named(Channel.objects.all(), "kanal", "code", "pk").union(
        _named(ServiceLocation.objects.all(), "tempat", "slug", "pk"),
        _named(accounts, "penangan", "user", "user", post="position"),
        all=True,
    )
    found: dict[str, dict[str, tuple[str, int]]] = {"kanal": {}, "tempat": {}, "penangan": {}}
    for _order, name, post, what, word, key in sorted(rows):
        named = f"{name} ({post})" if name and post else name or post
        found[what][word] = (named, key)
    return ChoicesInUse(found["kanal"], found["tempat"], found["penangan"])


def _named(objects: Any, what: str, word: str, key: str, post: str = "") -> Any:
    """Rows of one shape, as they are sorted."""
    text, number = CharField(), IntegerField()
    return (
        objects.order_by()
        .annotate(
            what=Value(what, output_field=text),
            word=Cast(word, text),
            key=Cast(key, BigIntegerField()),
            label=Cast("name", text),
            post=Cast(post, text) if post else Value("", output_field=text),
            order=Value(0, output_field=number) if post else Cast("position", number),
        )
        .values_list("order", "label", "post", "what", "word", "key")
    )
