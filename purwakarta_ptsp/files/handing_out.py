"""Handing a file out: always a download, and without any right should a browser open it."""

import logging

from django.core.files.base import File
from django.http import FileResponse, Http404

from purwakarta_ptsp.files.kinds import FileKind

logger = logging.getLogger(__name__)
SANDBOX = "default-src 'none'; sandbox"


def download(file: File, name: str, kind: FileKind) -> FileResponse:
    """`name` is what the browser saves it as. Raises Http404 when the file is lost, or cannot be had."""
    try:
        content = file.open("rb")
    except FileNotFoundError:
        raise Http404("Berkasnya tidak ditemukan.") from None
    except Exception as down:  # each storage has its own ways to fail
        logger.exception("A file could not be read")
        raise Http404("Berkasnya tidak dapat diambil sekarang.") from down
    response = FileResponse(content, as_attachment=True, filename=name, content_type=kind.media_type)
    response["Content-Security-Policy"] = SANDBOX
    return response
