"""HTML whose links and forms stay within the kiosk, whatever the templates put in.

A link that leads inside is given the kiosk's address; one that leads out (another host, mail, a
telephone, a page that the kiosk does not have) keeps its words and loses its address, and what looked
like a button goes altogether: a button that does nothing only puzzles.
"""

import re
from collections.abc import Callable
from html import escape, unescape

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_FORM = re.compile(r"<form\b([^>]*)>")
_FILLED_IN = re.compile(r'(<(?:input|textarea|select)\b[^>]*\sautocomplete=")[^"]*"')
_BUTTON = re.compile(r'\bclass="[^"]*\bbtn\b')
# Of the portal's own addresses: within the page, or from its root.
_PATH = re.compile(r"[^?#]*")


def keep_inside(html: str, prefix: str, is_inside: Callable[[str], bool]) -> str:
    """`prefix` is "/kios/"; `is_inside` says of a path below it whether the kiosk has that page."""
    html = _LINK.sub(lambda link: _link(link, prefix, is_inside), html)
    html = _FILLED_IN.sub(r'\1off"', html)
    return _FORM.sub(lambda form: _form(form[1], prefix, is_inside), html)


def inside(address: str, prefix: str, is_inside: Callable[[str], bool]) -> str | None:
    """The address as the kiosk has it, or None when it leads out."""
    if address.startswith(("#", "?")) or not address:
        return address
    if not address.startswith("/") or address.startswith("//"):
        return None
    there = address if address.startswith(prefix) else prefix + address[1:]
    path = _PATH.match(there)
    return there if path and is_inside(path[0]) else None


def _link(link: re.Match[str], prefix: str, is_inside: Callable[[str], bool]) -> str:
    attributes, words = link[1], link[2]
    given = _attribute(attributes, "href")
    if given is None:
        return link[0]
    address = inside(given, prefix, is_inside)
    if address is not None:
        return f"<a{_with(attributes, 'href', address)}>{words}</a>"
    return "" if _BUTTON.search(attributes) else f'<span class="closed">{words}</span>'


def _form(attributes: str, prefix: str, is_inside: Callable[[str], bool]) -> str:
    """A form that led out asks its own page; none offers what was typed before."""
    given = _attribute(attributes, "action")
    if given is not None:
        attributes = _with(attributes, "action", inside(given, prefix, is_inside) or "")
    return f"<form{_with(attributes, 'autocomplete', 'off')}>"


def _attribute(attributes: str, name: str) -> str | None:
    found = re.search(rf'\s{name}="([^"]*)"', attributes)
    return unescape(found[1]) if found else None


def _with(attributes: str, name: str, value: str) -> str:
    without = re.sub(rf'\s{name}="[^"]*"', "", attributes)
    return f'{without} {name}="{escape(value)}"'
