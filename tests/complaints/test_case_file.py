"""The printed case file: everything on record for the office, and for the complainant her own part."""

from datetime import date

import pytest
from django.db import connection

from complaints.accusation import About
from complaints.acknowledging import acknowledge
from complaints.assignment import name_accused
from complaints.case_documents import DOCUMENTS, may_be_asked_for
from complaints.intake import Identity, ServiceStatus
from complaints.models import Appointment, Complaint, IdentityView, LateDecisionRecord, Review, SuperiorReport
from complaints.models.trail import RECORDS
from complaints.replanning import carry_out, plan_moves
from complaints.workflow import Action
from tests.complaints.desk import DAY, REVIEW, closed, step, taken
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db


def address(case: Complaint) -> str:
    return f"/petugas/perkara/{case}/berkas/"


def text(client, case: Complaint, query: str = "") -> str:
    answer = client.get(address(case) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def section(page: str, name: str) -> str:
    """What stands between one heading and the next section."""
    return page.partition(f'id="{name}"')[2].partition("</section>")[0]


@pytest.fixture
def whole(pelaksana, kasi):
    """A late complaint kept, handled to its end, reported, and looked at."""
    case = complaint(
        service_status=ServiceStatus.RECEIVED,
        served_on=date(2026, 1, 2),
        requested_resolution="Izin segera terbit.",
        item_path="",
    )
    step(case, Action.DECIDE_LATE, kasi, LateDecisionRecord(decision="keep", reason="Ada bukti pos."))
    closed(case, pelaksana)
    acknowledge(kasi, [str(SuperiorReport.objects.get().pk)])
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="Menelepon klarifikasi")
    return case


def test_every_table_of_words_has_its_line():
    assert set(RECORDS) <= set(DOCUMENTS)


def test_what_has_no_line_is_never_given():
    assert not may_be_asked_for("entah")


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("perkara", "Izin segera terbit."),
        ("perkara", "Disegel: tidak dicetak pada berkas ini"),
        ("perkara", "10 Maret 2026 melalui"),
        ("kronologi", "Pelapor, melalui portal"),
        ("kronologi", "Pelaksana (Pelaksana pengaduan)"),
        ("kronologi", "Petugas dimintai keterangan."),
        ("kronologi", "Terbukti dan diperbaiki."),
        ("hitungan", "Selasa, 7 April 2026, yaitu 14 hari kerja"),
        ("hitungan", "Dijawab tepat waktu"),
        ("hitungan", "Hari Suci Nyepi"),
        ("standar", "Komponen 3."),
        ("standar", "penetapan "),
        ("keputusan", "Ada bukti pos."),
        ("keputusan", "Kasi (Kepala Seksi Pengaduan)"),
        ("keputusan", "Hasil: Terbukti"),
        ("laporan", "WIB, Kasi (Kepala Seksi Pengaduan)"),
        ("pembukaan", "Menelepon klarifikasi"),
        ("rantai", "7 baris jejak dihitung ulang"),
        ("diminta", "Jawaban"),
        ("disegel", "Penelaahan"),
    ],
)
def test_the_file_says_who_did_what_and_why(as_user, kepala, whole, part, words):
    assert words in section(text(as_user(kepala), whole), part)


def test_the_head_names_case_office_and_who_printed_it(as_user, kepala, whole):
    page = text(as_user(kepala), whole)
    assert "Kepala (Kepala DPMPTSP)" in section(page, "isi").partition('id="perkara"')[0]
    assert f'<span class="nowrap">{whole}</span>' in page


@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala", "inspektorat"])
@pytest.mark.parametrize("query", ["", "?untuk=pelapor"])
def test_nobody_prints_the_identity(as_user, request, whole, who, query):
    page = text(as_user(request.getfixturevalue(who)), whole, query)
    assert WARGA.name not in page
    assert WARGA.phone not in page


@pytest.mark.parametrize(
    ("who", "reads"),
    [("petugas", False), ("pelaksana", False), ("kasi", True), ("kepala", True), ("inspektorat", True)],
)
def test_looks_are_for_those_who_oversee(as_user, request, whole, who, reads):
    page = text(as_user(request.getfixturevalue(who)), whole)
    assert ("Menelepon klarifikasi" in page) == reads
    assert ("Bagian ini tidak dicetak untuk akun Anda." in page) == (not reads)


def test_a_deputy_signs_as_one(as_user, kasi, pelaksana, kepala):
    Appointment.objects.create(
        kind="plh",
        absent=kasi.officer,
        deputy=pelaksana.officer,
        from_on=date(2026, 1, 1),
        to_on=date(2030, 1, 1),
        letter="800/1",
    )
    case = complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))
    as_user(pelaksana).post(
        f"/petugas/perkara/{case}/putusan/",
        {"decide_late-decision": "keep", "decide_late-reason": "Ada bukti pos."},
    )
    page = text(as_user(kepala), case)
    for part in ("kronologi", "keputusan"):
        assert "Pelaksana (Pelaksana pengaduan), Plh. Kepala Seksi Pengaduan" in section(page, part)


def sealed_everywhere(pelaksana, kasi, petugas) -> Complaint:
    """A case in which every sealed place holds its own sentinel, and the open ones theirs."""
    case = complaint(late_entry_reason="SEGEL susulan", by=petugas, location=None)
    name_accused(case, About.OFFICERS, [petugas.officer], reason="SEGEL yang diadukan", by=kasi)
    taken(case, pelaksana)
    step(case, Action.REVIEW, pelaksana, Review(**{key: f"SEGEL {key}" for key in REVIEW}))
    return case


def test_the_complainants_copy_holds_nothing_sealed(as_user, pelaksana, kasi, petugas, kepala):
    case = sealed_everywhere(pelaksana, kasi, petugas)
    IdentityView.objects.create(complaint=case, by=pelaksana, reason="SEGEL pembukaan")
    office, copy = (text(as_user(kepala), case, query) for query in ("", "?untuk=pelapor"))
    assert office.count("SEGEL") >= 7
    assert "SEGEL" not in copy
    assert "Petugas loket MPP" not in copy
    assert "Pelaksana pengaduan" not in copy


def test_the_complainants_copy_holds_what_was_told_to_her(as_user, kepala, whole):
    copy = text(as_user(kepala), whole, "?untuk=pelapor")
    for words in (
        "Uraian Anda benar.",
        "Berkas diteruskan hari itu juga.",
        "Telepon",
        "Ada bukti pos.",
        "Izin segera terbit.",
        "Selasa, 7 April 2026",
        "Tanda terima",
    ):
        assert words in copy
    for words in (
        "Terbukti dan diperbaiki.",
        "Petugas dimintai keterangan.",
        'id="keputusan"',
        'id="laporan"',
        'id="pembukaan"',
        'id="rantai"',
        'id="disegel"',
        "Menelepon klarifikasi",
    ):
        assert words not in copy


def test_a_moved_due_date_says_what_was_promised_and_why_it_moved(as_user, kasi):
    case = complaint()
    Complaint.objects.filter(pk=case.pk).update(due_on=date(2026, 4, 1))
    carry_out(plan_moves(DAY), by=kasi, cause="Cuti bersama ditambahkan.")
    days = section(text(as_user(kasi), case), "hitungan")
    assert "Rabu, 1 April 2026, yaitu 14 hari kerja" in days
    assert "bergeser menjadi 7 April 2026" in days
    assert "Sebab: Cuti bersama ditambahkan." in days
    assert "<strong>Selasa, 7 April 2026</strong>" in days


def test_a_date_that_stayed_says_what_the_calendar_gives_now(as_user, pelaksana, kasi):
    case = complaint()
    Complaint.objects.filter(pk=case.pk).update(due_on=date(2026, 4, 1))
    closed(case, pelaksana)
    days = section(text(as_user(kasi), case), "hitungan")
    assert "sesudah batas 1 April 2026 dijanjikan" in days
    assert "Menurut kalender sekarang hitungannya sampai 7 April 2026" in days


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"identity": Identity.NONE}, "Dicatat tanpa identitas"),
        ({"standard": None, "component": None}, "Perkara ini tidak menunjuk satu komponen standar."),
        ({"identity": Identity.NONE}, "Tanpa tenggat: perkara ini"),
    ],
    ids="anonymous no-component suggestion".split(),
)
def test_what_is_not_there_is_said(as_user, kasi, changes, words):
    page = text(as_user(kasi), complaint(**changes))
    assert words in page
    assert "Belum ada keputusan atas perkara ini." in page
    assert "Belum ada laporan kepada atasan." in page


def tampered(case: Complaint) -> None:
    """Somebody with the database, past its triggers, rewrites one word."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE complaints_review DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE complaints_review SET plan = 'Lain' WHERE event_id IN "
            "(SELECT id FROM complaints_event WHERE complaint_id = %s)",
            [case.pk],
        )
        cursor.execute("ALTER TABLE complaints_review ENABLE TRIGGER USER")


def test_a_changed_row_is_named(as_user, kasi, whole):
    tampered(whole)
    chain = section(text(as_user(kasi), whole), "rantai")
    assert "Jejak perkara ini tidak utuh" in chain
    assert f"Perkara {whole}, baris 4 (Catat penelaahan, " in chain
    assert "isinya tidak cocok dengan segelnya" in chain
    assert "rantai" not in text(as_user(kasi), whole, "?untuk=pelapor")


@pytest.mark.parametrize("query", ["", "?untuk=pelapor"])
def test_the_file_costs_at_most_twelve_queries(as_user, kasi, whole, query, django_assert_max_num_queries):
    client = as_user(kasi)
    client.get("/petugas/")  # the first page of a minute also notes that the session is in use
    with django_assert_max_num_queries(12):
        text(client, whole, query)


@pytest.mark.parametrize("query", ["", "?untuk=pelapor"])
def test_the_accused_finds_no_file(as_user, pelaksana, kasi, query):
    case = complaint()
    name_accused(case, About.OFFICERS, [pelaksana.officer], by=kasi)
    assert as_user(pelaksana).get(address(case) + query).status_code == 404
    assert as_user(kasi).get(address(case) + query).status_code == 200


def test_a_case_about_the_office_is_for_those_outside(as_user, kasi, kepala, inspektorat):
    case = complaint()
    name_accused(case, About.OFFICE, [], by=kasi)
    assert [as_user(each).get(address(case)).status_code for each in (kasi, kepala, inspektorat)] == [
        404,
        404,
        200,
    ]


@pytest.mark.parametrize("number", ["P-2026-9999", "x", "P-2026-99999999999999999999"])
def test_an_unknown_number_has_no_file(as_user, kasi, number):
    assert as_user(kasi).get(f"/petugas/perkara/{number}/berkas/").status_code == 404


@pytest.mark.parametrize("query", ["?untuk=pelapr", "?untuk=PELAPOR"])
def test_a_slip_in_the_address_prints_nothing(as_user, kasi, query):
    assert as_user(kasi).get(address(complaint()) + query).status_code == 404


def test_hostile_bytes_are_a_bad_request(as_user, kasi):
    client = as_user(kasi)
    for path in ("/petugas/perkara/P-2026-0001%00/berkas/", f"{address(complaint())}?untuk=%00"):
        assert client.get(path).status_code == 400


def test_the_case_links_to_its_file(as_user, kasi):
    case = complaint()
    assert f'href="{address(case)}"' in as_user(kasi).get(f"/petugas/perkara/{case}/").content.decode()
