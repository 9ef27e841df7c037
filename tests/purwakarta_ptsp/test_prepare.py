"""The set-up speaks one clear line when the machine lacks something."""

import ast
import sys
from pathlib import Path

import pytest

from purwakarta_ptsp import prepare


def test_old_python_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    with pytest.raises(SystemExit, match=r"Perlu Python 3\.11 atau lebih baru, di sini Python 3\.10\."):
        prepare.check_python()


def test_python_without_venv_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        prepare.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name
    )
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        prepare.check_python()


def test_folder_of_another_user_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(prepare, "LOG", tmp_path / ".data" / "pip.log")
    with pytest.raises(SystemExit, match="milik pengguna lain"):
        prepare.main()


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("WARNING: Retrying ... NewConnectionError('...')", "tidak ada sambungan ke jaringan"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "Pustaka tidak dapat dipasang. Lihat "),
    ],
    ids=["no network", "else"],
)
def test_failed_installation_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, message: str
) -> None:
    monkeypatch.setattr(prepare, "LOG", tmp_path / "pip.log")
    with pytest.raises(SystemExit, match=message):
        prepare.run([sys.executable, "-c", f"import sys; sys.exit({output!r})"])


def test_set_up_is_done_once_for_one_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, commands = tmp_path / "requirements-dev.txt", []

    def install(command: list[str]) -> None:
        commands.append(command)
        prepare.VENV.mkdir(exist_ok=True)

    monkeypatch.setattr(prepare, "run", install)
    for name, path in {"VENV": ".venv", "LOG": ".data/pip.log"}.items():
        monkeypatch.setattr(prepare, name, tmp_path / path)
    monkeypatch.setattr(prepare, "LOCK", lock)
    lock.write_text("a==1\n")
    prepare.main()
    prepare.main()
    assert len(commands) == 2, "venv and pip, once"
    assert "--require-hashes" in commands[1]
    lock.write_text("a==2\n")
    prepare.main()
    assert len(commands) == 4


def test_prepare_is_understood_by_an_older_python() -> None:
    """Otherwise its one line about the version would never be reached."""
    ast.parse(Path(prepare.__file__).read_text(), feature_version=(3, 8))
