"""Taking in one file: what it is, whether it is harmless, what is kept of it."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from purwakarta_ptsp.files import pictures
from purwakarta_ptsp.files.kinds import (
    MB,
    FileKind,
    ends_as_zip,
    in_megabytes,
    is_also_something_else,
    kind_of,
    name_of_other,
)
from purwakarta_ptsp.files.labels import clean_label, shown_name
from purwakarta_ptsp.files.pdf_content import TAIL_WITHIN, is_whole_pdf, why_not_harmless

LARGEST = 12 * MB
TAKEN = "Yang dapat dilampirkan: JPG, PNG, WebP, dan PDF."


class NotTaken(Exception):
    """The message names the file, the cause, and what to do."""


class OtherKind(NotTaken):
    """Neither a picture nor a PDF. `what` is the first sentence: what it is."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what} {advice}")
        self.what = what


@dataclass(frozen=True)
class TakenFile:
    """`content` is what is stored, `digest` its SHA-256 in hexadecimal."""

    kind: FileKind
    label: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


def take_in(upload: UploadedFile) -> TakenFile:
    """Raises NotTaken. Reads one file of at most 12 MB into memory."""
    name = f"“{shown_name(upload.name or '')}”"
    content = _read(upload, name)
    kind = kind_of(content[:12])
    if kind is None:
        raise _other(name, content[:1024])
    kept = _drawn(content, kind, name) if kind.is_image else _checked_pdf(content, name)
    return TakenFile(kind, clean_label(upload.name or "", kind.ending), kept)


def _read(upload: Any, name: str) -> bytes:
    if upload.size > LARGEST:
        raise NotTaken(
            f"{name} lebih besar dari {LARGEST // MB} MB ({in_megabytes(upload.size)}). Kecilkan foto atau "
            "hasil pindainya, lalu pilih lagi."
        )
    if getattr(upload, "was_cut", False):
        raise NotTaken(f"{name} tidak sampai: kiriman tadi terlalu besar. Kirim berkasnya satu per satu.")
    if not upload.size:
        raise NotTaken(f"{name} kosong. Pilih berkas yang ada isinya.")
    upload.seek(0)
    return bytes(upload.read())


def _other(name: str, head: bytes) -> OtherKind:
    what = name_of_other(head)
    if what == "foto HEIC":
        advice = "Simpan dahulu sebagai JPG, atau kirim tangkapan layarnya."
        return OtherKind(f"{name} adalah foto HEIC.", f"{advice} {TAKEN}")
    if what:
        return OtherKind(f"{name} adalah {what} menurut isinya.", TAKEN)
    return OtherKind(f"{name} bukan foto atau PDF menurut isinya.", TAKEN)


def _drawn(content: bytes, kind: FileKind, name: str) -> bytes:
    if is_also_something_else(content):
        raise NotTaken(f"{name} memuat isi lain di samping gambarnya. Kirim tangkapan layar dari gambar itu.")
    try:
        return pictures.drawn_anew(content, kind)
    except pictures.TooManyPixels as size:
        raise NotTaken(
            f"{name} terlalu banyak pikselnya untuk dibuka{_measured(size)}. Kirim versi yang lebih kecil, "
            "misalnya tangkapan layarnya."
        ) from size
    except pictures.Moves:
        raise NotTaken(f"{name} adalah gambar bergerak. Kirim satu gambar diam.") from None
    except pictures.Damaged as broken:
        raise NotTaken(f"{name} rusak atau terpotong. Ambil ulang, atau pilih berkas lain.") from broken


def _checked_pdf(content: bytes, name: str) -> bytes:
    if not is_whole_pdf(content, content[-TAIL_WITHIN:]):
        raise NotTaken(f"{name} rusak atau terpotong. Simpan ulang PDF-nya, lalu pilih lagi.")
    if ends_as_zip(content):
        raise NotTaken(f"{name} memuat isi lain di samping PDF. Cetak ulang ke PDF, atau foto halamannya.")
    if cause := why_not_harmless(content):
        raise NotTaken(f"{name} {cause}. Cetak ulang ke PDF, atau foto halamannya, lalu pilih lagi.")
    return content


def _measured(size: pictures.TooManyPixels) -> str:
    return f" ({size.width:,} × {size.height:,})".replace(",", ".") if size.width else ""
