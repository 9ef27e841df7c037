"""Linked data inside a page: a block that browsers never run and search engines read."""

import json
from typing import Any

from django import template
from django.utils.html import format_html

register = template.Library()

# HTML's own escapes mean nothing inside <script>; JSON's do, and leave no way out of the element.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


class ScriptJson:
    """JSON for the inside of a <script>: asked by `format_html`, instead of HTML's escaping."""

    def __init__(self, data: Any) -> None:
        self._data = data

    def __html__(self) -> str:
        written = json.dumps(self._data, ensure_ascii=False, separators=(",", ":"))
        return written.translate(_ESCAPES)


@register.simple_tag
def linked_data(data: Any) -> str:
    """A data block, so the strict CSP has nothing to block: its type is no script's."""
    return format_html('<script type="application/ld+json">{}</script>', ScriptJson(data))
