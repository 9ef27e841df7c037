"""PostgreSQL out of a wheel: the database of `make run` and of the tests, on a bare machine.

The server lives as long as any process uses it: each user holds a shared lock until it ends, however
it ends. Whoever leaves last stops the server; what a killed process left running is found again.
"""

import atexit
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from purwakarta_ptsp.places import DATA_DIR, installation_file
from purwakarta_ptsp.postgres_cluster import Cluster, Unavailable, cluster_of
from purwakarta_ptsp.postgres_files import PACKAGE

_users: dict[Path, IO[str]] = {}


def is_wanted() -> bool:
    """An installation never falls back to a database of its own: its file exists, or the wheel does not."""
    named = os.environ.get("DATABASE_URL") or installation_file().is_file()
    return not named and find_spec(PACKAGE) is not None


def use(data_dir: Path = DATA_DIR) -> str:
    """Starts or finds the server and keeps it until this process ends; the address of its database."""
    with _alone(data_dir):
        cluster = cluster_of(data_dir)
        if data_dir not in _users:
            _users[data_dir] = _lock_file(data_dir, "postgres.users")
            atexit.register(_leave_at_exit, data_dir, os.getpid())
        fcntl.flock(_users[data_dir], fcntl.LOCK_SH)
        port = cluster.serving_port() or cluster.start()
        cluster.make_database(port)
    return cluster.url(port)


def use_for_this_process() -> None:
    """What manage.py, the demonstration and the tests do when nothing names a database."""
    if not is_wanted():
        return
    try:
        os.environ["DATABASE_URL"] = use()
    except Unavailable as error:
        sys.exit(str(error))
    os.environ.setdefault("DEMO", "1")


def leave(data_dir: Path = DATA_DIR) -> bool:
    """Ends this process's use; true when it was the last one and the server has stopped."""
    users = _users.pop(data_dir, None)
    if users is None:
        return False
    with _alone(data_dir), users:
        if not _is_last(users):
            return False
        cluster_of(data_dir).stop()
        return True


def remove(data_dir: Path = DATA_DIR) -> bool:
    """Deletes the database and the keys, unless a process still uses them."""
    if not data_dir.exists():
        return True
    with _alone(data_dir), _lock_file(data_dir, "postgres.users") as users:
        if not _is_last(users):
            return False
        cluster = cluster_of(data_dir)
        cluster.stop()
        _delete(cluster, data_dir)
        return True


def _delete(cluster: Cluster, data_dir: Path) -> None:
    shutil.rmtree(cluster.home)
    shutil.rmtree(data_dir)


def _leave_at_exit(data_dir: Path, pid: int) -> None:
    # A forked child runs its parent's exit functions too, and must not stop the server under it.
    if os.getpid() == pid:
        leave(data_dir)


@contextmanager
def _alone(data_dir: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with _lock_file(data_dir, "postgres.lock") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _lock_file(data_dir: Path, name: str) -> IO[str]:
    try:
        data_dir.mkdir(mode=0o700, exist_ok=True)
        return (data_dir / name).open("w")
    except PermissionError as error:
        # Typically made by root before, and now someone else runs it.
        raise Unavailable(f"Tidak boleh menulis di {data_dir}: folder itu milik pengguna lain.") from error


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


if __name__ == "__main__":
    # `make clean`
    if not remove():
        sys.exit("Basis data peragaan masih dipakai. Hentikan `make run` dahulu.")
