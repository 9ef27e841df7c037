"""`make run`: the portal with its embedded database on this machine's loopback, ready to be looked at."""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest

from purwakarta_ptsp import embedded_postgres
from purwakarta_ptsp.places import DATA_DIR, installation_file

HOST = "127.0.0.1"


def banner(request: HttpRequest) -> dict[str, bool]:
    """Template variable: base.html says on every page that this is a demonstration."""
    return {"demo": settings.DEMO}


def main() -> None:
    refuse_a_real_database()
    port = free_port(os.environ.get("PORT") or "8000")
    os.environ["DJANGO_SETTINGS_MODULE"] = "purwakarta_ptsp.settings"
    os.environ["DEMO"] = "1"
    embedded = embedded_postgres.is_wanted()
    # No mail leaves this machine: each becomes a file.
    os.environ["EMAIL_URL"] = f"filemail:///{quote(str(DATA_DIR / 'surel'))}"
    embedded_postgres.use_for_this_process()
    _fill()
    print(f"Portal peragaan siap dibuka: http://{HOST}:{port} (hentikan dengan Ctrl-C)", flush=True)
    _serve(port, embedded)


def refuse_a_real_database() -> None:
    """Its accounts and sample cases are for a database of its own. DEMO=1 by hand says that the
    named one is, but never beside an installation."""
    if installation_file().is_file():
        sys.exit(
            f"Di mesin ini ada pemasangan ({installation_file()}), jadi peragaan tidak dijalankan: "
            "akun dan contoh perkaranya tidak boleh masuk ke basis data sungguhan."
        )
    if os.environ.get("DATABASE_URL") and os.environ.get("DEMO") != "1":
        sys.exit(
            "DATABASE_URL terisi, jadi peragaan tidak dijalankan di basis data itu. Kosongkan dahulu "
            "(unset DATABASE_URL), atau bila isinya boleh diberi akun peragaan: make run DEMO=1"
        )


def free_port(word: str) -> int:
    """The port, if it is free: found out before anything is started."""
    try:
        port = int(word)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except PermissionError:
        sys.exit(f"Port {word} hanya untuk root. Pakai port lain: make run PORT=8001")
    except OSError:
        sys.exit(f"Port {word} sedang dipakai program lain. Pakai port lain: make run PORT=8001")
    except (ValueError, OverflowError):
        sys.exit(f"PORT={word} bukan nomor port. Contoh: make run PORT=8001")
    return port


def _fill() -> None:
    """Every step may be repeated: what is there already stays."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    # Unsent forms hold names; their day is over when their session is.
    call_command("clearsessions")
    call_command("load_office")
    _collect_static()
    call_command("demo_accounts", sample_cases=True)
    call_command("index_cases", verbosity=0)
    call_command("send_reminders", verbosity=0)


def _collect_static() -> None:
    """Naming and compressing all files takes 4 s: done only when one of them changed."""
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    sources = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            sources.update(f"{name} {file.st_size} {file.st_mtime_ns}\n".encode())
    stamp = DATA_DIR / "static-sources"
    collected = (settings.STATIC_ROOT / "staticfiles.json").exists() and stamp.exists()
    if not collected or stamp.read_text() != sources.hexdigest():
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(sources.hexdigest())


def run_beside(*command: str) -> None:
    """Starts a program that ends when this process ends, however it ends: the kernel sees to it. Not
    in this process's group, so that a Ctrl-C meant for the server does not break it off noisily."""
    subprocess.Popen(["/usr/bin/setpriv", "--pdeathsig", "TERM", *command], start_new_session=True)


def _serve(port: int, embedded: bool) -> None:
    # With the database's address: it uses the server's hold on it, and has none of its own.
    run_beside(sys.executable, "-m", "django", "send_messages", "--loop", "--every", "5")
    environment = {**os.environ, "BIND": f"{HOST}:{port}"}
    if embedded:
        # The server finds and holds the database itself; it outlives this program's hold.
        del environment["DATABASE_URL"]
    gunicorn = ["-m", "gunicorn", "--config", "python:purwakarta_ptsp.gunicorn_conf", "purwakarta_ptsp.wsgi"]
    os.execve(sys.executable, [sys.executable, *gunicorn], environment)


if __name__ == "__main__":
    main()
