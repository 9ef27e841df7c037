"""A list as a file: the same cases and the same lateness as the page, on record, names only for a reason."""

import csv
import io
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from complaints.filing import Complainant
from complaints.intake import Identity
from complaints.models import CaseExport, Complaint, IdentityView
from complaints.roles import Role
from standards.models import Channel
from tests.complaints.desk import answered, by_hand, closed, taken
from tests.conftest import account
from tests.factories import WARGA, complaint
from tests.workbook import cells, formulas

pytestmark = pytest.mark.django_db
EXPORT, EXPORTS, CASES = reverse("desk-export"), reverse("desk-exports"), reverse("desk-cases")
REASON = "Diminta Inspektorat untuk pemeriksaan."
NAMED = {"with_identity": "on", "reason": REASON}


def taken_out(client, query: str = "", **sent) -> list[dict[str, str]]:
    answer = client.post(EXPORT + query, {"file_format": "csv"} | sent)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def test_a_row_says_what_the_list_says(desk, pelaksana):
    answered(complaint(), pelaksana, on=date(2026, 4, 8))
    (row,) = taken_out(desk)
    assert row == {
        "Nomor register": "P-2026-0001",
        "Jenis": "Pengaduan",
        "Tahap": "Sudah dijawab",
        "Keadaan tenggat": "Dijawab terlambat 1 hari kerja",
        "Terlambat (hari kerja)": "1",
        "Diterima": "2026-03-10",
        "Batas jawaban": "2026-04-07",
        "Dijawab": "2026-04-08",
        "Kanal": Channel.objects.get(is_portal=True).name,
        "Nomor dari luar": "",
        "Tempat penerimaan": "",
        "Standar pelayanan": "KBLI 33152 Reparasi Lokomotif dan Gerbong Kereta",
        "Komponen": "3. Jangka Waktu Penyelesaian",
        "Penangan": "Pelaksana (Pelaksana pengaduan)",
        "Hasil": "Terbukti",
        "Jalur penyelesaian": "Di dalam DPMPTSP",
        "Didahulukan": "",
    }


@pytest.mark.parametrize(
    "query",
    ["", "?komponen=3", "?kelompok=terlambat", "?tahap=selesai", "?cari=diproses", "?dari=2026-03-11"],
)
def test_the_file_has_the_cases_of_the_list_in_its_order(desk, pelaksana, query):
    complaint()
    taken(complaint(component=5), pelaksana)
    closed(complaint(received_on=date(2026, 3, 11)), pelaksana)
    page = desk.get(CASES + query).content.decode()
    listed = [case for case in page.split(">") if case.startswith("P-2026-")]
    assert [row["Nomor register"] for row in taken_out(desk, query)] == [
        number.partition("<")[0] for number in listed
    ]


def test_late_days_are_those_of_the_badge(desk):
    complaint()
    page, (row,) = desk.get(CASES).content.decode(), taken_out(desk)
    assert row["Keadaan tenggat"] in page
    assert row["Keadaan tenggat"] == f"Terlambat {row['Terlambat (hari kerja)']} hari kerja"


def test_a_workbook_has_true_dates_and_no_formula(desk):
    complaint(outside_number="=1+1", channel=Channel.objects.filter(is_referral=True).first())
    answer = desk.post(EXPORT, {"file_format": "xlsx"})
    content = answer.content
    assert 'filename="perkara-' in answer["Content-Disposition"]
    head, row = cells(content)
    assert not formulas(content)
    found = dict(zip(head, row, strict=False))  # empty cells at the end are not written
    assert found["Nomor dari luar"] == "=1+1"
    assert found["Diterima"] == 46091.0
    assert found["Nomor register"] == "P-2026-0001"


def test_nothing_runs_in_the_csv_of_typed_words(as_user, kasi):
    person = Complainant(name='=HYPERLINK("x")', phone="+62812", address=" @SUM(A1);-1")
    complaint(outside_number="-2+3", complainant=person)
    (row,) = taken_out(as_user(kasi), **NAMED)
    assert row["Nomor dari luar"] == "'-2+3"
    assert row["Nama pelapor"] == '\'=HYPERLINK("x")'
    assert row["Telepon"] == "'+62812"
    assert row["Alamat"] == "' @SUM(A1);'-1"


@pytest.mark.parametrize("role", ["petugas", "pelaksana", "kasi", "kepala", "inspektorat"])
def test_no_name_leaves_without_being_asked_for(role, request, as_user):
    complaint()
    client = as_user(request.getfixturevalue(role))
    csv_text = client.post(EXPORT, {"file_format": "csv"}).content.decode()
    book = cells(client.post(EXPORT, {"file_format": "xlsx"}).content)
    for sentinel in (WARGA.name, WARGA.phone, "Sudah tiga minggu"):
        assert sentinel not in csv_text
        assert sentinel not in str(book)
    assert not IdentityView.objects.exists()
    assert CaseExport.objects.filter(has_identities=False, identities=0, cases=1, reason="").count() == 2


def test_who_may_not_open_identities_gets_none_however_it_is_asked(as_user, petugas):
    complaint()
    page = as_user(petugas).get(EXPORT).content.decode()
    assert "Berkas tidak memuat identitas pelapor." in page
    assert "with_identity" not in page
    (row,) = taken_out(as_user(petugas), **NAMED)
    assert "Nama pelapor" not in row
    assert not IdentityView.objects.exists()


def test_identities_leave_with_one_look_each_on_record(as_user, kasi):
    named, anonymous = complaint(), complaint(identity=Identity.NONE)
    secret = complaint(identity=Identity.CONFIDENTIAL)
    rows = taken_out(as_user(kasi), **NAMED)
    assert {row["Nomor register"]: row["Nama pelapor"] for row in rows} == {
        named.number: WARGA.name,
        anonymous.number: "",
        secret.number: WARGA.name,
    }
    looks = IdentityView.objects.all()
    assert {look.complaint for look in looks} == {named, secret}
    assert {(look.by, look.reason) for look in looks} == {(kasi, f"Ekspor: {REASON}")}
    export = CaseExport.objects.get()
    assert (export.cases, export.identities, export.has_identities) == (3, 2, True)
    assert (export.by, export.reason, export.file_format) == (kasi, REASON, "csv")


def test_those_outside_open_only_what_goes_above(as_user, inspektorat):
    inside, above = complaint(), complaint()
    by_hand(Complaint.objects.filter(pk=above.pk), goes_above=True)
    rows = taken_out(as_user(inspektorat), **NAMED)
    assert {row["Nomor register"]: row["Nama pelapor"] for row in rows} == {
        inside.number: "",
        above.number: WARGA.name,
    }
    assert [look.complaint for look in IdentityView.objects.all()] == [above]


def test_cases_about_the_account_are_in_no_file(as_user, kasi):
    complaint().accused.add(kasi.officer)
    by_hand(Complaint.objects.filter(pk=complaint().pk), goes_above=True)
    other = complaint()
    assert [row["Nomor register"] for row in taken_out(as_user(kasi))] == [other.number]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"with_identity": "on"}, "Tulis alasan menyertakan identitas pelapor."),
        ({"with_identity": "on", "reason": " x "}, "Tulis alasan menyertakan identitas pelapor."),
        ({"with_identity": "on", "reason": "x" * 181}, "Alasan terlalu panjang: 181 huruf"),
        ({"file_format": "exe"}, "Pilih dari daftar."),
        ({"file_format": ""}, "Pilih bentuk berkasnya."),
    ],
    ids=["no reason", "short", "long", "another format", "none"],
)
def test_a_faulty_wish_hands_out_nothing(as_user, kasi, change, message):
    complaint()
    answer = as_user(kasi).post(EXPORT, {"file_format": "csv"} | change)
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert not CaseExport.objects.exists()
    assert not IdentityView.objects.exists()


def test_a_get_hands_out_nothing(as_user, kasi):
    complaint()
    answer = as_user(kasi).get(EXPORT, {"file_format": "csv"} | NAMED)
    assert answer["Content-Type"].startswith("text/html")
    assert not CaseExport.objects.exists()


def test_a_faulty_filter_hands_out_nothing(as_user, kasi):
    complaint()
    for answer in (
        as_user(kasi).get(f"{EXPORT}?tahap=x"),
        as_user(kasi).post(f"{EXPORT}?tahap=x", {"file_format": "csv"}),
    ):
        assert "Saringan daftar ini keliru" in answer.content.decode()
    assert not CaseExport.objects.exists()


def test_a_list_too_long_says_how_to_ask_for_less(as_user, kasi, monkeypatch):
    monkeypatch.setattr("complaints.exporting.MOST_IDENTITIES", 1)
    complaint(), complaint()
    answer = as_user(kasi).post(EXPORT, {"file_format": "csv"} | NAMED).content.decode()
    assert "Dengan identitas, sekali ekspor paling banyak 1 perkara." in answer
    assert REASON in answer
    for module in ("exporting", "views.export"):
        monkeypatch.setattr(f"complaints.{module}.MOST_CASES", 1)
    assert "Daftar ini terlalu panjang" in as_user(kasi).get(EXPORT).content.decode()
    assert (
        "Sekali ekspor paling banyak 1 perkara."
        in as_user(kasi).post(EXPORT, {"file_format": "csv"}).content.decode()
    )
    assert not CaseExport.objects.exists()
    assert not IdentityView.objects.exists()


def test_an_empty_list_has_nothing_to_take(as_user, kasi):
    assert "Tidak ada perkara dalam daftar ini" in as_user(kasi).get(EXPORT).content.decode()


def test_the_record_names_who_took_what(as_user, kasi, pelaksana):
    complaint()
    taken_out(as_user(pelaksana), "?komponen=3&tahap=terbuka")
    taken_out(as_user(kasi), **NAMED)
    page = as_user(kasi).get(EXPORTS).content.decode()
    assert "2 kali daftar perkara diunduh" in page
    assert "Tahap: Semua yang terbuka; Komponen: 3. Jangka Waktu Penyelesaian" in page
    assert "Pelaksana (Pelaksana pengaduan)" in page
    assert "1 identitas." in page
    assert REASON in page
    assert WARGA.name not in page


def test_the_record_is_only_added_to(as_user, kasi):
    complaint()
    taken_out(as_user(kasi))
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        CaseExport.objects.update(cases=0)
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        CaseExport.objects.all().delete()
    with pytest.raises(IntegrityError, match="identities_leave_for_a_reason"), transaction.atomic():
        CaseExport.objects.create(by=kasi, file_format="csv", cases=1, has_identities=True, identities=1)
    with pytest.raises(IntegrityError, match="identities_leave_for_a_reason"), transaction.atomic():
        CaseExport.objects.create(by=kasi, file_format="csv", cases=1, has_identities=False, identities=1)


def test_rows_are_read_in_parts(desk, monkeypatch, django_assert_max_num_queries):
    for _ in range(6):
        complaint()
    monkeypatch.setattr("complaints.exporting.AT_ONCE", 2)
    numbers = [row["Nomor register"] for row in taken_out(desk)]
    assert numbers == [f"P-2026-{serial:04}" for serial in range(6, 0, -1)]
    monkeypatch.setattr("complaints.exporting.AT_ONCE", 500)
    with django_assert_max_num_queries(25):
        taken_out(desk)


def test_a_second_handler_is_named_by_post(desk, kasi):
    second = account("kedua", Role.HANDLER, "Pelaksana kedua", kasi.officer)
    taken(complaint(), second)
    assert [row["Penangan"] for row in taken_out(desk)] == ["Kedua (Pelaksana kedua)"]
