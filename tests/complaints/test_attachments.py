"""Files of a case: who opens them, how they are handed out, and that opening one is on record."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from complaints.accusation import About
from complaints.assignment import name_accused
from complaints.intake import Identity
from complaints.models import AttachedFiles, Attachment, Complaint, IdentityView, WaitingFile
from complaints.permissions import NotAllowedNow
from complaints.quarantine import hold
from complaints.receipts import receipt_code
from complaints.suspicion import Suspicion
from tests.bad_files import PDF
from tests.complaints.attached import PHOTO, case_with_files, stored, tray_with, upload
from tests.complaints.citizen_form import page_text
from tests.factories import complaint

pytestmark = pytest.mark.django_db
LABEL = "KTP Sari Wulandari.jpg"
OWN = "/pengaduan/status/lihat/lampiran/"


def address(case: Complaint, place: int = 1) -> str:
    return reverse("desk-attachment", args=[case.number, place])


def got(browser: Client, place: str) -> int:
    """The status; what was handed out is read to its end, which closes the file."""
    answer = browser.get(place)
    b"".join(answer) if answer.streaming else None
    return answer.status_code


def with_code(case: Complaint) -> Client:
    browser = Client()
    browser.post("/pengaduan/status/", {"number": case.number, "code": receipt_code(case)})
    return browser


def test_a_file_is_a_download_that_no_browser_opens_or_keeps(as_user, pelaksana):
    answer = as_user(pelaksana).get(address(case_with_files(upload(LABEL))))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'attachment; filename="P-2026-0001-lampiran-1.jpg"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"


EVERY = {"petugas": 200, "pelaksana": 200, "kasi": 200, "kepala": 200, "inspektorat": 200}
SEALED = EVERY | {"petugas": 403, "inspektorat": 403}
NOT_AT_THE_DESK = {"warga": 302, "editor": 403, "penetap": 403, "pengelola": 403}


@pytest.mark.parametrize("identity", list(Identity), ids=lambda each: each.value)
def test_who_opens_the_files_of_whom(browsers, identity):
    case = case_with_files(identity=identity)
    expected = NOT_AT_THE_DESK | (SEALED if identity == Identity.CONFIDENTIAL else EVERY)
    assert {role: got(browsers[role], address(case)) for role in expected} == expected


@pytest.mark.parametrize("identity", list(Identity), ids=lambda each: each.value)
def test_every_opening_is_a_look_once_a_day(as_user, kasi, identity):
    case = case_with_files(identity=identity)
    for place in (1, 1, 2):
        got(as_user(kasi), address(case, place))
    looks = list(IdentityView.objects.values_list("complaint", "by", "reason"))
    assert looks == [(case.pk, kasi.pk, f"Membuka lampiran {place}") for place in (1, 2)]


def test_what_was_refused_is_no_look(as_user, petugas):
    got(as_user(petugas), address(case_with_files(identity=Identity.CONFIDENTIAL)))
    assert not IdentityView.objects.exists()


def test_the_page_of_the_case_lists_files_without_their_names(as_user, pelaksana, petugas):
    case = case_with_files(upload(LABEL), upload("surat.pdf", PDF))
    page = as_user(pelaksana).get(f"/petugas/perkara/{case}/")
    assert "Lampiran Berkas 1 foto JPEG, " in page_text(page)
    assert "Berkas 2 PDF, 1 KB" in page_text(page)
    assert "Sari" not in page_text(page).partition("Jejak perkara")[0].partition("Lampiran")[2]
    assert "KTP" not in page.content.decode()
    assert f'href="{address(case)}"' in page.content.decode()


def test_who_may_not_open_them_reads_why(as_user, petugas):
    case = case_with_files(identity=Identity.CONFIDENTIAL)
    page = as_user(petugas).get(f"/petugas/perkara/{case}/")
    assert "berkasnya dibuka oleh yang berwenang membuka identitas" in page_text(page)
    assert address(case) not in page.content.decode()


def test_a_case_without_files_says_nothing_of_them(as_user, pelaksana):
    assert 'id="lampiran"' not in as_user(pelaksana).get(f"/petugas/perkara/{complaint()}/").content.decode()


@pytest.mark.parametrize("place", [0, 3, 99, 10**30])
def test_a_number_that_no_file_has_is_unknown(as_user, pelaksana, place):
    case = case_with_files()
    assert got(as_user(pelaksana), f"/petugas/perkara/{case}/lampiran/{place}/") == 404
    assert got(with_code(case), f"{OWN}{place}/") == 404


def test_a_file_that_is_lost_is_unknown(as_user, pelaksana):
    case = case_with_files()
    file = case.attachments.first().file
    file.storage.delete(file.name)
    assert got(as_user(pelaksana), address(case)) == 404
    assert got(with_code(case), f"{OWN}1/") == 404


def test_the_accused_gets_no_file(as_user, pelaksana, kasi):
    case = case_with_files()
    name_accused(case, About.OFFICERS, [pelaksana.officer], by=kasi)
    assert got(as_user(pelaksana), address(case)) == 404


def test_what_goes_above_has_no_file_inside_the_office(as_user, kasi, pelaksana, inspektorat):
    case = case_with_files(identity=Identity.CONFIDENTIAL)
    name_accused(case, About.OFFICE, [], by=kasi)
    assert got(as_user(pelaksana), address(case)) == 404
    assert got(as_user(inspektorat), address(case)) == 200


def test_a_case_in_quarantine_has_its_files(as_user, kasi):
    case = case_with_files()
    hold(case, Suspicion.TRAPPED)
    assert got(as_user(kasi), address(case)) == 200
    assert got(with_code(case), f"{OWN}1/") == 200


def test_the_complainant_opens_her_own_by_code_under_her_own_name(client):
    case = case_with_files(upload(LABEL), identity=Identity.CONFIDENTIAL)
    browser = with_code(case)
    page = browser.get("/pengaduan/status/lihat/")
    assert LABEL in page_text(page)
    answer = browser.get(f"{OWN}1/")
    assert answer["Content-Disposition"] == f'attachment; filename="{LABEL}"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    assert b"".join(answer)
    assert not IdentityView.objects.exists()


def test_another_code_opens_another_case_and_no_file_of_this(client):
    case_with_files()
    other = with_code(complaint())
    assert got(other, f"{OWN}1/") == 404
    assert client.get(f"{OWN}1/")["Location"] == "/pengaduan/status/"


def test_a_refused_case_leaves_its_files_where_they_were():
    tray = tray_with(upload())
    with transaction.atomic():
        complaint(form_key=tray.key)
        transaction.set_rollback(True)
    assert not Complaint.objects.exists()
    waiting = WaitingFile.objects.get()
    assert waiting.file.name in stored()
    assert complaint(form_key=tray.key).attachments.get().file.name == waiting.file.name


def test_a_step_whose_files_changed_meanwhile_is_refused_whole():
    case, tray = complaint(), tray_with(upload())
    (record,) = AttachedFiles.of(tray.key)
    tray.empty()
    with pytest.raises(NotAllowedNow, match="Daftar lampirannya berubah"), transaction.atomic():
        case.events.append(case, records=[record], by=None, action="register", target="registered")
    assert not Attachment.objects.exists()


def test_files_that_come_later_are_counted_on():
    case, tray = case_with_files(), tray_with(upload("susulan.pdf", PDF + b"%"))
    records = AttachedFiles.of(tray.key, from_office=True)
    case.events.append(case, records=records, by=None, action="register", target="registered")
    last = case.attachments.last()
    assert (last.number, last.label, last.from_office) == (3, "susulan.pdf", True)


def test_what_the_office_attached_opens_without_a_look(as_user, petugas):
    case, tray = complaint(identity=Identity.CONFIDENTIAL), tray_with(upload("jawaban.pdf", PDF))
    records = AttachedFiles.of(tray.key, from_office=True)
    case.events.append(case, records=records, by=petugas, action="register", target="registered")
    assert got(as_user(petugas), address(case)) == 200
    assert not IdentityView.objects.exists()
    assert "jawaban.pdf PDF, 1 KB, dari kantor" in page_text(with_code(case).get("/pengaduan/status/lihat/"))


@pytest.mark.parametrize(
    "change", [{"label": "lain.jpg"}, {"digest": "0" * 64}, {"file": "lain"}, {"number": 9}], ids=str
)
def test_a_file_of_a_case_is_frozen_by_the_database(change):
    case_with_files()
    with pytest.raises(IntegrityError, match="Lampiran perkara tidak dapat diubah"), transaction.atomic():
        Attachment.objects.filter(number=1).update(**change)


def test_a_row_of_a_file_is_never_deleted():
    case_with_files()
    with pytest.raises(IntegrityError, match="Lampiran perkara tidak dapat diubah"), transaction.atomic():
        Attachment.objects.all()._raw_delete("default")


def test_the_trail_tells_of_files_without_their_names(as_user, kasi):
    case = case_with_files(upload(LABEL))
    page = page_text(as_user(kasi).get(f"/petugas/perkara/{case}/"))
    digest = case.attachments.get().digest
    assert f"sidik {digest[:12]}" in page
    case_file = as_user(kasi).get(f"/petugas/perkara/{case}/berkas/")
    assert f"sidik {digest[:12]}" in page_text(case_file)
    assert "KTP" not in case_file.content.decode()
    assert PHOTO[:3] == b"\xff\xd8\xff"
