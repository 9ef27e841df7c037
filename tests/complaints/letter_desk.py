"""The letters of a case as the desk's tests print, number and sign them."""

import base64

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from complaints.models import Complaint

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABc3UBGAAAAABJRU5ErkJggg=="
)
TODAY = timezone.localdate()
NUMBER = "400.10/17/DPMPTSP/2026"


def page(client, case: Complaint, letter: str = "") -> str:
    answer = client.get(f"/petugas/perkara/{case}/surat/{letter and letter + '/'}")
    assert answer.status_code == 200
    return answer.content.decode()


def words(text: str) -> str:
    return " ".join(text.split())


def pdf(content: bytes = PDF, name: str = "pindai.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def send(client, case: Complaint, letter: str, **typed):
    """What the form of the list sends; its first signatory unless told otherwise."""
    shown = client.get(f"/petugas/perkara/{case}/surat/")
    rows = {row.letter.name: row for row in shown.context["rows"]} if shown.status_code == 200 else {}
    people = rows[letter].form.people if letter in rows and hasattr(rows[letter].form, "people") else {"x": 0}
    known = {"number": NUMBER, "dated_on": TODAY.isoformat(), "signatory": next(iter(people))} | typed
    fields = {f"{letter}-{name}": value for name, value in known.items()}
    return client.post(f"/petugas/perkara/{case}/surat/{letter}/catat/", fields)


def download(client, case: Complaint, letter: str):
    """The answer, read to its end and so closed; its bytes are `got`."""
    return read(client.get(reverse("desk-letter-signed", args=[case.number, letter])))


def read(answer):
    answer.got = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer
