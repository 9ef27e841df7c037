"""Letters are made from the words on record, and bear nobody's name but where the law allows it."""

from datetime import date

import pytest

from complaints.accusation import About
from complaints.completeness import completion_due
from complaints.intake import Identity
from complaints.letters import letters_of
from complaints.models import (
    Appointment,
    Complaint,
    CompletenessNotice,
    IdentityView,
    Letter,
    LetterNumber,
    Raising,
    RouteChoice,
)
from complaints.models.calendar import working_calendar
from complaints.workflow import Action, Route
from tests.complaints.desk import DAY, answered, closed, followed, reviewed, step, taken
from tests.complaints.letter_desk import TODAY, page, pdf, send, words
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def done(pelaksana) -> Complaint:
    return closed(complaint(), pelaksana)


def test_a_closed_case_has_its_answer_and_two_reports_newest_first(as_user, pelaksana, done):
    assert [letter.name for letter in letters_of(done)] == [
        "laporan-tertulis-6",
        "laporan-hasil-6",
        "jawaban-5",
    ]
    shown = page(as_user(pelaksana), done)
    assert shown.count("Belum bernomor") == 3
    assert "Surat jawaban" in shown


def test_a_new_case_says_where_letters_come_from(as_user, pelaksana):
    assert "Belum ada surat" in page(as_user(pelaksana), complaint())


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("jawaban-5", "PEMERINTAH KABUPATEN PURWAKARTA"),
        ("jawaban-5", "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU</p>"),
        ("jawaban-5", "Jalan Veteran Nomor 139"),
        ("jawaban-5", "Jawaban atas pengaduan nomor P-2026-0001</h1>"),
        ("jawaban-5", "Yth. <strong>Pelapor perkara P-2026-0001</strong>"),
        ("jawaban-5", "Uraian Anda benar."),
        ("jawaban-5", "Berkas diteruskan hari itu juga."),
        ("jawaban-5", "<p>Kepala DPMPTSP,</p>"),
        ("jawaban-5", "<strong>Kepala</strong>"),
        ("jawaban-5", "Ombudsman"),
        ("laporan-hasil-6", "Yth. <strong>Kepala Seksi Pengaduan</strong>"),
        ("laporan-hasil-6", "Terbukti dan diperbaiki."),
        ("laporan-hasil-6", "7 April 2026; dijawab 20 Maret 2026"),
        ("laporan-hasil-6", "<p>Pelaksana pengaduan,</p>"),
        ("laporan-tertulis-6", "dengan rujukan Nota dinas 700/12."),
        ("laporan-tertulis-6", "Petugas dimintai keterangan."),
        ("laporan-tertulis-6", "Dirahasiakan (UU 25/2009 Pasal 49 ayat (1))"),
    ],
)
def test_a_letter_says_what_is_on_record(as_user, pelaksana, done, letter, said):
    assert said in words(page(as_user(pelaksana), done, letter))


def test_the_notice_says_until_when_it_is_completed(as_user, pelaksana):
    asked = CompletenessNotice(missing="Nomor permohonan.", on=DAY, how="Surat")
    case = step(taken(complaint(), pelaksana), Action.ASK_COMPLETION, pelaksana, asked)
    text = words(page(as_user(pelaksana), case, "kekurangan-3"))
    assert "Nomor permohonan." in text
    assert completion_due(DAY, working_calendar()) == date(2026, 4, 30)
    assert "paling lambat <strong>30 April 2026</strong>" in text


def test_a_letter_to_an_agency_has_the_number_of_its_step(as_user, pelaksana):
    asked = Letter(to="Dinas PU", number="503/7", sent_on=DAY, due_on=DAY, about="Tanggal pemeriksaan.")
    choice = RouteChoice(route=Route.TEAM, reason="Di luar kantor.")
    case = step(reviewed(complaint(), pelaksana), Action.REFER, pelaksana, choice, asked)
    text = words(page(as_user(pelaksana), case, "instansi-4"))
    for said in ("503/7", "Yth. <strong>Dinas PU</strong>", "Tanggal pemeriksaan.", "11 Maret 2026"):
        assert said in text
    assert send(as_user(pelaksana), case, "instansi-4", number="503/7", paper=pdf()).status_code == 302
    assert LetterNumber.objects.get().number == "503/7"


def test_who_passes_a_case_on_reports_to_the_next(as_user, pelaksana, kasi):
    raised = Raising(to=kasi.officer, text="Perlu keputusan.")
    case = step(followed(complaint(), pelaksana), Action.RAISE, pelaksana, raised)
    text = words(page(as_user(kasi), case, "penyerahan-5"))
    assert "Yth. <strong>Kepala Seksi Pengaduan</strong>" in text
    assert "<p>Pelaksana pengaduan,</p>" in text


LETTERS = ("jawaban-5", "laporan-hasil-6", "laporan-tertulis-6")


@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala", "inspektorat"])
@pytest.mark.parametrize("letter", LETTERS)
def test_nobody_sees_the_name_by_looking(as_user, request, done, who, letter):
    text = page(as_user(request.getfixturevalue(who)), done, letter)
    assert WARGA.name not in text
    assert not IdentityView.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [("petugas", 403), ("inspektorat", 403), ("pelaksana", 200), ("kasi", 200), ("kepala", 200)],
)
def test_the_name_is_written_for_whoever_may_open_it_and_logged(as_user, request, done, who, status):
    user = request.getfixturevalue(who)
    for _ in range(2):
        answer = as_user(user).post(f"/petugas/perkara/{done}/surat/jawaban-5/")
    assert answer.status_code == status
    assert (f"Yth. <strong>{WARGA.name}</strong>" in answer.content.decode()) == (status == 200)
    looks = [(look.by, look.reason) for look in IdentityView.objects.all()]
    assert looks == ([(user, "Cetak: surat jawaban")] if status == 200 else [])
    if status == 200:
        assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("letter", LETTERS[1:])
def test_no_report_ever_bears_it(as_user, pelaksana, done, letter):
    answer = as_user(pelaksana).post(f"/petugas/perkara/{done}/surat/{letter}/")
    assert WARGA.name not in answer.content.decode()
    assert not IdentityView.objects.exists()


def test_who_asked_to_be_kept_secret_is_not_named(as_user, pelaksana):
    case = answered(complaint(identity=Identity.CONFIDENTIAL), pelaksana)
    text = as_user(pelaksana).post(f"/petugas/perkara/{case}/surat/jawaban-5/").content.decode()
    assert WARGA.name not in text
    assert "Identitas dirahasiakan atas permintaan pelapor" in text
    assert "<td>Rahasia</td>" in text
    assert not IdentityView.objects.exists()


@pytest.fixture
def plh(kasi, kepala):
    return Appointment.objects.create(
        kind="plh",
        absent=kepala.officer,
        deputy=kasi.officer,
        from_on=TODAY,
        to_on=date(2030, 1, 1),
        letter="800/1",
    )


def test_on_her_days_the_deputy_signs_as_plh(as_user, pelaksana, plh, done):
    text = words(page(as_user(pelaksana), done, "jawaban-5"))
    assert "<p>Plh. Kepala DPMPTSP,</p>" in text
    assert "<strong>Kasi</strong>" in text
    send(as_user(pelaksana), done, "jawaban-5", paper=pdf())
    assert LetterNumber.objects.get().signatory_title == "Plh. Kepala DPMPTSP"


def test_a_deputy_signs_nothing_dated_before_her_days(as_user, pelaksana, plh, done):
    answer = send(as_user(pelaksana), done, "jawaban-5", dated_on="20-3-2026")
    assert "Plh. Kepala DPMPTSP bertugas" in answer.content.decode()
    assert not LetterNumber.objects.exists()


def test_what_was_numbered_keeps_its_signatory(as_user, pelaksana, kepala, done):
    send(as_user(pelaksana), done, "jawaban-5")
    kepala.officer.name = "Kepala Baru"
    kepala.officer.save()
    assert "Kepala Baru" not in page(as_user(pelaksana), done, "jawaban-5")


def test_the_accused_deputy_does_not_sign(as_user, pelaksana, plh, kepala, kasi, done, inspektorat):
    Complaint.objects.filter(pk=done.pk).update(about=About.OFFICERS)
    done.accused.add(kasi.officer)
    text = words(page(as_user(kepala), done, "jawaban-5"))
    assert "Plh." not in text
    assert "<td>Rahasia</td>" in text


def test_a_case_above_goes_out_in_nobodys_name_it_is_about(as_user, inspektorat, kepala, done, pelaksana):
    Complaint.objects.filter(pk=done.pk).update(about=About.OFFICE, goes_above=True)
    text = words(page(as_user(inspektorat), done, "jawaban-5"))
    assert "PEMERINTAH KABUPATEN PURWAKARTA" in text
    assert "DINAS PENANAMAN MODAL" not in text
    assert "Kepala DPMPTSP,</p>" not in text
