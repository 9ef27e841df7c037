"""Leaves out the tests that make a PDF where the system's libraries are missing, and says so;
REQUIRE_PDF=1 fails."""

import os
from pathlib import Path

import pytest

from standards.tools.pdf import obstacle

FOLDER = Path(__file__).parent
PDF_TESTS = (FOLDER / "standards" / "test_pdf.py", FOLDER / "complaints" / "test_letter_pdf.py")


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("REQUIRE_PDF") == "1" and obstacle():
        raise pytest.UsageError(f"Uji PDF wajib di sini, tetapi {obstacle()}.")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    # None leaves the decision to pytest.
    return True if collection_path in PDF_TESTS and obstacle() else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if obstacle():
        terminalreporter.write_line(f"Uji PDF (test_pdf.py dan test_letter_pdf.py) dilewati: {obstacle()}.")
