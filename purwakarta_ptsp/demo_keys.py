"""Secrets of the demonstration: made at random on this machine, kept so that receipts survive a restart."""

import os
import secrets
from pathlib import Path

from purwakarta_ptsp.places import DATA_DIR


def demo_key(name: str, folder: Path = DATA_DIR) -> str:
    """The key kept in `folder/name`, made on first use; only its owner may read it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


def _write_once(path: Path, key: str) -> None:
    """Two processes may arrive together: the whole file appears at once, and the first one stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        handle.write(key)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
