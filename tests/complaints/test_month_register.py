"""The register book of a month: complete, in order, without identities, on screen, paper and in tables."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from complaints.accusation import About
from complaints.intake import Identity, Kind
from complaints.models import Complaint
from complaints.months import Month, NoMonth, month_of, read_month
from tests.complaints.desk import closed, taken
from tests.factories import WARGA, complaint
from tests.workbook import cells as workbook_cells

pytestmark = pytest.mark.django_db
MARCH = "/petugas/register/2026-03/"
TODAY = date(2026, 11, 21)


def text(client, address: str = MARCH) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def table(client, address: str = f"{MARCH}tabel.csv") -> list[dict[str, str]]:
    content = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


@pytest.mark.parametrize(
    ("word", "month"),
    [("2026-11", Month(2026, 11)), ("2026-01", Month(2026, 1)), ("2000-01", Month(2000, 1))],
)
def test_a_month_in_an_address(word, month):
    assert read_month(word, TODAY) == month
    assert str(month) == word


@pytest.mark.parametrize(
    "word",
    ["2026-12", "2027-01", "2026-13", "2026-00", "1999-12", "2026-1", "26-11", "x", "２０２６-11", "9999-99"],
)
def test_no_month_of_the_register(word):
    with pytest.raises(NoMonth):
        read_month(word, TODAY)


@pytest.mark.parametrize("page", ["", "cetak/", "pdf/", "tabel.csv"])
def test_what_is_still_to_come_has_no_register(as_user, pelaksana, page):
    next_month = month_of(timezone.localdate()).after
    for word in (str(next_month), "x"):
        assert as_user(pelaksana).get(f"/petugas/register/{word}/{page}").status_code == 404


def test_a_month_has_its_days_and_neighbours():
    month = Month(2024, 2)
    assert (month.first, month.last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (str(Month(2026, 1).before), str(Month(2026, 12).after)) == ("2025-12", "2027-01")
    assert month.label == "Februari 2024"


def test_it_opens_at_this_month_and_goes_no_further(as_user, pelaksana):
    client, this = as_user(pelaksana), month_of(timezone.localdate())
    assert client.get("/petugas/register/")["Location"] == f"/petugas/register/{this}/"
    page = text(client, f"/petugas/register/{this}/")
    assert f"/petugas/register/{this.before}/" in page
    assert f"/petugas/register/{this.after}/" not in page
    assert "Belum ada laporan pada" in page


def test_the_months_own_cases_in_the_order_of_the_register(as_user, pelaksana):
    for day in (date(2026, 3, 31), date(2026, 3, 1), date(2026, 2, 28), date(2026, 4, 1)):
        complaint(received_on=day)
    assert [(row["Nomor"], row["Diterima"]) for row in table(as_user(pelaksana))] == [
        ("P-2026-0001", "2026-03-31"),
        ("P-2026-0002", "2026-03-01"),
    ]


def test_a_line_says_what_a_register_book_says(as_user, pelaksana):
    closed(complaint(outside_number="LAPOR-77"), pelaksana)
    (row,) = table(as_user(pelaksana))
    assert row == {
        "Nomor": "P-2026-0001",
        "Diterima": "2026-03-10",
        "Kanal": row["Kanal"],
        "Nomor dari luar": "LAPOR-77",
        "Jenis": "Pengaduan",
        "Layanan": "KBLI 33152 Reparasi Lokomotif dan Gerbong Kereta",
        "Perihal": "3. Jangka Waktu Penyelesaian",
        "Batas jawaban": "2026-04-07",
        "Dijawab": "2026-03-20",
        "Keadaan": "Dijawab tepat waktu",
        "Hasil": "Terbukti",
        "Jalur": "Di dalam DPMPTSP",
        "Ditutup": timezone.localdate().isoformat(),
    }
    page = text(as_user(pelaksana))
    for said in ("P-2026-0001", "LAPOR-77", "07-04-2026", "20-03-2026", "Terbukti", "Di dalam DPMPTSP"):
        assert said in page


@pytest.mark.parametrize("page", ["", "cetak/"])
def test_unanswered_is_a_dash_and_how_it_stands_has_its_own_column(as_user, pelaksana, page):
    complaint()
    complaint(wants=Kind.SUGGESTION, identity=Identity.NONE)
    shown = text(as_user(pelaksana), MARCH + page)
    assert shown.count('data-label="Dijawab">–</td>') == 2
    assert '<th scope="col">Dijawab</th><th scope="col">Keadaan</th>' in shown
    assert 'data-label="Keadaan">Saran atau masukan</td>' in shown
    late, suggestion = table(as_user(pelaksana))
    assert (late["Dijawab"], suggestion["Dijawab"], suggestion["Keadaan"]) == ("", "", "Saran atau masukan")
    assert f'data-label="Keadaan">{late["Keadaan"]}</td>' in shown


def test_totals_are_counted_from_the_lines(as_user, pelaksana):
    closed(complaint(), pelaksana)
    complaint()
    complaint(wants=Kind.SUGGESTION, identity=Identity.NONE)
    totals = as_user(pelaksana).get(MARCH).context["totals"]
    assert (totals.cases, totals.answered, totals.late, totals.closed) == (3, 1, 1, 1)
    assert dict(totals.kinds) == {"Pengaduan": 2, "Saran atau masukan": 1}


@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala", "inspektorat"])
@pytest.mark.parametrize("page", ["", "cetak/", "tabel.csv", "tabel.xlsx"])
def test_nobody_finds_a_name_in_it(as_user, request, pelaksana, who, page):
    taken(complaint(), pelaksana)
    answer = as_user(request.getfixturevalue(who)).get(MARCH + page)
    content = answer.content
    if page == "tabel.xlsx":
        content = "\n".join(str(cell) for row in workbook_cells(content) for cell in row).encode()
    assert b"P-2026-0001" in content
    assert WARGA.name.encode() not in content
    assert WARGA.phone.encode() not in content


@pytest.mark.parametrize("page", ["", "cetak/", "tabel.csv", "tabel.xlsx"])
def test_what_is_about_the_reader_is_not_in_her_book(as_user, kasi, kepala, pelaksana, page):
    case = complaint()
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(kasi.officer)
    answer = as_user(kasi).get(MARCH + page)
    content = answer.content
    if page == "tabel.xlsx":
        content = "\n".join(str(cell) for row in workbook_cells(content) for cell in row).encode()
    assert case.number.encode() not in content
    assert case.number in text(as_user(pelaksana))


def test_the_workbook_has_the_same_lines(as_user, pelaksana):
    complaint()
    answer = as_user(pelaksana).get(f"{MARCH}tabel.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="register-2026-03.xlsx"'
    rows = workbook_cells(answer.content)
    assert rows[0][0] == "Nomor"
    assert rows[1][0] == "P-2026-0001"


def test_other_tables_are_unknown(as_user, pelaksana):
    assert as_user(pelaksana).get(f"{MARCH}tabel.ods").status_code == 404


def test_an_outside_number_runs_in_no_spreadsheet(as_user, pelaksana):
    complaint(outside_number="=1+1")
    assert table(as_user(pelaksana))[0]["Nomor dari luar"] == "'=1+1"


def test_a_long_month_is_turned_over_and_printed_whole(as_user, pelaksana, django_assert_max_num_queries):
    for number in range(103):
        complaint(received_on=date(2026, 3, 2) + timedelta(days=number % 20))
    client = as_user(pelaksana)
    with django_assert_max_num_queries(12):
        first = text(client)
    assert "Halaman 1 dari 2" in first
    assert first.count("/petugas/perkara/P-2026-") == 100
    assert text(client, f"{MARCH}cetak/").count('<th scope="row">P-2026-') == 103


def test_a_month_too_long_for_a_pdf_is_printed_from_the_browser(as_user, pelaksana, monkeypatch):
    complaint()
    monkeypatch.setattr("complaints.views.month_register.MOST_IN_PDF", 0)
    assert f"{MARCH}pdf/" not in text(as_user(pelaksana))
    assert as_user(pelaksana).get(f"{MARCH}pdf/")["Location"] == f"{MARCH}cetak/"
