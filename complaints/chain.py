"""The chain of a case's trail: each row carries a seal over its own words and the seal before it.

A seal is an HMAC, not a bare hash: its key is in no database, so who can write every table still
cannot rebuild a chain. A chain does not show that its last rows
were cut off; therefore the case keeps the last seal and the number of rows (`Anchor`), and the
register's numbers have no gaps.

What is sealed holds no personal data, so erasing it leaves every chain whole: the complainant, the
words of the complaint and requests about personal data live in tables outside the chain, and the
event names staff and cases by their keys only. What the complainant writes later, on her own page, and
what colleagues note for each other is sealed by a digest, and may leave (UU 27/2022 Pasal 43, 44). The
words that staff write for the record (review, answer, report)
are sealed and never erased; each form says not to write a complainant's name in them.
"""

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from complaints.labels import Labelled

FIRST = "0" * 64  # stands before the first row of every case
_PURPOSE = b"purwakarta-ptsp trail\x00"  # a key shared with another use makes other seals
_WORDS = b"purwakarta-ptsp words\x00"

Values = Mapping[str, Any]


class Break(Labelled):
    CHANGED = "changed", "isinya tidak cocok dengan segelnya: diubah, atau tidak ditulis oleh portal"
    OUT_OF_PLACE = (
        "out_of_place",
        "tidak menyambung ke baris sebelumnya: ada baris yang dihapus atau disisipkan",
    )
    CUT_OFF = "cut_off", "baris sesudahnya hilang: jumlah atau segel terakhir tidak cocok dengan perkaranya"


@dataclass(frozen=True)
class Link:
    """One row as it is stored, and the seal that its words give now."""

    previous: str
    seal: str
    recomputed: str


@dataclass(frozen=True)
class Anchor:
    """What the case itself says of its trail."""

    last_seal: str = FIRST
    length: int = 0


def seal(previous: str, rows: Iterable[tuple[str, Values]], key: bytes) -> str:
    """The seal of an event and its step records, each given with the name of its table: 64 hex
    digits. Raises ValueError for an empty key."""
    if not key:
        raise ValueError("sealing needs a key")
    text = "\n".join([previous, *sorted(f"{name} {canonical(values)}" for name, values in rows)])
    return hmac.digest(key, _PURPOSE + text.encode(), "sha256").hex()


def digest(words: str, key: bytes) -> str:
    """Stands in a seal for words that may be taken out: 64 hex digits, which nobody without the key
    can try words against. Raises ValueError for an empty key."""
    if not key:
        raise ValueError("a digest needs a key")
    return hmac.digest(key, _WORDS + words.encode(), "sha256").hex()


def canonical(values: Values) -> str:
    """One spelling of a row: names in order, instants in UTC. What is empty is left out, so that a
    column added later, empty in the old rows, breaks no seal."""
    kept = {name: _plain(value) for name, value in values.items() if not _is_empty(value)}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value == ""


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (int, list, dict)) else str(value)


def breaks(links: Iterable[Link], anchor: Anchor) -> Iterator[tuple[int, Break]]:
    """Where the chain of one case does not hold, by the number of the row, counted from 1; rows are
    given in the order they were written. What is cut off at the end is told of the last row there is."""
    before, number = FIRST, 0
    for number, link in enumerate(links, 1):
        if link.seal != link.recomputed:
            yield number, Break.CHANGED
        if link.previous != before:
            yield number, Break.OUT_OF_PLACE
        before = link.seal
    if (before, number) != (anchor.last_seal, anchor.length):
        yield number, Break.CUT_OFF
