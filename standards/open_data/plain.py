"""Words without the mark of foreign words, for forms that know only plain text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standards.wording import fragments


def plain(text: str) -> str:
    """Every word stays; only a balanced <i>…</i> goes."""
    return "".join(fragment.text for fragment in fragments(text))


def component(document: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    components: Sequence[Mapping[str, Any]] = document["components"]
    return components[number - 1]


def leaves(clause: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The items without items below them, in order; words without a list are one item."""
    if clause["items"]:
        return list(_leaves(clause["items"]))
    return [{"path": "0", "text": clause["intro"]}] if clause["intro"] else []


def _leaves(items: list[Any]) -> Iterator[Mapping[str, Any]]:
    for item in items:
        if item["children"]:
            yield from _leaves(item["children"])
        else:
            yield item
