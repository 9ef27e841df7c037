"""How the regulation's words are written into HTML: lists with its own markers, foreign words in <i>."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import template

from standards.markers import Marker, Style
from standards.outline import Item
from standards.wording import Fragment
from standards.wording import fragments as cut

register = template.Library()

_TYPES = {Style.UPPER: "A", Style.NUMBER: "1", Style.LOWER: "a", Style.BRACKET: "1"}


@dataclass(frozen=True)
class Numbering:
    """The attributes of an <ol>: `type` carries the marker, so it shows without CSS too."""

    type: str
    css: str


@register.filter
def numbering(items: Sequence[Item]) -> Numbering:
    style = _style(items[0])
    return Numbering(_TYPES[style], "outline paren" if style is Style.BRACKET else "outline")


@register.filter
def out_of_turn(item: Item, place: int) -> int | None:
    """The number a list item must be given where the text itself leaves one out; else None."""
    marker = Marker.read(item.marker)
    return marker.ordinal if marker and marker.ordinal != place else None


@register.filter
def fragments(text: str) -> tuple[Fragment, ...]:
    return cut(text)


@register.filter
def anchor(path: str) -> str:
    """ "5.c.1" as part of an id: "5-c-1"."""
    return path.replace(".", "-")


@register.filter
def beside(marks: Mapping[str, Any], path: str) -> Any:
    """What stands beside one item, or nothing."""
    return marks.get(path)


@register.filter
def alternatives(numbers: Sequence[int]) -> str:
    """ "4, 8, 13, atau 17", as the regulation lists its classes."""
    *first, last = map(str, numbers)
    separator = ", atau " if len(first) > 1 else " atau "
    return separator.join([", ".join(first), last]) if first else last


def _style(item: Item) -> Style:
    marker = Marker.read(item.marker)
    return marker.style if marker else Style.NUMBER
