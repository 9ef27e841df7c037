"""The files of one form that is not sent yet: taken in one by one, kept while the rest is mended."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from complaints.models.attachment import MOST_FILES, WaitingFile
from purwakarta_ptsp.files.intake import NotTaken, TakenFile, take_in
from purwakarta_ptsp.files.labels import shown_name

logger = logging.getLogger(__name__)
LATER = "Kirim dahulu laporannya tanpa berkas ini; berkasnya dapat menyusul dengan menyebut nomor laporan."
TOO_OFTEN = f"Terlalu banyak berkas dari sambungan internet ini. {LATER}"


def _always() -> bool:
    return True


class Tray:
    """`key` is the form's own and never in an address; whoever has it has the files."""

    def __init__(self, key: UUID, now: datetime) -> None:
        self.key, self.now = key, now

    def files(self) -> list[WaitingFile]:
        return list(WaitingFile.objects.in_tray(self.key))

    def take(self, uploads: Sequence[UploadedFile], may_take: Callable[[], bool] = _always) -> list[str]:
        """Takes what can be taken; a sentence for each file that cannot. `may_take` is asked for each."""
        problems = [problem for upload in uploads if (problem := self._take(upload, may_take))]
        return list(dict.fromkeys(problems))

    def _take(self, upload: UploadedFile, may_take: Callable[[], bool]) -> str:
        if len(self.files()) >= MOST_FILES:
            name = shown_name(upload.name or "")
            return f"Paling banyak {MOST_FILES} berkas: “{name}” tidak ikut. Hapus dahulu salah satu."
        if not may_take():
            return TOO_OFTEN
        try:
            self._keep(take_in(upload))
        except NotTaken as refused:
            return str(refused)
        return ""

    def _keep(self, taken: TakenFile) -> None:
        """First the file, then its row: what has a row is there. A second copy of the same is left out,
        so that a form sent twice has each file once."""
        waiting = self.files()
        if any(each.digest == taken.digest for each in waiting):
            return
        row = self._row(taken, {each.place for each in waiting})
        _store(row, taken)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as same_moment:
            row.file.storage.delete(row.file.name)
            if all(each.digest != taken.digest for each in self.files()):
                raise NotTaken(f"“{taken.label}” tidak ikut. Pilih sekali lagi.") from same_moment

    def _row(self, taken: TakenFile, places: set[int]) -> WaitingFile:
        """At the first place that is free."""
        return WaitingFile(
            tray=self.key,
            place=min(set(range(1, MOST_FILES + 1)) - places, default=MOST_FILES),
            kind=taken.kind.ending,
            label=taken.label,
            size=len(taken.content),
            digest=taken.digest,
            saved_at=self.now,
        )

    def touch(self) -> None:
        """The form is still being written: its files wait on from now."""
        WaitingFile.objects.in_tray(self.key).update(saved_at=self.now)

    def remove(self, key: UUID) -> None:
        """One file, by its own key; a key of another form's file removes nothing."""
        remove_waiting(WaitingFile.objects.in_tray(self.key).filter(key=key))

    def empty(self) -> None:
        remove_waiting(WaitingFile.objects.in_tray(self.key))


def _store(row: WaitingFile, taken: TakenFile) -> None:
    """A full disk or a store that does not answer costs the file, never the words. Raises NotTaken."""
    try:
        row.file.save("", ContentFile(taken.content), save=False)
    except Exception as down:
        logger.exception("A file could not be stored")
        raise NotTaken(f"“{taken.label}” belum dapat disimpan. {LATER}") from down


def remove_waiting(rows: QuerySet[WaitingFile]) -> int:
    """First the rows, then the files: what is left over by a crash is swept later. Those that a case
    takes at this moment are its own, and stay."""
    with transaction.atomic():
        gone = list(rows.select_for_update(skip_locked=True))
        WaitingFile.objects.filter(pk__in=[each.pk for each in gone]).delete()
    for each in gone:
        each.file.storage.delete(each.file.name)
    return len(gone)
