"""The field for files in any form, and what became of the files that were sent with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms

from complaints.models import WaitingFile
from complaints.models.attachment import MOST_FILES
from complaints.tray import Tray
from purwakarta_ptsp.files.intake import LARGEST
from purwakarta_ptsp.files.kinds import MB

ACCEPT = "image/jpeg,image/png,image/webp,application/pdf"
RULES = (
    f"Paling banyak {MOST_FILES} berkas JPG, PNG, WebP, atau PDF, masing-masing sampai {LARGEST // MB} MB. "
    "Foto dikecilkan, dan tempat serta waktu pengambilannya dihapus. Jangan lampirkan KTP."
)


@dataclass(frozen=True)
class SentFiles:
    """The tray of a form, where it has one, and a sentence for each file that was not taken."""

    tray: Tray | None = None
    problems: Sequence[str] = field(default=())

    @property
    def key(self) -> UUID | None:
        """Under which they wait."""
        return self.tray.key if self.tray else None

    @property
    def waiting(self) -> list[WaitingFile]:
        return self.tray.files() if self.tray else []

    def keep_waiting(self) -> None:
        """The form is still being written."""
        if self.tray:
            self.tray.touch()


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"multiple": True, "accept": ACCEPT})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> None:
        """Files are taken in one by one before the form is judged: see SentFiles."""


class WithFiles(forms.Form):
    """Before any other form class. Its page shows `form.waiting_files`, each with a button *hapus*."""

    attachments = forms.Field(label="Foto atau dokumen", required=False, widget=FilesInput, help_text=RULES)

    def __init__(self, *args: Any, sent_files: SentFiles | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sent_files = sent_files or SentFiles()
        # Last on the page, and so in the summary of errors.
        self.order_fields([*(name for name in self.fields if name != "attachments"), "attachments"])

    @property
    def waiting_files(self) -> list[WaitingFile]:
        return self.sent_files.waiting

    @property
    def file_problems(self) -> Sequence[str]:
        """For a page that shows the form again without judging it; else they are errors of the field."""
        return () if self.is_bound else self.sent_files.problems

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if self.sent_files.problems:
            self.add_error("attachments", list(self.sent_files.problems))
        return answers
