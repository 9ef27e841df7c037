"""The next doors: from the data, saying what nobody checked; when late, and after an answer."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from complaints.intake import ServiceStatus
from standards.models import NextDoor
from tests.complaints.desk import answered, closed
from tests.complaints.test_citizen_status import status
from tests.factories import complaint

pytestmark = pytest.mark.django_db
ON_TIME, LATE = (2026, 4, 7), (2026, 4, 8)


def test_they_come_from_the_data(db):
    NextDoor.objects.filter(code="ombudsman").update(phone="(0264) 8224794", checked_on=date(2026, 11, 2))
    text = status(complaint(), *LATE)
    assert "Anda tidak perlu menunggu kami" in text
    assert "Telepon (0264) 8224794" in text
    assert "Diperiksa 2 November 2026." in text


def test_what_nobody_checked_says_so_and_where_it_is_from(db):
    text = status(complaint(), *LATE)
    assert "SMS 1708 www.lapor.go.id Belum diperiksa kantor ini. Sumber: Halaman SP4N-LAPOR!" in text
    assert "Telepon 137" in text


def test_a_door_of_which_nothing_is_known_claims_nothing(db):
    NextDoor.objects.all().delete()
    NextDoor.objects.create(code="dprd", name="DPRD Kabupaten Purwakarta", purpose="Mengawasi pemerintah.")
    text = status(complaint(), *LATE)
    assert "DPRD Kabupaten Purwakarta Mengawasi pemerintah." in text
    assert "Belum diperiksa" not in text


@pytest.mark.parametrize(
    ("served", "last"),
    [(None, "10 Maret 2028"), (date(2026, 2, 20), "20 Februari 2028")],
    ids=["counted from receipt", "counted from the service"],
)
def test_two_years_are_counted_from_the_earliest_day_known(db, served, last):
    known = {"service_status": ServiceStatus.RECEIVED, "served_on": served} if served else {}
    assert f"datanglah paling lambat {last}" in status(complaint(**known), *LATE)


def test_while_there_is_time_nobody_is_sent_away(db):
    assert "Ombudsman" not in status(complaint(), *ON_TIME)


@pytest.mark.parametrize("end", [answered, closed])
def test_after_an_answer_and_in_closing_they_stand_there(pelaksana, end):
    text = status(end(complaint(), pelaksana), *ON_TIME)
    assert "Belum puas dengan jawabannya?" in text
    assert "SP4N-LAPOR!" in text


def test_an_older_database_gets_them_once(db):
    NextDoor.objects.all().delete()
    call_command("load_office")
    assert NextDoor.objects.count() == 3
    NextDoor.objects.filter(code="atasan").delete()
    call_command("load_office")
    assert NextDoor.objects.count() == 2


def test_a_site_that_leads_nowhere_is_refused():
    with pytest.raises(ValidationError, match="alamat situs"):
        NextDoor(code="x", name="X", purpose="X", website="javascript:alert(1)").full_clean()
