"""Where this clone and this machine keep things."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
# Of this machine and never committed: keys, the embedded database, logs of the set-up.
DATA_DIR = BASE_DIR / ".data"


def installation_file() -> Path:
    """The values of an installation; where it exists nothing falls back to the demonstration."""
    return Path(os.environ.get("ENV_FILE", "/etc/purwakarta-ptsp.env"))
