"""Files that belong to nothing any more: of forms that nobody sent, and left over by a crash between a
file and its row. A file is always written before its row, so what is young may still get one."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage, default_storage

from complaints.draft import LIFETIME_SECONDS
from complaints.models import Attachment, WaitingFile
from complaints.models.attachment import FOLDER
from complaints.tray import remove_waiting

LIFETIME = timedelta(seconds=LIFETIME_SECONDS)


def sweep_waiting(now: datetime) -> int:
    """How many files of forms went that were not written on for a day."""
    return remove_waiting(WaitingFile.objects.left_until(now - LIFETIME))


def sweep_storage(now: datetime) -> int:
    """How many files went that no row names, older than a day. One query for each of 256 folders."""
    return sum(_sweep(folder, now) for folder in _folders(default_storage))


def _folders(storage: Storage) -> Iterator[str]:
    try:
        folders, _ = storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    yield from (f"{FOLDER}/{folder}" for folder in sorted(folders))


def _sweep(folder: str, now: datetime) -> int:
    _, names = default_storage.listdir(folder)
    stored = {f"{folder}/{name}" for name in names}
    stored -= {name for model in (Attachment, WaitingFile) for name in _named(model, folder)}
    over = [name for name in stored if default_storage.get_modified_time(name) <= now - LIFETIME]
    for name in over:
        default_storage.delete(name)
    return len(over)


def _named(model: type[Attachment] | type[WaitingFile], folder: str) -> Iterator[str]:
    yield from model.objects.filter(file__startswith=f"{folder}/").values_list("file", flat=True)
