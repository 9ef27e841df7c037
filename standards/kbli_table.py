"""The statistics office's tables as CSV → rows, and what is wrong with them, line by line.

Two kinds: the activities of an edition (code and title), and the crosswalk of two editions (a code
of each). Columns are found by their headings; separators, byte-order marks and old encodings are
taken as they come. Broader groups ("A", "01", "0111") stand in the same table and are passed over.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LONGEST_TITLE = 250
_CODE = re.compile(r"\d{5}")
# A note of the crosswalk: only a part of the activity goes there.
_NOTE = re.compile(r"\s*(?:\*+|\((?:sebagian|part)\))\s*$", re.IGNORECASE)

# The headings of a row → which two columns are meant; None when they are not headings.
Chooser = Callable[[list[str]], tuple[int, int] | None]


class Unreadable(Exception):
    """The whole table cannot be read; the message says why, for people."""


@dataclass(frozen=True)
class Problem:
    line: int
    message: str

    def __str__(self) -> str:
        return f"baris {self.line}: {self.message}"


@dataclass(frozen=True)
class Activity:
    line: int
    code: str
    name: str


@dataclass(frozen=True)
class Link:
    line: int
    older: str
    newer: str


def read_activities(content: bytes) -> tuple[list[Activity], list[Problem]]:
    """The five-digit codes with their titles. Raises Unreadable."""
    found: dict[str, Activity] = {}
    problems = []
    for line, (code, name) in _rows(content, _title_columns):
        if _is_broader(code):
            continue
        fault = _title_fault(code, name) or _repeated(found.get(code), name)
        if fault:
            problems.append(Problem(line, fault))
        else:
            found.setdefault(code, Activity(line, code, name))
    return list(found.values()), problems


def read_links(content: bytes, older: int, newer: int) -> tuple[list[Link], list[Problem]]:
    """Which code of the older edition continues as which of the newer. Raises Unreadable."""
    found, problems, carried = [], [], ""
    for line, codes in _rows(content, lambda heads: _code_columns(heads, older, newer)):
        # A split is often written with the old code in its first row only.
        left, right = (_NOTE.sub("", code) for code in codes)
        left = carried = left or carried
        fault = _code_fault(left, older) or _code_fault(right, newer)
        if fault:
            problems.append(Problem(line, fault))
        else:
            found.append(Link(line, left, right))
    return found, problems


def _rows(content: bytes, choose: Chooser) -> Iterator[tuple[int, tuple[str, str]]]:
    reader = csv.reader(io.StringIO(_text(content), newline=""), delimiter=_separator(content))
    chosen = None
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if chosen is None:
                chosen = choose([cell.casefold() for cell in cells])
            elif any(cells):
                padded = cells + [""] * (max(chosen) + 1 - len(cells))
                yield reader.line_num, (padded[chosen[0]], padded[chosen[1]])
    except csv.Error as error:
        raise Unreadable(f"baris {reader.line_num}: bukan tabel CSV ({error}).") from None
    if chosen is None:
        raise Unreadable("tidak ada baris judul kolom yang dikenal.")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace").replace("\0", "")


def _separator(content: bytes) -> str:
    first_rows = content[:4000]
    return max(",;\t", key=lambda each: first_rows.count(each.encode()))


def _title_columns(heads: list[str]) -> tuple[int, int] | None:
    codes = [place for place, head in enumerate(heads) if "kode" in head or head == "kbli"]
    titles = [place for place, head in enumerate(heads) if "judul" in head or "nama" in head]
    return (codes[0], titles[0]) if codes and titles else None


def _code_columns(heads: list[str], older: int, newer: int) -> tuple[int, int] | None:
    def column(year: int) -> int | None:
        named = [place for place, head in enumerate(heads) if str(year) in head and "judul" not in head]
        return named[0] if named else None

    left, right = column(older), column(newer)
    return None if left is None or right is None or left == right else (left, right)


def _is_broader(code: str) -> bool:
    """ "A", "01", "011", "0111": the groups above an activity, and the empty rows between."""
    return not code or bool(re.fullmatch(r"[A-Za-z]|\d{1,4}", code))


def _title_fault(code: str, name: str) -> str:
    if not _CODE.fullmatch(code):
        return f"kode “{code}” bukan lima angka."
    if not name:
        return f"kode {code} tidak berjudul."
    if len(name) > LONGEST_TITLE:
        return f"judul kode {code} lebih dari {LONGEST_TITLE} huruf."
    return ""


def _repeated(known: Activity | None, name: str) -> str:
    if known is None or known.name == name:
        return ""
    return f"kode {known.code} sudah ada pada baris {known.line} dengan judul lain."


def _code_fault(code: str, edition: int) -> str:
    if _CODE.fullmatch(code):
        return ""
    if re.fullmatch(r"\d{1,4}", code):
        return f"kode KBLI {edition} “{code}” kurang dari lima angka; mungkin nol di depan hilang."
    return f"kode KBLI {edition} “{code}” bukan lima angka."
