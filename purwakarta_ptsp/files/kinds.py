"""What a file is, by its first bytes; never by its name or by what its sender says it is."""

import re
from enum import Enum
from struct import unpack_from

MB = 1024 * 1024


class FileKind(Enum):
    """The four that are taken. `ending` is also the name under which it is stored."""

    JPEG = "jpg", "image/jpeg", "foto JPEG"
    PNG = "png", "image/png", "gambar PNG"
    WEBP = "webp", "image/webp", "gambar WebP"
    PDF = "pdf", "application/pdf", "PDF"

    def __init__(self, ending: str, media_type: str, label: str) -> None:
        self.ending, self.media_type, self.label = ending, media_type, label

    @property
    def is_image(self) -> bool:
        return self is not FileKind.PDF

    @classmethod
    def ending_in(cls, ending: str) -> "FileKind":
        """Raises KeyError for an ending that is never stored."""
        return {kind.ending: kind for kind in cls}[ending]


def kind_of(head: bytes) -> FileKind | None:
    """By the first 12 bytes at least."""
    if head.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.WEBP
    return FileKind.PDF if head.startswith(b"%PDF-") else None


_BRANDS = {b"heic": "foto HEIC", b"heix": "foto HEIC", b"mif1": "foto HEIC", b"avif": "gambar AVIF"}
_STARTS = (
    (b"GIF8", "gambar GIF"),
    (b"II*\0", "gambar TIFF"),
    (b"MM\0*", "gambar TIFF"),
    (b"BM", "gambar BMP"),
    (b"PK\3\4", "berkas ZIP, Word, atau Excel"),
    (b"PK\5\6", "berkas ZIP, Word, atau Excel"),
    (b"\xd0\xcf\x11\xe0", "berkas Word atau Excel"),
    (b"Rar!", "berkas RAR"),
    (b"7z\xbc\xaf", "berkas 7z"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "berkas RTF"),
)
_MARKUP = re.compile(rb"<(svg|html|script|body|iframe|\?xml|\?php|!doctype)\b", re.IGNORECASE)


def name_of_other(head: bytes) -> str:
    """What it is instead, where that helps the person who sent it; or nothing."""
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video")
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if b"%PDF-" in head[:1024]:
        return "PDF dengan isi lain di depannya"
    if found := _MARKUP.search(head[:1024]):
        return "gambar SVG" if found[1].lower() == b"svg" else "halaman web"
    return ""


# Long enough not to turn up by chance in 12 MB of a photograph (once in 10 million of them).
_ANYWHERE = re.compile(rb"<script[\s>/]|<!doctype html|<iframe[\s>]|<\?php\s", re.IGNORECASE)
# At the ends, where programs look for what a file is: 65 KB hold these by chance once in a million.
_AT_THE_ENDS = re.compile(rb"<html[\s>]|<svg[\s>]|%PDF-\d", re.IGNORECASE)
_END_OF_ZIP = b"PK\5\6"
_LONGEST_ZIP_END = 22 + 65_535


def is_also_something_else(content: bytes) -> bool:
    """Whether another program would read this image as a page, a program text, a PDF or an archive.
    What cameras append (a short film, a second picture) is none of these."""
    ends = content[:1024] + content[-_LONGEST_ZIP_END:]
    return bool(_ANYWHERE.search(content) or _AT_THE_ENDS.search(ends)) or ends_as_zip(content)


def ends_as_zip(content: bytes) -> bool:
    """An archive is found from its end: a record whose comment reaches exactly to the last byte."""
    tail = content[-_LONGEST_ZIP_END:]
    place = tail.rfind(_END_OF_ZIP)
    while place >= 0:
        if len(tail) - place >= 22 and unpack_from("<H", tail, place + 20)[0] == len(tail) - place - 22:
            return True
        place = tail.rfind(_END_OF_ZIP, 0, place)
    return False


def in_megabytes(size: int) -> str:
    """ "340 KB", "1,2 MB": as people read it. `size` in bytes."""
    if size < MB:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / MB:.1f}".replace(".", ",") + " MB"
