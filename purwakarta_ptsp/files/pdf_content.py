"""What stands in a PDF besides pages: it may run programs, carry other files, or be locked.

Read without opening it: names are looked for in the bytes, in every spelling that the format allows
(/J#61vaScript), and in the compressed object streams where newer writers keep them."""

import re
import zlib
from collections.abc import Iterator

_HEAD, _TAIL = b"%PDF-", b"%%EOF"
# Programs that sign append to the file; its end mark stays within its last kilobyte.
TAIL_WITHIN = 1024
# What object streams of one file may unpack to: pages of text and pictures are not in them.
MOST_UNPACKED = 32 * 1024 * 1024


def is_whole_pdf(head: bytes, tail: bytes) -> bool:
    """By its first bytes and its last kilobyte (TAIL_WITHIN)."""
    return head.startswith(_HEAD) and _TAIL in tail[-TAIL_WITHIN:]


def _name(name: str) -> bytes:
    """A name in any spelling: each letter as itself or as # and two hexadecimal digits."""
    letters = "".join(f"(?:{char}|#{ord(char):02x}|#{ord(char):02X})" for char in name)
    return f"/{letters}(?![A-Za-z0-9#])".encode()


# Long names only: three letters turn up by chance in 12 MB of compressed pictures.
_FORBIDDEN = (
    ("memuat program (JavaScript)", ("JavaScript",)),
    ("memuat perintah yang menjalankan program", ("Launch",)),
    ("memuat berkas lain di dalamnya", ("EmbeddedFile", "EmbeddedFiles")),
    ("memuat film atau suara", ("RichMedia", "Rendition")),
    ("terkunci kata sandi", ("Encrypt",)),
)
_PATTERNS = [(cause, re.compile(b"|".join(map(_name, names)))) for cause, names in _FORBIDDEN]
# Three letters alone turn up by chance: with what follows them they do not.
_PATTERNS.append(("memuat formulir yang berisi program (XFA)", re.compile(rb"/XFA\s*[\[0-9]")))
_OBJECT_STREAM = re.compile(_name("ObjStm"))
_STREAM = re.compile(rb"stream\r?\n")
_TOO_FULL = "terlalu rumit untuk diperiksa"


def why_not_harmless(content: bytes) -> str:
    """The cause in words that follow "PDF ini", or nothing. An action that only turns to a page, links
    and forms without a program are no cause: word processors and scanners write them."""
    unpacked = _unpacked_objects(content)
    if unpacked is None:
        return _TOO_FULL
    for cause, pattern in _PATTERNS:
        if any(pattern.search(part) for part in (content, *unpacked)):
            return cause
    return ""


def _unpacked_objects(content: bytes) -> list[bytes] | None:
    """The object streams as text; None when they hold more than may be unpacked, or cannot be read."""
    parts, room = [], MOST_UNPACKED
    for packed in _object_streams(content):
        try:
            part = zlib.decompressobj().decompress(packed, room + 1)
        except zlib.error:
            return None
        room -= len(part)
        if room < 0:
            return None
        parts.append(part)
    return parts


def _object_streams(content: bytes) -> Iterator[memoryview]:
    view = memoryview(content)
    for found in _OBJECT_STREAM.finditer(content):
        if begins := _STREAM.search(content, found.end(), found.end() + 2048):
            yield view[begins.end() :]
