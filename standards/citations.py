"""The regulations a "Dasar Hukum" cites (component 7), in order, each with a key of its own."""

import re
from dataclasses import dataclass

from standards.outline import Outline, walk

LONGEST_KEY = 50

# Short names in general use. Whatever is not here gets its whole name as the key.
SHORT_NAMES = {
    "undang-undang": "uu",
    "peraturan pemerintah": "pp",
    "peraturan pemerintah pengganti undang-undang": "perpu",
    "peraturan presiden": "perpres",
    "peraturan badan koordinasi penanaman modal": "peraturan-bkpm",
    "peraturan menteri dalam negeri": "permendagri",
    "peraturan menteri energi dan sumber daya mineral": "permen-esdm",
    "peraturan menteri kelautan dan perikanan": "permen-kp",
    "peraturan menteri kesehatan": "permenkes",
    "peraturan menteri ketenagakerjaan": "permenaker",
    "peraturan menteri komunikasi dan informatika": "permenkominfo",
    "peraturan menteri lingkungan hidup dan kehutanan": "permen-lhk",
    "peraturan menteri pariwisata dan ekonomi kreatif": "permenparekraf",
    "peraturan menteri pekerjaan umum dan perumahan rakyat": "permen-pupr",
    "peraturan menteri pendayagunaan aparatur negara dan reformasi birokrasi": "permenpanrb",
    "peraturan menteri perdagangan": "permendag",
    "peraturan menteri perhubungan": "permenhub",
    "peraturan menteri perindustrian": "permenperin",
    "peraturan menteri pertanian": "permentan",
}

# Longest first: a "Peraturan Pemerintah Pengganti ..." is not a "Peraturan Pemerintah".
KINDS = (
    "Peraturan Pemerintah Pengganti Undang-Undang",
    "Undang-Undang",
    "Peraturan Pemerintah",
    "Peraturan Presiden",
    "Peraturan Menteri",
    "Peraturan Badan",
    "Peraturan Lembaga",
    "Peraturan Kepala",
    "Peraturan Gubernur",
    "Peraturan Bupati",
    "Peraturan Wali Kota",
    "Peraturan Daerah",
    "Keputusan Presiden",
    "Keputusan Menteri",
    "Keputusan Kepala",
    "Keputusan Gubernur",
    "Keputusan Bupati",
    "Instruksi Presiden",
)

_CITATION = re.compile(
    r"(?P<name>[^\d;]{3,120}?) Nomor (?P<number>\S(?:.{0,18}\S)?) Tahun (?P<year>[0-9]{4})"
    r"(?: tentang (?P<title>.+))?",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[;.,]?(?: (?:dan|dan/atau))?$")


@dataclass(frozen=True)
class Citation:
    """`words` verbatim; `name` is the instrument as written there, "Peraturan Menteri Pertanian",
    and `kind` what sort it is."""

    position: int
    words: str
    kind: str
    number: str
    year: int
    name: str
    title: str
    key: str


def citations(outline: Outline) -> tuple[Citation, ...]:
    """The citations that can be read, in the order of the text; `position` counts all items."""
    numbered = enumerate(entries(outline), start=1)
    found = (_citation(position, words) for position, (_path, words) in numbered)
    return tuple(citation for citation in found if citation is not None)


def unread(outline: Outline) -> tuple[str, ...]:
    """The entries that are not read as a citation, word for word."""
    return tuple(words for _path, words in entries(outline) if _citation(1, words) is None)


def entries(outline: Outline) -> list[tuple[str, str]]:
    """What may be a citation, by path and words: the items without items below, or (path "") a
    text without any list. A citation's position counts these."""
    found = [(item.path, item.text) for item in walk(outline) if not item.children]
    return found or ([("", outline.intro)] if outline.intro else [])


def key_of(name: str, number: str, year: int) -> str:
    """The slug of an instrument: "permentan-15-2021"; an uncommon name is spelled out."""
    short = SHORT_NAMES.get(" ".join(name.casefold().split())) or _slug(name)
    ending = f"-{_slug(number)}-{year}"
    return short[: LONGEST_KEY - len(ending)].rstrip("-") + ending


def kind_of(name: str) -> str | None:
    """What sort of instrument a full name is: "Peraturan Menteri Pertanian" a "Peraturan Menteri"."""
    folded = name.casefold()
    return next((kind for kind in KINDS if f"{folded} ".startswith(f"{kind.casefold()} ")), None)


def _citation(position: int, words: str) -> Citation | None:
    match = _CITATION.match(_ENDING.sub("", words))
    kind = kind_of(match["name"]) if match else None
    if match is None or kind is None:
        return None
    name, number, year = match["name"], match["number"], int(match["year"])
    title, key = match["title"] or "", key_of(name, number, year)
    return Citation(position, words, kind, number, year, name=name, title=title, key=key)


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))
