"""The hours of a week as an editor types them, "08.00-12.00, 13.00-15.00", and as people read them."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
CLOSED = "tutup"
_TIME = r"(\d{1,2})[.:](\d{2})"
_SPAN = re.compile(rf"{_TIME}\s*(?:-|–|s\.?d\.?|sampai)\s*{_TIME}", re.IGNORECASE)
HOW_TO_WRITE = "Tulis seperti 08.00-12.00, 13.00-15.00; kosong berarti tutup."


class Unreadable(ValueError):
    """Hours that cannot be; the message says how to write them."""


def tidy(words: str) -> str:
    """The hours of one day in one form, "08.00–12.00, 13.00–15.00"; "" is closed.

    Times are WIB, a span ends after it begins, and spans follow each other. Raises Unreadable.
    """
    spans = [_span(part.strip()) for part in re.split(r"[,;]", words) if part.strip()]
    for (_, ends), (begins, _) in pairwise(spans):
        if begins < ends:
            raise Unreadable(f"Jamnya bertumpuk atau tidak berurutan. {HOW_TO_WRITE}")
    return ", ".join(f"{_clock(begins)}–{_clock(ends)}" for begins, ends in spans)


def week(days: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Days with the same hours together: ("Senin–Kamis", "08.00–15.00"), ("Sabtu–Minggu", "tutup")."""
    found, first = [], 0
    for hours, same in groupby(days):
        last = first + len(list(same)) - 1
        label = DAYS[first] if first == last else f"{DAYS[first]}–{DAYS[last]}"
        found.append((label, hours or CLOSED))
        first = last + 1
    return tuple(found)


def in_one_line(days: Sequence[str], note: str = "") -> str:
    """For data and for pages with one line to spare."""
    hours = "; ".join(f"{label} {spans}" for label, spans in week(days))
    return f"{hours}. {note}" if note else hours


def _span(words: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(words)
    if match is None:
        raise Unreadable(f"“{words}” tidak terbaca sebagai jam. {HOW_TO_WRITE}")
    hour, minute, end_hour, end_minute = map(int, match.groups())
    begins, ends = hour * 60 + minute, end_hour * 60 + end_minute
    if max(minute, end_minute) > 59 or not begins < ends <= 24 * 60:
        raise Unreadable(f"“{words}” bukan jam yang dapat terjadi. {HOW_TO_WRITE}")
    return begins, ends


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"
