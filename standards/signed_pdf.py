"""The signed regulation as a file: what is taken in, and how it is handed out."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import FileResponse, Http404

from purwakarta_ptsp.files import handing_out
from purwakarta_ptsp.files.kinds import FileKind
from purwakarta_ptsp.files.pdf_content import TAIL_WITHIN, is_whole_pdf
from standards.models import Release

LARGEST = 20 * 1024 * 1024
TOO_LARGE = "Berkas ini lebih besar dari 20 MB. Perkecil hasil pindainya, lalu pilih lagi."
NO_PDF = "Berkas ini bukan PDF yang utuh. Pilih PDF naskah yang sudah ditandatangani."
EMPTY = "Berkas ini kosong. Pilih PDF naskah yang sudah ditandatangani."


def check_pdf(file: File) -> None:
    """By its content, whatever its name says. Raises ValidationError."""
    if file.size > LARGEST:
        raise ValidationError(TOO_LARGE)
    file.seek(0)
    head = file.read(12)
    file.seek(max(0, file.size - TAIL_WITHIN))
    tail = file.read()
    file.seek(0)
    if not is_whole_pdf(head, tail):
        raise ValidationError(NO_PDF)


def download(release: Release) -> FileResponse:
    """Raises Http404 when there is no file, or it is lost."""
    if not release.signed_pdf:
        raise Http404("Naskahnya belum ada.")
    return handing_out.download(release.signed_pdf, f"{release.slug}.pdf", FileKind.PDF)


def read_pages(typed: str, known: Mapping[int, Any]) -> dict[int, int]:
    """Annex number → page, from lines of "44 131". Raises ValidationError with a cause a line."""
    pages: dict[int, int] = {}
    causes = []
    for row, line in enumerate(typed.splitlines(), start=1):
        if not line.strip():
            continue
        cause = _read_line(line, known, pages)
        causes += [f"Baris {row}: {cause}"] if cause else []
    if causes:
        raise ValidationError(causes)
    return pages


def _read_line(line: str, known: Mapping[int, Any], pages: dict[int, int]) -> str:
    """Puts the line into `pages`; what is wrong with it, or nothing."""
    found = re.fullmatch(r"\s*([0-9]{1,4})[\s.,:;=–-]+([0-9]{1,4})\s*", line)
    if found is None:
        return "tulis nomor lampiran, spasi, lalu halaman, misalnya “44 131”."
    number, page = int(found[1]), int(found[2])
    if number not in known:
        return f"nomor {number} tidak ada dalam penetapan ini."
    if number in pages:
        return f"nomor {number} sudah ditulis di atas."
    if not page:
        return "halaman dihitung dari 1."
    pages[number] = page
    return ""
