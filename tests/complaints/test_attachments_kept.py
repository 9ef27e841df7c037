"""Files over time: what the trail holds of them, what is swept, what is erased and when."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from complaints.intake import Identity
from complaints.models import Attachment, Complaint, WaitingFile
from complaints.receipts import receipt_code
from complaints.retention import erase_identities, erase_rest, overdue_rest
from complaints.sweeping import sweep_storage, sweep_waiting
from tests.bad_files import PDF
from tests.complaints.attached import case_with_files, stored, tray_with, upload
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import closed
from tests.complaints.test_verify_trail import as_owner, verify
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
CLOSING = (2026, 3, 21)
OVER = date(*CLOSING) + timedelta(days=365)


def test_whole_files_pass(capsys):
    case_with_files()
    found, words = verify(capsys)
    assert (found, words.splitlines()[0]) == ([], "Jejak utuh: 1 perkara, 1 baris.")


def written_over(name: str, content: bytes) -> None:
    default_storage.delete(name)
    assert default_storage.save(name, ContentFile(content)) == name


def test_a_file_that_was_replaced_is_found(capsys):
    case = case_with_files()
    written_over(case.attachments.get(number=2).file.name, PDF + b"%")
    (found,), _ = verify(capsys)
    assert (
        found
        == f"Perkara {case}, lampiran 2: isinya tidak cocok dengan sidik dalam jejak: diganti atau rusak."
    )


def test_a_file_that_is_lost_is_found(capsys):
    case = case_with_files()
    default_storage.delete(case.attachments.get(number=1).file.name)
    (found,), _ = verify(capsys, "--case", case.number)
    assert found == f"Perkara {case}, lampiran 1: berkasnya hilang dari penyimpanan."


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("DELETE FROM complaints_attachment WHERE number = 2", "lampiran 2: barisnya dihapus."),
        (
            "UPDATE complaints_attachment SET digest = repeat('0', 64) WHERE number = 2",
            "lampiran 2: barisnya menyebut berkas lain daripada jejaknya.",
        ),
        (
            "INSERT INTO complaints_attachment SELECT id + 99, 3, 'x', kind, label, size, digest,"
            " from_office, erased_at, complaint_id, event_id FROM complaints_attachment WHERE number = 2",
            "lampiran 3: tidak ada dalam jejaknya.",
        ),
    ],
    ids=["deleted", "changed", "slipped in"],
)
def test_a_row_that_was_tampered_with_is_found(capsys, sql, fault):
    case = case_with_files()
    as_owner("DROP TRIGGER attachment_frozen ON complaints_attachment")
    as_owner(sql)
    (found,), _ = verify(capsys)
    assert found == f"Perkara {case}, {fault}"


def test_a_digest_changed_in_the_trail_breaks_the_chain(capsys):
    case = case_with_files()
    as_owner("UPDATE complaints_attachedfiles SET files = jsonb_set(files, '{1,sha256}', '\"0\"')")
    found, _ = verify(capsys)
    assert found[0].startswith(f"Perkara {case}, baris 1 (Catat laporan, ")


def test_the_case_file_tells_of_a_file_that_was_replaced(as_user, kasi):
    case = case_with_files()
    written_over(case.attachments.get(number=2).file.name, b"lain")
    page = page_text(as_user(kasi).get(f"/petugas/perkara/{case}/berkas/"))
    assert "lampiran 2: isinya tidak cocok dengan sidik dalam jejak" in page


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_files_of_a_form_that_nobody_sent_go_after_a_day(hours, left):
    with clock(at(2026, 3, 10, 8)):
        name = WaitingFile.objects.get(tray=tray_with(upload()).key).file.name
    assert sweep_waiting(at(2026, 3, 10, 8) + timedelta(hours=hours)) == 1 - left
    assert WaitingFile.objects.count() == left
    assert (name in stored()) == bool(left)


def test_what_no_row_names_is_swept_once_it_is_old(capsys):
    left_over = default_storage.save("lampiran/ab/sisa.pdf", ContentFile(PDF))
    case, tray = case_with_files(), tray_with(upload("tunggu.pdf", PDF + b"%"))
    now = default_storage.get_modified_time(left_over)
    assert sweep_storage(now + timedelta(hours=23)) == 0
    sweep_storage(now + timedelta(hours=25))
    assert left_over not in stored()
    names = {each.file.name for each in (*case.attachments.all(), *tray.files())}
    assert names <= stored()
    call_command("sweep_files")
    assert capsys.readouterr().out == "0 berkas formulir yang tidak dikirim dan 0 berkas sisa dihapus.\n"


def test_sweeping_where_no_file_was_ever_handed_in(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert sweep_storage(at(2026, 3, 10)) == 0


@pytest.fixture
def old(pelaksana) -> Complaint:
    with clock(at(*CLOSING, 23)):
        return closed(case_with_files(upload("KTP Sari.jpg"), upload("surat.pdf", PDF)), pelaksana)


def test_files_go_with_the_identity(old, capsys, django_capture_on_commit_callbacks):
    names = {each.file.name for each in old.attachments.all()}
    assert not list(erase_identities(OVER - timedelta(days=1)))
    assert names <= stored()
    with django_capture_on_commit_callbacks(execute=True):
        assert list(erase_identities(OVER)) == [old]
    assert not names & stored()
    assert list(old.attachments.values_list("number", "kind", "label", "file")) == [
        (1, "jpg", "", ""),
        (2, "pdf", "", ""),
    ]
    assert not overdue_rest(OVER).exists()
    assert verify(capsys)[0] == []


def test_files_of_a_case_without_identity_go_after_the_same_time(
    pelaksana, django_capture_on_commit_callbacks
):
    with clock(at(*CLOSING, 23)):
        case = closed(case_with_files(identity=Identity.NONE), pelaksana)
    assert list(erase_identities(OVER)) == []
    assert list(overdue_rest(OVER - timedelta(days=1))) == []
    with django_capture_on_commit_callbacks(execute=True):
        assert list(erase_rest(OVER)) == [case]
    assert list(erase_rest(OVER)) == []
    assert all(each.erased_at for each in Attachment.objects.all())


def test_what_is_not_closed_keeps_its_files():
    case_with_files()
    assert list(erase_rest(date(2036, 1, 1))) == []


def test_the_command_names_the_cases_first(old, capsys):
    with clock(at(2027, 3, 22)):
        call_command("erase_identities", dry_run=True)
        assert (
            f"{old}: lampiran, catatan internal, dan tulisan susulan pelapor akan dihapus."
            in capsys.readouterr().out
        )
        call_command("erase_identities")
    assert "1 identitas dihapus" in capsys.readouterr().out


def test_an_erased_file_is_said_to_be_erased(old, as_user, kasi, client):
    code = receipt_code(old)
    client.post("/pengaduan/status/", {"number": old.number, "code": code})
    list(erase_identities(OVER))
    page = page_text(as_user(kasi).get(f"/petugas/perkara/{old}/"))
    assert "sudah dihapus menurut masa simpan" in page
    assert as_user(kasi).get(f"/petugas/perkara/{old}/lampiran/1/").status_code == 404
    assert complaint().attachments.count() == 0


@pytest.mark.parametrize(
    ("content", "told"), [(PDF, []), (PDF + b"%", ["“b.pdf” tidak ikut. Pilih sekali lagi."])]
)
def test_two_requests_of_one_form_at_the_same_moment(monkeypatch, content, told):
    """The other one comes between the look at what is there and the row."""
    tray, other = tray_with(upload("a.pdf", PDF)), WaitingFile.objects.get
    before = list(tray.files())
    answers = iter([[], [], before])
    monkeypatch.setattr(tray, "files", lambda: next(answers, before))
    assert tray.take([upload("b.pdf", content)]) == told
    assert other().label == "a.pdf"
    assert stored() >= {each.file.name for each in before}
