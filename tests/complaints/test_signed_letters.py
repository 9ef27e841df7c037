"""The signed file: who may have it, how it is handed out, when it is erased."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.management import call_command

from complaints.accusation import About
from complaints.letter_filing import file_letter
from complaints.letters import letter_named
from complaints.models import (
    ComplainantIdentity,
    Complaint,
    IdentityView,
    SignedLetter,
)
from complaints.permissions import NotAllowedNow
from complaints.receipts import receipt_code
from complaints.verifying import Report, findings
from purwakarta_ptsp.files.intake import TakenFile
from purwakarta_ptsp.files.kinds import FileKind
from tests.complaints.desk import closed
from tests.complaints.letter_desk import PDF, download, page, pdf, read, send
from tests.factories import complaint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def done(pelaksana) -> Complaint:
    return closed(complaint(), pelaksana)


@pytest.mark.parametrize(
    ("who", "of_answer", "of_report"),
    [
        ("petugas", 403, 200),
        ("inspektorat", 403, 200),
        ("pelaksana", 200, 200),
        ("kasi", 200, 200),
        ("kepala", 200, 200),
    ],
)
def test_who_may_download_the_signed_file(as_user, request, pelaksana, kasi, done, who, of_answer, of_report):
    for number, letter in enumerate(("jawaban-5", "laporan-hasil-6"), 1):
        send(as_user(pelaksana), done, letter, number=f"{number}/2026", paper=pdf())
    user = request.getfixturevalue(who)
    assert download(as_user(user), done, "jawaban-5").status_code == of_answer
    assert download(as_user(user), done, "laporan-hasil-6").status_code == of_report
    looks = [look.reason for look in IdentityView.objects.filter(by=user)]
    assert looks == (["Unduh: surat jawaban"] if of_answer == 200 else [])


def harmless(answer) -> None:
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.got == PDF


def test_the_file_is_a_download_without_rights(as_user, pelaksana, done):
    send(as_user(pelaksana), done, "jawaban-5", paper=pdf())
    harmless(download(as_user(pelaksana), done, "jawaban-5"))


def test_the_complainant_gets_hers_by_code_and_no_other(warga, as_user, pelaksana, done):
    for number, letter in enumerate(("jawaban-5", "laporan-hasil-6"), 1):
        send(as_user(pelaksana), done, letter, number=f"{number}/2026", paper=pdf())
    mine = "/pengaduan/status/lihat/surat/jawaban-5/"
    assert warga.get(mine)["Location"] == "/pengaduan/status/"
    warga.post("/pengaduan/status/", {"number": done.number, "code": receipt_code(done)})
    text = warga.get("/pengaduan/status/lihat/").content.decode()
    assert f'<a href="{mine}">Unduh surat jawaban</a> nomor 1/2026' in text
    harmless(read(warga.get(mine)))
    for other in ("laporan-hasil-6", "jawaban-4", "x"):
        assert warga.get(f"/pengaduan/status/lihat/surat/{other}/").status_code == 404


def test_before_it_is_signed_she_is_offered_nothing(warga, pelaksana, done):
    warga.post("/pengaduan/status/", {"number": done.number, "code": receipt_code(done)})
    assert "Surat resmi" not in warga.get("/pengaduan/status/lihat/").content.decode()


def test_the_erasure_of_the_identity_takes_the_file_that_bears_it(
    as_user, pelaksana, kasi, done, settings, django_capture_on_commit_callbacks
):
    for number, letter in enumerate(("jawaban-5", "laporan-hasil-6"), 1):
        send(as_user(pelaksana), done, letter, number=f"{number}/2026", paper=pdf())
    settings.IDENTITY_RETENTION_DAYS = 0
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_identities")
    assert download(as_user(pelaksana), done, "jawaban-5").status_code == 404
    assert download(as_user(pelaksana), done, "laporan-hasil-6").status_code == 200
    assert "Dihapus bersama identitas pelapor" in page(as_user(pelaksana), done)
    call_command("verify_trail")


def test_while_the_storage_does_not_answer_the_identity_waits_for_the_next_run(
    as_user, pelaksana, done, settings, monkeypatch
):
    send(as_user(pelaksana), done, "jawaban-5", paper=pdf())
    file = settings.MEDIA_ROOT / SignedLetter.objects.get().file.name
    settings.IDENTITY_RETENTION_DAYS = 0
    with monkeypatch.context() as broken:
        broken.setattr("django.core.files.storage.default_storage.delete", Mock(side_effect=OSError("down")))
        with pytest.raises(OSError, match="down"):
            call_command("erase_identities")
    assert ComplainantIdentity.objects.filter(complaint=done).exists()
    call_command("erase_identities")
    assert not file.exists()
    assert not ComplainantIdentity.objects.filter(complaint=done).exists()


def test_after_the_erasure_no_letter_to_her_is_stored(as_user, pelaksana, done, settings):
    settings.IDENTITY_RETENTION_DAYS = 0
    shown = letter_named(done, "jawaban-5")
    call_command("erase_identities")
    assert send(as_user(pelaksana), done, "jawaban-5", paper=pdf()).status_code == 409
    with pytest.raises(NotAllowedNow, match="Identitas perkara ini sudah dihapus"):
        file_letter(shown, None, TakenFile(FileKind.PDF, "jawaban.pdf", PDF), by=pelaksana)
    assert not SignedLetter.objects.exists()
    assert not [each for each in settings.MEDIA_ROOT.rglob("*") if each.is_file()]


def test_a_lost_file_is_a_page_that_is_not_there(as_user, pelaksana, done, settings):
    send(as_user(pelaksana), done, "jawaban-5", paper=pdf())
    (settings.MEDIA_ROOT / SignedLetter.objects.get().file.name).unlink()
    assert download(as_user(pelaksana), done, "jawaban-5").status_code == 404


def test_the_accused_finds_no_letter(as_user, pelaksana, kasi, kepala, done):
    Complaint.objects.filter(pk=done.pk).update(about=About.OFFICERS)
    done.accused.add(kasi.officer)
    for name in ("", "jawaban-5/", "jawaban-5/pdf/", "jawaban-5/berkas/"):
        assert as_user(kasi).get(f"/petugas/perkara/{done}/surat/{name}").status_code == 404
    assert as_user(kasi).post(f"/petugas/perkara/{done}/surat/jawaban-5/").status_code == 404


def test_the_list_costs_few_queries(as_user, pelaksana, done, django_assert_max_num_queries):
    client = as_user(pelaksana)
    with django_assert_max_num_queries(22):
        page(client, done)


FAULTS = [
    (
        lambda path: path.write_bytes(b"lain"),
        "isinya tidak cocok dengan sidik dalam jejak: diganti atau rusak",
    ),
    (lambda path: path.unlink(), "berkasnya hilang dari penyimpanan"),
]


@pytest.mark.parametrize(("harm", "fault"), FAULTS, ids=["changed", "lost"])
def test_a_signed_letter_that_is_another_one_is_found(as_user, pelaksana, done, harm, fault):
    send(as_user(pelaksana), done, "jawaban-5", paper=pdf())
    assert list(findings(Complaint.objects.all(), Report())) == []
    harm(Path(SignedLetter.objects.get().file.path))
    assert list(findings(Complaint.objects.all(), Report())) == [
        f"Perkara {done}, surat jawaban bertanda tangan: {fault}."
    ]
