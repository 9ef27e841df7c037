"""One PostgreSQL cluster of the embedded server: made, started, found again, stopped."""

import hashlib
import os
import shutil
import socket
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from purwakarta_ptsp import postgres_files
from purwakarta_ptsp.demo_keys import demo_key

ADMIN, ROLE, DATABASE = "postgres", "ptsp", "ptsp"
HOST = "127.0.0.1"
ATTEMPTS, PAUSE_SECONDS = 20, 0.5


class Unavailable(Exception):
    """The embedded database cannot serve; the message is one line that says why."""


@dataclass(frozen=True)
class Cluster:
    programs: Path
    home: Path
    admin_password: str
    role_password: str
    owner: str | None = None  # who runs the server, where that is not ourselves

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    def url(self, port: int) -> str:
        return f"postgres://{ROLE}:{self.role_password}@{HOST}:{port}/{DATABASE}"

    def serving_port(self) -> int | None:
        """The port of a server that a process before us left running, as soon as it answers."""
        for _ in range(ATTEMPTS):
            if not self._is_running():
                return None
            port = self._recorded_port()
            if port and self._answers(port):
                return port
            time.sleep(PAUSE_SECONDS)
        raise Unavailable(f"PostgreSQL tertanam berjalan tetapi tidak menjawab. Lihat {self.log}")

    def start(self) -> int:
        """Tried again where the port was taken meanwhile, or children of a killed server still end."""
        if not self.data.exists():
            self._make()
        for _ in range(ATTEMPTS):
            port = _free_port()
            options = f"-p {port} -c listen_addresses={HOST} -c unix_socket_directories=''"
            started = self._run("pg_ctl", "start", "-D", self.data, "-w", "-l", self.log, "-o", options)
            if started.returncode == 0:
                return port
            time.sleep(PAUSE_SECONDS)
        raise Unavailable(
            f"PostgreSQL tertanam tidak dapat dijalankan: {self._last_words()} Lihat {self.log}"
        )

    def stop(self) -> None:
        if self._is_running():
            self._run("pg_ctl", "stop", "-D", self.data, "-w", "-m", "fast")

    def make_database(self, port: int) -> None:
        """As in production the portal's role is no superuser; it may create the database of the tests."""
        with closing(self._connect(port)) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                return
            role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(role))
            grant = "CREATE ROLE {} LOGIN CREATEDB PASSWORD {}"
            connection.execute(sql.SQL(grant).format(role, self.role_password))
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))

    def _make(self) -> None:
        """The cluster appears at once: an interrupted initdb is never taken for one."""
        draft, password_file = self.home / "draft", self.home / "password"
        if draft.exists():
            shutil.rmtree(draft)
        password_file.touch(mode=0o600)
        password_file.write_text(self.admin_password)
        if self.owner:
            shutil.chown(password_file, self.owner)
        made = self._run("initdb", "-D", draft, f"--pwfile={password_file}", *_CLUSTER_OPTIONS)
        password_file.unlink()
        if made.returncode != 0:
            raise Unavailable(f"PostgreSQL tertanam tidak dapat dibuat: {made.stdout.strip()[-300:]}")
        draft.rename(self.data)

    def _is_running(self) -> bool:
        """A stale note is removed: its process number may belong to another program by now."""
        note = self.data / "postmaster.pid"
        if not note.exists():
            return False
        pid = note.read_text().partition("\n")[0]
        if pid and str(self.data).encode() in _command_line(pid):
            return True
        note.unlink()
        return False

    def _recorded_port(self) -> int | None:
        """None while the server is still writing its note."""
        lines = (self.data / "postmaster.pid").read_text().splitlines()
        return int(lines[3]) if len(lines) > 3 else None

    def _last_words(self) -> str:
        """Why the server gave up, in its own words."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return next((line for line in reversed(lines) if "FATAL" in line), "")

    def _answers(self, port: int) -> bool:
        try:
            self._connect(port).close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self, port: int) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=HOST,
            port=port,
            user=ADMIN,
            password=self.admin_password,
            dbname="postgres",
            autocommit=True,
            connect_timeout=5,
        )

    def _run(self, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.home,
            # Nothing of ours: PGDATA and its like would lead the programs elsewhere.
            env={"PATH": os.defpath, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **postgres_files.identity(self.owner),
        )


# Sorting and case by code point in every locale of the machine: one behaviour everywhere.
_CLUSTER_OPTIONS = (
    f"--username={ADMIN}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
)


def cluster_of(data_dir: Path) -> Cluster:
    """The cluster of this clone; as root it lies outside homes and belongs to `nobody`."""
    try:
        admin, role = (demo_key(name, data_dir) for name in ("postgres-admin", "postgres-role"))
        if os.geteuid() == 0:
            # The key is part of the name: another clone at the same path gets a database of its own.
            clone = hashlib.sha256(f"{data_dir.resolve()} {admin}".encode()).hexdigest()[:12]
            home = postgres_files.reachable_home(clone)
            programs = postgres_files.reachable_programs()
            return Cluster(programs, home, admin, role, postgres_files.UNPRIVILEGED)
        home = data_dir / f"postgres-{postgres_files.MAJOR}"
        home.mkdir(mode=0o700, exist_ok=True)
        return Cluster(postgres_files.wheel_programs(), home, admin, role)
    except (OSError, LookupError) as error:
        raise Unavailable(f"PostgreSQL tertanam tidak dapat disiapkan: {error}") from error


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _command_line(pid: str) -> bytes:
    try:
        return Path("/proc", pid, "cmdline").read_bytes()
    except OSError:
        return b""
