"""Leaves out the browser tests where no Chromium is found, and says so; with REQUIRE_BROWSER=1 that fails."""

import os
import shutil
from pathlib import Path

import pytest

BROWSER_TESTS = Path(__file__).parent / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("REQUIRE_BROWSER") == "1" and executable() is None:
        raise pytest.UsageError("Uji peramban wajib di sini, tetapi Chromium tidak ditemukan.")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    # None leaves the decision to pytest.
    return True if collection_path == BROWSER_TESTS and executable() is None else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if executable() is None:
        terminalreporter.write_line(
            "Uji peramban (tests/browser) tidak dijalankan: Chromium tidak ditemukan."
        )
