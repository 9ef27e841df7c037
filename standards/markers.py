"""List markers, and when one counts: "A.", "1.", "a.", "1)", each the next of its sequence.

The traps this must pass (all in the two source documents): "Nomor 139,", "ext.103 e.",
"41115. b.", "081809898222 f.", "Kec.", "dll.", "(K3); 2.", "Tahun 2021. 5. Setelah".
"""

import re
from dataclasses import dataclass
from enum import Enum

# A marker 2 to 5 above the last one, where an item may begin, means that one is missing. Farther
# off it is more likely a number of the text itself.
FARTHEST_JUMP = 5

LETTERS = 26

# After one of these the number or letter belongs to a reference: "Pasal 5. Setelah itu ...".
REFERENCE_WORDS = frozenset(
    {"angka", "ayat", "bab", "bagian", "butir", "golongan", "huruf", "kelas", "klasifikasi"}
    | {"lampiran", "nomor", "no.", "pasal", "poin", "tabel", "tahun", "tipe"}
)

_WORDS_BEFORE_AN_ITEM = frozenset({"dan", "atau", "dan/atau"})
_MARKER = re.compile(
    r"(?:(?P<upper>[A-Z])|(?P<number>[1-9][0-9]{0,2})|(?P<lower>[a-z]))\.|(?P<bracket>[1-9][0-9]{0,2})\)"
)


class Style(Enum):
    """A sequence, named by its first marker."""

    UPPER = "A."
    NUMBER = "1."
    LOWER = "a."
    BRACKET = "1)"

    def marker(self, ordinal: int) -> str:
        """The marker of a place in the sequence, counting from 1."""
        first, ending = self.value
        if first == "1":
            return f"{ordinal}{ending}"
        rounds, place = divmod(ordinal - 1, LETTERS)
        return chr(ord(first) + place) * (rounds + 1) + ending


@dataclass(frozen=True)
class Marker:
    text: str
    style: Style
    ordinal: int

    @classmethod
    def read(cls, word: str) -> "Marker | None":
        """The marker a word looks like; whether it counts as one is for OpenLists to say."""
        match = _MARKER.fullmatch(word)
        if match is None or match.lastgroup is None:
            return None
        style = Style[match.lastgroup.upper()]
        sign = match[match.lastgroup]
        ordinal = int(sign) if sign.isdigit() else ord(sign) - ord(style.value[0]) + 1
        return cls(word, style, ordinal)


@dataclass(frozen=True)
class MarkerProblem:
    marker: str
    expected: str
    message: str
    is_jump: bool


@dataclass(frozen=True)
class Reading:
    """`depth` is the number of items above the new one; None when the marker is only a word."""

    depth: int | None = None
    problem: MarkerProblem | None = None


class OpenLists:
    """The lists open at one point of the text, outermost first, at most one of each style."""

    def __init__(self) -> None:
        self._open: list[tuple[Style, int]] = []

    def offer(self, marker: Marker, before: str | None) -> Reading:
        """Take the marker if it is the next of its sequence. A jump at an item boundary is taken
        too, and reported, so that one gap gives one message. `before` is the word before it, None
        at the start of the text or of a line."""
        if before is not None and before.casefold() in REFERENCE_WORDS:
            return Reading()
        depth, last = self._place(marker.style)
        step = marker.ordinal - last
        if step == 1:
            return self._take(marker, depth)
        if not _is_item_boundary(before):
            return Reading()
        if 2 <= step <= FARTHEST_JUMP:
            return self._take(marker, depth, _jump(marker, last))
        is_repeat = step < 1
        return Reading(problem=_stray(marker, last)) if is_repeat or before is None else Reading()

    def _place(self, style: Style) -> tuple[int, int]:
        """Where the list of this style is, and its last number; a new list opens innermost."""
        for depth, (open_style, last) in enumerate(self._open):
            if open_style is style:
                return depth, last
        return len(self._open), 0

    def _take(self, marker: Marker, depth: int, problem: MarkerProblem | None = None) -> Reading:
        del self._open[depth:]
        self._open.append((marker.style, marker.ordinal))
        return Reading(depth, problem)


def _is_item_boundary(before: str | None) -> bool:
    return before is None or before.endswith((";", ".", ":")) or before in _WORDS_BEFORE_AN_ITEM


def _jump(marker: Marker, last: int) -> MarkerProblem:
    expected = marker.style.marker(last + 1)
    where = f"setelah “{marker.style.marker(last)}” seharusnya" if last else "daftar seharusnya mulai dari"
    message = f"Penanda “{marker.text}” meloncat: {where} “{expected}”."
    return MarkerProblem(marker.text, expected, message, is_jump=True)


def _stray(marker: Marker, last: int) -> MarkerProblem:
    expected = marker.style.marker(last + 1)
    message = f"Penanda “{marker.text}” tidak dibaca sebagai butir: yang diharapkan “{expected}”."
    return MarkerProblem(marker.text, expected, message, is_jump=False)
