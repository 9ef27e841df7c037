"""Proposing a year: row by row, nothing without a tick, the table shown beside it."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from complaints.models import CalendarYear, Complaint, Holiday
from complaints.workdays import DayKind
from tests.factories import at, complaint
from tests.standards.clock import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(pengelola, as_user, monkeypatch) -> Client:
    set_clock(monkeypatch, at(2026, 3, 11))
    return as_user(pengelola)


def url(name: str, *args: object) -> str:
    return reverse(f"admin:complaints_{name}", args=args)


def consent(page: str) -> str:
    return re.search(r'name="geser" value="(\w*)"', page)[1]


def due() -> list[date | None]:
    return list(Complaint.objects.order_by("serial").values_list("due_on", flat=True))


def rows_of(page: str) -> list[dict[str, str]]:
    """The rows of the proposal as the browser would send them back, nothing ticked."""
    found = []
    for number in range(int(re.search(r'name="form-TOTAL_FORMS" value="(\d+)"', page)[1])):
        on = re.search(rf'name="form-{number}-on" value="([\d-]+)"', page)[1]
        name = re.search(rf'name="form-{number}-name" value="([^"]*)"', page)[1]
        found.append({"on": on, "name": name, "kind": "national_holiday"})
    return found


def proposal(rows: list[dict[str, str]], ticked: dict[int, dict[str, str]], **more: str) -> dict[str, str]:
    form = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": str(len(rows))} | more
    for number, row in enumerate(rows):
        accepted = {"accept": "on"} | ticked[number] if number in ticked else {}
        form |= {f"form-{number}-{name}": value for name, value in (row | accepted).items()}
    return form


def test_the_proposal_stores_only_what_is_ticked(client):
    address = url("calendaryear_proposal", 2028)
    rows = rows_of(client.get(address).content.decode())
    assert rows[0] == {"on": "2028-01-01", "name": "Tahun Baru Masehi", "kind": "national_holiday"}
    assert len(rows) == 17
    answer = client.post(address, proposal(rows, {0: {}, 2: {"on": "2028-02-28", "name": "Idulfitri"}}))
    assert answer.url == url("calendaryear_days", 2028)
    stored = Holiday.objects.of_year(2028).values_list("on", "name")
    assert list(stored) == [(date(2028, 1, 1), "Tahun Baru Masehi"), (date(2028, 2, 28), "Idulfitri")]
    assert not CalendarYear.objects.get(year=2028).is_confirmed


def test_without_a_tick_nothing_is_stored(client):
    address = url("calendaryear_proposal", 2028)
    rows = rows_of(client.get(address).content.decode())
    page = client.post(address, proposal(rows, {}), follow=True).content.decode()
    assert "Tidak ada baris yang dicentang, jadi tidak ada yang disimpan." in page
    assert not CalendarYear.objects.filter(year=2028).exists()


def test_the_proposal_shows_the_table_beside_it(client):
    page = client.get(url("calendaryear_proposal", 2027)).content.decode()
    assert "Semua yang diusulkan untuk 2027 sudah tercatat." in page
    assert "Sudah tercatat: 26 hari" in page
    Holiday.objects.create(on=date(2027, 2, 10), kind=DayKind.ELECTION_DAY, name="Pilkades")
    Holiday.objects.filter(on=date(2027, 8, 17)).delete()
    page = client.get(url("calendaryear_proposal", 2027)).content.decode()
    assert [row["name"] for row in rows_of(page)] == ["Hari Kemerdekaan Republik Indonesia"]
    assert "Rabu, 10 Februari 2027: Pilkades" in page
    assert "Tercatat, tetapi tidak ada dalam usulan" in page


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"on": ""}, "Baris 1: Isi tanggal dan nama hari yang dicentang."),
        ({"name": "  "}, "Baris 1: Isi tanggal dan nama hari yang dicentang."),
        ({"on": "2029-01-01"}, "Baris 1: Tanggal ini bukan dalam tahun 2028."),
        ({"on": "31/12"}, "Baris 1: Tulis tanggal yang ada di kalender."),
        ({"kind": "pesta"}, "Baris 1: Pilih jenisnya."),
        ({"on": "2028-01-26"}, "Baris 2: Tanggal ini sudah tercatat dengan jenis yang sama."),
    ],
    ids=["no date", "no name", "another year", "no such date", "unknown kind", "twice"],
)
def test_a_ticked_row_with_a_fault_is_told_at_its_row_and_kept(client, change, message):
    address = url("calendaryear_proposal", 2028)
    rows = rows_of(client.get(address).content.decode())
    page = client.post(address, proposal(rows, {0: change, 1: {}})).content.decode()
    assert message in page
    assert 'value="Tahun Baru Imlek"' in page
    assert not Holiday.objects.of_year(2028).exists()


def test_a_fault_in_a_row_that_is_left_out_is_none(client):
    address = url("calendaryear_proposal", 2028)
    rows = rows_of(client.get(address).content.decode())
    rows[3]["on"] = "besok"
    assert client.post(address, proposal(rows, {0: {}})).status_code == 302


@pytest.mark.parametrize("form", [{}, {"form-TOTAL_FORMS": "x"}, {"form-TOTAL_FORMS": "9" * 30}])
def test_a_damaged_proposal_is_no_crash(client, form):
    assert client.post(url("calendaryear_proposal", 2028), form).status_code in (200, 302)
    assert not Holiday.objects.of_year(2028).exists()


@pytest.mark.parametrize("year", [1999, 2101, 99999999])
def test_a_year_far_away_has_no_proposal(client, year):
    assert client.get(url("calendaryear_proposal", year)).status_code == 404


def test_a_known_year_moves_the_cases_that_waited_for_it(client):
    case = complaint(received_on=date(2027, 12, 20))
    assert case.due_on is None
    address = url("calendaryear_proposal", 2028)
    rows = rows_of(client.get(address).content.decode())
    page = client.post(address, proposal(rows, {0: {}})).content.decode()
    assert "<td>belum dapat dihitung</td><td>Senin, 10 Januari 2028</td>" in page
    assert not CalendarYear.objects.filter(year=2028).exists()
    client.post(address, proposal(rows, {0: {}}, geser=consent(page)))
    assert due() == [date(2028, 1, 10)]
