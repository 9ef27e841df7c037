"""Slips of the pen in the source: told to editors, never silently mended.

The pairs were found by comparing numbers 44 and 64 of the annex word by word; the two texts say
the same. Whoever reads a third document adds a row here, and nothing else.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from standards.wording import words


class ComparisonKind(StrEnum):
    IDENTICAL = "identical"
    SLIP = "slip"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Slip:
    """One place where two texts differ by spelling only; `word` is its place in ours, from 0."""

    ours: str
    theirs: str
    cause: str
    word: int = 0


@dataclass(frozen=True)
class Comparison:
    kind: ComparisonKind
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True)
class SourceNote:
    """A slip that stands in one text, for its editor."""

    component: int
    words: str
    explanation: str


@dataclass(frozen=True)
class Spelling:
    right: str
    wrong: str

    @property
    def cause(self) -> str:
        return f"“{self.wrong}” semestinya “{self.right}”."


@dataclass(frozen=True)
class Oddity:
    """Words that stand in both documents: nothing to compare with, only to ask about."""

    words: str
    explanation: str
    component: int = 0


SPELLINGS = (
    Spelling("DPMPTSP", "DPMPSTSP"),
    Spelling("kalender", "kelender"),
    Spelling("pelapor/yang", "pelapor/ yang"),
    Spelling("dikelompokkan", "dikelompokan"),
    Spelling("penelaahan", "penelahaan"),
    Spelling("tindak lanjut", "tindaklanjut"),
    Spelling("touchscreen", "touchsreen"),
    Spelling("dan/atau", "dan /atau"),
)

BLANK_BEFORE_SIGN = "Ada spasi sebelum tanda baca."

ODDITIES = (
    Oddity("dpmpptsp", "Tertulis dengan dua p; mungkin memang nama akun atau alamat situsnya. Pastikan."),
    Oddity("Loker", "Kemungkinan maksudnya “Loket”."),
    Oddity("Fakta integritas", "Kemungkinan maksudnya “Pakta integritas”."),
    Oddity("eskternal", "Semestinya “eksternal”."),
    Oddity("mengelompokan", "Semestinya “mengelompokkan”."),
    Oddity("didalam", "Semestinya “di dalam”."),
    Oddity("diinternal", "Semestinya “di internal”."),
    Oddity("@gmail.com", "Alamat Gmail sebagai alamat resmi kantor; pastikan masih dipakai."),
    Oddity(
        "Peraturan Menteri Pertanian Nomor 15 Tahun 2021",
        "Aturan sektor pertanian. Pada nomor 44 (inspeksi teknik, K3) kutipan ini tampaknya keliru; "
        "periksa apakah sektornya sesuai.",
        component=7,
    ),
    Oddity(
        "Pasal 65 PP Nomor 5 Tahun 2021",
        "Syarat ini merujuk pasal dari PP 5/2021, yang sudah dicabut dan digantikan PP 28/2025; "
        "periksa pasal gantinya.",
        component=1,
    ),
)

_BLANK_BEFORE_SIGN = re.compile(r"(\S+) ([;,])(?!\S)")
_LONGEST_SLIP = 2


def compare(shared_text: str, text: str) -> Comparison:
    """How a text stands to the shared one. White space and markup do not count; a difference that
    is not a known slip, even one word, makes the texts different."""
    ours, theirs = words(shared_text), words(text)
    if ours == theirs:
        return Comparison(ComparisonKind.IDENTICAL)
    slips: list[Slip] = []
    i = j = 0
    while i < len(ours) or j < len(theirs):
        if ours[i : i + 1] == theirs[j : j + 1]:
            i, j = i + 1, j + 1
            continue
        slip = _slip_at(i, ours[i : i + _LONGEST_SLIP], theirs[j : j + _LONGEST_SLIP])
        if slip is None:
            return Comparison(ComparisonKind.DIFFERENT)
        slips.append(slip)
        i, j = i + len(slip.ours.split()), j + len(slip.theirs.split())
    return Comparison(ComparisonKind.SLIP, tuple(slips))


def source_notes(number: int, text: str) -> tuple[SourceNote, ...]:
    """The slips in the text of one component, each told once."""
    running = " ".join(words(text))
    sought = [(_whole(spelling.wrong), spelling.cause) for spelling in SPELLINGS]
    sought.append((_BLANK_BEFORE_SIGN, BLANK_BEFORE_SIGN))
    sought += [
        (_whole(oddity.words), oddity.explanation) for oddity in ODDITIES if oddity.component in (0, number)
    ]
    notes = (
        SourceNote(number, match[0], explanation)
        for pattern, explanation in sought
        for match in pattern.finditer(running)
    )
    return tuple(dict.fromkeys(notes))


def _slip_at(place: int, ours: list[str], theirs: list[str]) -> Slip | None:
    for some, others in ((1, 1), (1, 2), (2, 1)):
        one, other = " ".join(ours[:some]), " ".join(theirs[:others])
        if _mended(one) == _mended(other):
            return Slip(one, other, _cause(one, other), place)
    return None


def _mended(text: str) -> str:
    for spelling in SPELLINGS:
        text = _respelt(text, spelling)
    return _BLANK_BEFORE_SIGN.sub(r"\1\2", text)


def _cause(one: str, other: str) -> str:
    causes = [
        spelling.cause
        for spelling in SPELLINGS
        if (_respelt(one, spelling) == one) != (_respelt(other, spelling) == other)
    ]
    if bool(_BLANK_BEFORE_SIGN.search(one)) != bool(_BLANK_BEFORE_SIGN.search(other)):
        causes.append(BLANK_BEFORE_SIGN)
    return " ".join(causes)


def _respelt(text: str, spelling: Spelling) -> str:
    return _whole(spelling.wrong).sub(lambda match: _in_case_of(match[0], spelling.right), text)


def _in_case_of(found: str, right: str) -> str:
    """ "Tindaklanjut" begins a sentence, and so does "Tindak lanjut"."""
    return right[0].upper() + right[1:] if found[0].isupper() else right


@cache
def _whole(sought: str) -> re.Pattern[str]:
    """The words on their own, not inside a longer one: "tindaklanjutnya" stands in both texts."""
    before = r"(?<![A-Za-z])" if sought[0].isalpha() else ""
    return re.compile(rf"{before}{re.escape(sought)}(?![A-Za-z])", re.IGNORECASE)
