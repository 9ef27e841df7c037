"""Browser tests are left out aloud, and where they are required their absence is a failure."""

from pathlib import Path

import pytest

from tests import chromium


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    chromium.obstacle.cache_clear()
    yield
    chromium.obstacle.cache_clear()


def test_without_a_browser_its_tests_are_left_out_in_one_line(
    no_browser: None, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    lines = []
    monkeypatch.delenv("REQUIRE_BROWSER", raising=False)
    chromium.pytest_configure(pytestconfig)
    assert chromium.pytest_ignore_collect(chromium.BROWSER_TESTS)
    assert chromium.pytest_ignore_collect(Path(__file__)) is None
    reporter = type("Reporter", (), {"write_line": staticmethod(lines.append)})
    chromium.pytest_terminal_summary(reporter)
    assert lines == ["Uji peramban (tests/browser) tidak dijalankan: Chromium tidak ditemukan."]


def test_without_a_required_browser_the_run_fails(
    no_browser: None, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    with pytest.raises(
        pytest.UsageError, match="Uji peramban wajib di sini, tetapi Chromium tidak ditemukan"
    ):
        chromium.pytest_configure(pytestconfig)


def test_driver_that_cannot_start_names_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chromium.obstacle.cache_clear()
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    driver = tmp_path / "driver" / "node"
    driver.parent.mkdir()
    driver.write_text("#!/bin/sh\nexit 127\n")
    driver.chmod(0o755)
    wheel = type("Spec", (), {"origin": str(tmp_path / "__init__.py")})
    monkeypatch.setattr(chromium, "find_spec", lambda name: wheel)
    assert chromium.obstacle() == "penggerak Chromium memerlukan paket Debian libatomic1"
    chromium.obstacle.cache_clear()
