"""The counter's journal: a day and a week in numbers, without anybody's name but the officers'."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaints.accusation import About
from complaints.assignment import name_accused
from complaints.intake import Identity, Kind
from complaints.journal import week_of
from complaints.models import Complaint
from complaints.roles import Role
from standards.models import Channel
from tests.conftest import account
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
JOURNAL = "/petugas/loket/jurnal/"
MONDAY = date(2026, 11, 16)


@pytest.fixture
def desk(as_user, petugas):
    return as_user(petugas)


def recorded(by, *when: int, **changes) -> Complaint:
    case = complaint(by=by, **changes)
    Complaint.objects.filter(pk=case.pk).update(entered_at=at(*when))
    return case


def shown(desk, **query) -> dict:
    return desk.get(JOURNAL, query).context["journal"]


def test_a_day_from_midnight_to_midnight_in_jakarta(desk, petugas):
    recorded(petugas, 2026, 11, 16, 23)
    first, last = recorded(petugas, 2026, 11, 17, 0), recorded(petugas, 2026, 11, 17, 23)
    recorded(petugas, 2026, 11, 18, 0)
    assert [case.number for case in shown(desk, tanggal="17-11-2026").cases] == [first.number, last.number]


def test_a_week_is_monday_to_sunday_in_sums(desk, petugas, kasi):
    recorded(petugas, 2026, 11, 15)
    recorded(petugas, 2026, 11, 16)
    recorded(kasi, 2026, 11, 18, wants=Kind.SUGGESTION, channel=Channel.objects.get(code="c"))
    recorded(petugas, 2026, 11, 20, wants=Kind.INFORMATION_REQUEST, identity=Identity.NONE)
    journal = shown(desk, tanggal="18-11-2026", rentang="minggu")
    assert (journal.first, journal.last) == (MONDAY, MONDAY + timedelta(days=6))
    assert journal.together.counts == (1, 1, 1)
    assert [line.total for line in journal.days] == [1, 0, 1, 0, 1, 0, 0]
    assert [(line.name, line.counts) for line in journal.people] == [
        ("Petugas (Petugas loket MPP)", (1, 0, 1)),
        ("Kasi (Kepala Seksi Pengaduan)", (0, 1, 0)),
    ]
    assert [(line.name, line.total) for line in journal.channels] == [("Portal ini", 2), ("Surat", 1)]


@pytest.mark.parametrize("day", [MONDAY + timedelta(days=n) for n in range(7)], ids=str)
def test_every_day_is_of_its_week(day):
    assert week_of(day) == (MONDAY, date(2026, 11, 22))


def test_it_names_no_complainant_and_tells_no_words(desk, petugas):
    case = recorded(petugas, *timezone.localdate().timetuple()[:3], 0)
    for query in ({}, {"rentang": "minggu"}):
        text = desk.get(JOURNAL, query).content.decode()
        assert case.number in text
        for word in (WARGA.name, WARGA.phone, case.description):
            assert word not in text


def test_what_citizens_send_themselves_is_not_the_counters(desk):
    complaint(received_on=timezone.localdate())
    assert "Belum ada yang dicatat" in desk.get(JOURNAL).content.decode()


def test_a_case_about_oneself_is_not_in_it(as_user, petugas, kasi):
    other = account("rina", Role.COUNTER, "Petugas loket kedua", kasi.officer)
    case = recorded(petugas, *timezone.localdate().timetuple()[:3], 0)
    name_accused(case, About.OFFICERS, [other.officer], by=petugas)
    assert shown(as_user(other)).cases == ()
    assert shown(as_user(other)).together.total == 0
    assert [each.number for each in shown(as_user(petugas)).cases] == [case.number]


def test_it_costs_the_same_however_many_there_are(desk, petugas):
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            desk.get(JOURNAL)
        return len(counted)

    recorded(petugas, *timezone.localdate().timetuple()[:3], 0)
    queries()  # what is read once a process
    few = queries()
    for channel in Channel.objects.filter(code__in="abcdefg"):
        recorded(petugas, *timezone.localdate().timetuple()[:3], 1, channel=channel)
    assert queries() == few


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"tanggal": "1-1-2999"}, "Isi tanggal hari ini atau sebelumnya."),
        ({"tanggal": "1-1-1"}, "Tulis tahun dengan empat angka"),
        ({"tanggal": "1-1-1999"}, "Isi tanggal hari ini atau sebelumnya."),
        ({"tanggal": "besok"}, "tidak terbaca sebagai tanggal"),
        ({"rentang": "tahun"}, "pilihan yang valid"),
        ({"tanggal": "9" * 5000}, "tidak terbaca sebagai tanggal"),
    ],
)
def test_a_day_that_is_none_is_told_and_today_is_shown(desk, query, words):
    answer = desk.get(JOURNAL, query)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert answer.context["journal"].first == timezone.localdate()
