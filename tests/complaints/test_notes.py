"""Internal notes: added and never changed, read at the desk, and gone with the identity."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from complaints import notes
from complaints.accusation import About
from complaints.case_file import case_file, copy_for_complainant
from complaints.models import Appointment, Complaint, InternalNote
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.receipts import receipt_code
from complaints.retention import erase_identities
from complaints.side_steps import SideStep
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import closed
from tests.complaints.test_verify_trail import as_owner, verify
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
WORDS = "Bu Zubaedah menelepon dua kali, minta dihubungi sore."


@pytest.fixture
def case(pelaksana):
    case = complaint()
    notes.write(case, WORDS, by=pelaksana)
    return case


def post(client, case, text: str = WORDS):
    return client.post(f"/petugas/perkara/{case}/catatan/", {"catatan-text": text})


@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala"])
def test_a_note_is_written_and_read_by_colleagues(request, as_user, inspektorat, who):
    user, case = request.getfixturevalue(who), complaint()
    answer = post(as_user(user), case, " Arsip ada di rak 3.\r\nMap biru. ")
    assert answer["Location"] == f"/petugas/perkara/{case}/#catatan"
    note = InternalNote.objects.get()
    assert (note.text, note.event.by, note.event.action) == (
        "Arsip ada di rak 3.\nMap biru.",
        user,
        SideStep.NOTE,
    )
    page = page_text(as_user(inspektorat).get(f"/petugas/perkara/{case}/"))
    assert "Catatan internal Arsip ada di rak 3." in page
    assert page.count("Map biru.") == 1


def test_it_is_in_the_case_file_and_in_nothing_for_the_complainant(case, warga, as_user, kasi):
    file = case_file(case, kasi)
    assert any(text == WORDS for entry in file.entries for _, text in entry[1].words)
    assert [each.document.title for each in file.sealed_documents if each.days][-1] == "Catatan internal"
    assert SideStep.NOTE not in [entry.action for _, entry in copy_for_complainant(case).entries]
    warga.post("/pengaduan/status/", {"number": case.number, "code": receipt_code(case)})
    assert warga.get("/pengaduan/status/lihat/").status_code == 200
    pages = [warga.get(f"/pengaduan/status/{page}/") for page in ("lihat", "data-pribadi")]
    pages.append(as_user(kasi).get(f"/petugas/perkara/{case}/berkas/?untuk=pelapor"))
    for page in pages:
        assert page.status_code == 200
        assert "Zubaedah" not in page.content.decode()
        assert "catatan internal" not in page_text(page).lower().replace("catatan internal.", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Tulis isi catatannya."),
        ("  \r\n ", "Tulis isi catatannya."),
        ("x" * 5001, "Catatan terlalu panjang"),
    ],
    ids=["empty", "blank", "long"],
)
def test_a_faulty_note_is_said_beside_the_field_and_kept(as_user, pelaksana, text, words):
    case = complaint()
    page = post(as_user(pelaksana), case, text).content.decode()
    assert words in page
    assert "Galat: " in page
    assert text.strip() in page
    assert not InternalNote.objects.exists()


def test_pressed_twice_it_is_one_note(case, pelaksana, kasi):
    notes.write(case, WORDS, by=pelaksana)
    assert InternalNote.objects.count() == 1
    notes.write(case, WORDS, by=kasi)
    notes.write(case, WORDS, by=pelaksana)
    assert InternalNote.objects.count() == 3


def test_who_is_below_the_accused_writes_nothing(as_user, case, kasi, pelaksana):
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(kasi.officer)
    case.refresh_from_db()
    with pytest.raises(NotAllowed, match="atasan Anda"):
        notes.write(case, "Saya tahu ini.", by=pelaksana)
    assert post(as_user(pelaksana), case, "Saya tahu ini.").status_code == 403
    assert post(as_user(kasi), case, "Saya tahu ini.").status_code == 404
    assert "Tambah catatan" not in page_text(as_user(pelaksana).get(f"/petugas/perkara/{case}/"))


def test_the_inspectorate_writes_only_what_goes_above(as_user, inspektorat):
    case = complaint()
    assert post(as_user(inspektorat), case).status_code == 403
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICE, goes_above=True)
    assert post(as_user(inspektorat), case).status_code == 302


def test_a_deputy_signs_as_deputy(case, kepala, inspektorat):
    today = timezone.localdate()
    row = Appointment.objects.create(
        kind="plh",
        absent=kepala.officer,
        deputy=inspektorat.officer,
        from_on=today,
        to_on=today,
        letter="1",
    )
    deputy = User.objects.get(pk=inspektorat.pk)
    deputy.acts_on = today
    notes.write(case, "Lagi.", by=deputy)
    assert InternalNote.objects.latest("pk").event.acting == row


@pytest.mark.parametrize(
    "change",
    ["text = 'Lain.'", "text = ''", "text_digest = repeat('0', 64)"],
    ids=["other words", "no words", "other digest"],
)
def test_nobody_changes_a_note_past_its_erasure(case, change):
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute(f"UPDATE complaints_internalnote SET {change}")


@pytest.mark.parametrize(
    "column", ["text = 'Lain.'", "text_digest = repeat('0', 64)"], ids=["words", "digest"]
)
def test_verify_trail_finds_changed_words(case, capsys, column):
    as_owner(f"UPDATE complaints_internalnote SET {column}")
    found, _ = verify(capsys)
    assert len(found) == 1
    assert found[0].startswith("Perkara P-2026-0001, baris 2 (Catatan internal")


def test_the_words_leave_with_the_identity_and_the_chain_stays_whole(pelaksana, as_user, capsys):
    with clock(at(2026, 3, 21, 23)):
        case = closed(complaint(), pelaksana)
        notes.write(case, WORDS, by=pelaksana)
    list(erase_identities(date(2027, 3, 21)))
    note = InternalNote.objects.get()
    assert (note.text, len(note.text_digest)) == ("", 64)
    call_command("verify_trail")
    assert capsys.readouterr().out.startswith("Jejak utuh: 1 perkara, 7 baris.")
    desk = as_user(pelaksana)
    page = page_text(desk.get(f"/petugas/perkara/{case}/"))
    assert "Isinya sudah dihapus menurut masa simpan." in page
    assert "Tambah catatan" not in page
    with pytest.raises(NotAllowedNow, match="tidak lagi ditambah"):
        notes.write(Complaint.objects.get(), "Masih ada.", by=pelaksana)
    late = post(desk, case, "Masih ada.")
    assert late.status_code == 409
    assert "Masih ada." in page_text(late)


def test_after_the_erasure_nothing_can_be_written_back(pelaksana):
    with clock(at(2026, 3, 21, 23)):
        case = closed(complaint(), pelaksana)
        notes.write(case, WORDS, by=pelaksana)
    list(erase_identities(date(2027, 3, 21)))
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute("UPDATE complaints_internalnote SET text = 'Lain.'")
