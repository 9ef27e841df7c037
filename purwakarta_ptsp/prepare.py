"""Makes `.venv` with the locked dependencies; run by the machine's own Python, so nothing but its library.

`make run` and `make test` begin with it. It also runs, and says so in one line, on a Python that is too old.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
VENV = BASE_DIR / ".venv"
LOCK = BASE_DIR / "requirements-dev.txt"
LOG = BASE_DIR / ".data" / "pip.log"
OLDEST = (3, 11)
# What pip writes when the index cannot be reached, in the words of its versions 23 to 26.
NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "NameResolutionError",
    "ReadTimeoutError",
    "ProxyError",
)


def main() -> None:
    check_python()
    try:
        LOG.parent.mkdir(mode=0o700, exist_ok=True)
        lock = (LOG.parent / "prepare.lock").open("w")
    except PermissionError:
        sys.exit(f"Tidak boleh menulis di {LOG.parent}: folder itu milik pengguna lain.")
    with lock as handle:
        # `make run` and `make test` may be started at the same moment.
        fcntl.flock(handle, fcntl.LOCK_EX)
        if _stamp().is_file() and _stamp().read_text() == _wanted():
            return
        _install()


def check_python() -> None:
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        sys.exit(f"Perlu Python 3.11 atau lebih baru, di sini Python {found}.")
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        sys.exit("Modul venv belum ada. Pasang paket Debian python3-venv: apt-get install python3-venv")


def _stamp() -> Path:
    return VENV / ".installed"


def _wanted() -> str:
    """Changes with the locked set, with the Python and with the folder, which a venv has written in it."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version.split()[0]} {VENV}\n"


def _install() -> None:
    print("Menyiapkan pustaka di .venv (sekali saja, memerlukan jaringan) ...", flush=True)
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check"]
    run([*pip, "--retries", "2", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)])
    _stamp().write_text(_wanted())


def run(command: list[str]) -> None:
    with LOG.open("w") as log:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode == 0:
        return
    if any(word in LOG.read_text() for word in NO_NETWORK):
        sys.exit("Pustaka tidak dapat diunduh: tidak ada sambungan ke jaringan. Ulangi setelah tersambung.")
    sys.exit(f"Pustaka tidak dapat dipasang. Lihat {LOG}")


if __name__ == "__main__":
    main()
