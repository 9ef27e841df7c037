"""The server's settings, for the demonstration and for production.

Threads wait for slow readers; a proxy that buffers stands in front in production, because half-open
clients can hold every thread of a worker.
"""

import os
from typing import Any

from purwakarta_ptsp import embedded_postgres

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WORKERS", "2"))
threads = int(os.environ.get("THREADS", "4"))
# A socket that takes commands is one more door, and would write into the home directory.
control_socket_disable = True
loglevel = "warning" if os.environ.get("DEMO") == "1" else "info"


def on_starting(server: Any) -> None:
    """The embedded database of the demonstration lives as long as this server does."""
    if os.environ.get("DEMO") == "1":
        embedded_postgres.use_for_this_process()


def on_exit(server: Any) -> None:
    embedded_postgres.leave()
