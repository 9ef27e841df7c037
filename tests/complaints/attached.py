"""Cases that have files, and what lies in the storage."""

from uuid import uuid4

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from complaints.models import Complaint
from complaints.models.attachment import FOLDER
from complaints.tray import Tray
from tests.bad_files import PDF, image
from tests.factories import complaint

PHOTO = image(size=(90, 60))


def upload(name: str = "bukti.jpg", content: bytes = PHOTO, media_type: str = "image/jpeg"):
    return SimpleUploadedFile(name, content, media_type)


def tray_with(*uploads: SimpleUploadedFile) -> Tray:
    tray = Tray(uuid4(), timezone.now())
    assert tray.take(uploads) == []
    return tray


def case_with_files(*uploads: SimpleUploadedFile, **changes) -> Complaint:
    """One photograph and one PDF, unless told otherwise."""
    tray = tray_with(*(uploads or (upload(), upload("surat.pdf", PDF))))
    case = complaint(form_key=tray.key, **changes)
    case.refresh_from_db()
    return case


def stored() -> set[str]:
    """Every name in the storage of attachments."""
    try:
        folders, _ = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return set()
    places = {folder: default_storage.listdir(f"{FOLDER}/{folder}")[1] for folder in folders}
    return {f"{FOLDER}/{folder}/{name}" for folder, names in places.items() for name in names}
