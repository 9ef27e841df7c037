"""Leaves out the browser tests where no Chromium can be driven, and says so; REQUIRE_BROWSER=1 fails."""

import os
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

BROWSER_TESTS = Path(__file__).parent / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@cache
def obstacle() -> str | None:
    """Why the browser tests cannot run here; None where they can."""
    if executable() is None:
        return "Chromium tidak ditemukan"
    # The driver in the wheel needs a library that a bare Debian does not have.
    driver = Path(str(find_spec("playwright").origin)).parent / "driver" / "node"
    if subprocess.run([driver, "--version"], capture_output=True, check=False).returncode != 0:
        return "penggerak Chromium memerlukan paket Debian libatomic1"
    return None


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("REQUIRE_BROWSER") == "1" and obstacle():
        raise pytest.UsageError(f"Uji peramban wajib di sini, tetapi {obstacle()}.")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    # None leaves the decision to pytest.
    return True if collection_path == BROWSER_TESTS and obstacle() else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if obstacle():
        terminalreporter.write_line(f"Uji peramban (tests/browser) tidak dijalankan: {obstacle()}.")
