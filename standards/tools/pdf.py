"""A standard as a PDF, where WeasyPrint and the system's Pango are installed; they are an extra.

Nothing is fetched: the page and its style sheets are handed over, every other address is refused.
"""

import logging
from collections.abc import Mapping
from ctypes.util import find_library
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from django.contrib.staticfiles import finders

SHEETS = ("css/site.css", "css/pdf.css")
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig")
# Some 70 KiB each; a page that is larger than any standard is not laid out at all.
MOST_KEPT, LONGEST_PAGE = 32, 1024 * 1024
# One at a time in a process: the second reader waits, the one after that prints from the browser.
LONGEST_WAIT_SECONDS = 5
_one_at_a_time = Lock()
logger = logging.getLogger(__name__)


class Unavailable(Exception):
    """No PDF now; the print page always is."""


@cache
def obstacle() -> str:
    """Why no PDF can be made here; empty where it can."""
    if find_spec("weasyprint") is None:
        return "pustaka Python weasyprint belum terpasang"
    missing = [name for name in LIBRARIES if find_library(name) is None]
    return f"pustaka sistem belum ada: {', '.join(missing)}" if missing else ""


def pdf_of(html: str, sheets: tuple[str, ...] = SHEETS, *, is_kept: bool = True) -> bytes:
    """The page laid out on A4, kept for the next reader of the same words unless it is for one reader
    alone. Raises Unavailable."""
    if obstacle() or len(html) > LONGEST_PAGE:
        raise Unavailable
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise Unavailable
    try:
        return _laid_out(html, sheets) if is_kept else _written(html, sheets)
    except Exception as problem:
        # A library of layout has a thousand ways to fail, and the reader has the print page.
        logger.exception("PDF could not be made")
        raise Unavailable from problem
    finally:
        _one_at_a_time.release()


@lru_cache(maxsize=MOST_KEPT)
def _laid_out(html: str, sheets: tuple[str, ...] = SHEETS) -> bytes:
    return _written(html, sheets)


def _written(html: str, sheets: tuple[str, ...]) -> bytes:
    """Tagged for screen readers (PDF/UA-1)."""
    document = layout(html, sheets)
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return made


def layout(html: str, sheets: tuple[str, ...] = SHEETS) -> Any:
    """WeasyPrint's own document, pages and all."""
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle

    # It names every rule for screens that it does not know, and the sheets that are not fetched.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    shared = {"url_fetcher": _refusing_fetcher()}
    # Where the sheets define "1)" and the page looks for it.
    counters = CounterStyle()
    styles = [CSS(string=_sheet(name), counter_style=counters, **shared) for name in sheets]
    return HTML(string=html, base_url="about:blank", **shared).render(
        stylesheets=styles, counter_style=counters, pdf_variant="pdf/ua-1"
    )


def _sheet(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8")


def _refusing_fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            raise ValueError(f"Nothing is fetched for a PDF: {url}")

    return Refusing()
