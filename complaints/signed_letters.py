"""The signed files of letters: handed out as downloads, and forgotten with the identity they bear."""

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from complaints.letter_kinds import TO_COMPLAINANT
from complaints.letters import CaseLetter, letters_of
from complaints.models import Complaint, SignedLetter
from purwakarta_ptsp.files import handing_out
from purwakarta_ptsp.files.kinds import FileKind


def download(letter: CaseLetter) -> FileResponse:
    """Never opened inside the portal, and without rights should a browser open it. Raises Http404 when
    there is no file, or it was erased or lost."""
    if letter.signed is None or letter.file_is_erased:
        raise Http404("Berkasnya tidak ada.")
    return handing_out.download(letter.signed.file, f"{letter.case}-{letter.name}.pdf", FileKind.PDF)


def signed_for_complainant(complaint: Complaint) -> list[CaseLetter]:
    """What she may download with number and code, newest first."""
    return [each for each in letters_of(complaint) if each.is_to_complainant and each.signed]


def files_bearing_identity(complaint: Complaint) -> list[str]:
    """Every signed file that went to the complainant, replaced ones too."""
    kinds = [kind.value for kind in TO_COMPLAINANT]
    return list(SignedLetter.objects.of(complaint).filter(letter__in=kinds).values_list("file", flat=True))


def erase_letters(names: Iterable[str]) -> None:
    """Their rows stay, with the digest; a file that is gone already is no error."""
    for name in names:
        default_storage.delete(name)
