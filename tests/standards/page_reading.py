"""Reads a rendered standard as a browser would: the words of each component, its list markers."""

import re
from html import unescape
from html.parser import HTMLParser

FORMATS = {
    "1": lambda number: f"{number}.",
    "a": lambda number: f"{chr(96 + number)}.",
    "A": lambda number: f"{chr(64 + number)}.",
}


class OutlineReader(HTMLParser):
    """`items`: per component, (marker as shown, id) of every list item in a regulation's list."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.items: dict[int, list[tuple[str, str]]] = {}
        self.order: list[int] = []
        self._lists: list[tuple[dict[str, str | None], list[int]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "data-component" in given:
            self.order.append(int(given["data-component"] or 0))
            self.items[self.order[-1]] = []
        elif tag == "ol":
            self._lists.append((given, [0]))
        elif tag == "li" and self._lists and "outline" in (self._lists[-1][0].get("class") or ""):
            self._item(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "ol":
            self._lists.pop()

    def _item(self, given: dict[str, str | None]) -> None:
        look, last = self._lists[-1]
        last[0] = int(given.get("value") or last[0] + 1)
        marker = FORMATS[look["type"] or "1"](last[0])
        if "paren" in (look["class"] or "").split():
            marker = marker.replace(".", ")")
        self.items[self.order[-1]].append((marker, given.get("id") or ""))


def words_of(html: str) -> str:
    """What a reader sees, in one line: tags out, entities resolved, white space folded."""
    inline = re.sub(r"</?(?:i|b|strong)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def component_html(html: str, number: int) -> str:
    start = html.index(f'id="komponen-{number}"')
    return html[start : html.index("</section>", start)]
