"""The calendar in the admin: first the cases that move, then the change and the cases at once."""

import re
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from complaints.models import CalendarYear, Complaint, Holiday, WorkingWeek
from complaints.workdays import DayKind
from tests.complaints.desk import answered
from tests.factories import at, complaint
from tests.standards.clock import set_clock

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 7)
CLOSURE = {
    "on": "2026-03-12",
    "kind": "local_closure",
    "name": "Pindah gedung",
    "decree": "SK 12",
    "note": "",
}


@pytest.fixture
def client(pengelola, as_user, monkeypatch) -> Client:
    set_clock(monkeypatch, at(2026, 3, 11))
    return as_user(pengelola)


def url(name: str, *args: object) -> str:
    return reverse(f"admin:complaints_{name}", args=args)


def sent(form: dict[str, object], **changes: object) -> dict[str, object]:
    return form | changes


def consent(page: str) -> str:
    return re.search(r'name="geser" value="(\w*)"', page)[1]


def due() -> list[date | None]:
    return list(Complaint.objects.order_by("serial").values_list("due_on", flat=True))


def test_a_change_shows_the_moves_and_stores_nothing(client):
    case = complaint()
    page = client.post(url("holiday_add"), CLOSURE).content.decode()
    assert (
        f'<th scope="row">{case.number}</th><td>Selasa, 7 April 2026</td><td>Rabu, 8 April 2026</td>' in page
    )
    assert "mundur 1 hari kerja" in page
    assert "Ditambahkan: 12 Maret 2026, Pindah gedung (penutupan setempat)." in page
    assert "Belum ada yang disimpan." in page
    assert not Holiday.objects.filter(name="Pindah gedung").exists()
    assert not LogEntry.objects.exists()
    assert due() == [DUE]


def test_with_consent_the_change_and_the_cases_are_stored_at_once(client, pengelola):
    case = complaint()
    key = consent(client.post(url("holiday_add"), CLOSURE).content.decode())
    answer = client.post(url("holiday_add"), sent(CLOSURE, geser=key), follow=True)
    assert "Batas jawaban 1 perkara terbuka ikut bergeser." in answer.content.decode()
    assert Holiday.objects.get(name="Pindah gedung").decree == "SK 12"
    assert due() == [date(2026, 4, 8)]
    event = case.events.last()
    assert (event.action, event.by) == ("move_due", pengelola)
    assert event.duedatemove.cause == "Ditambahkan: 12 Maret 2026, Pindah gedung (penutupan setempat)."


def test_everything_typed_is_kept_on_the_page_of_moves(client):
    complaint()
    page = client.post(url("holiday_add"), sent(CLOSURE, name='<b>"Banjir" & longsor</b>')).content.decode()
    assert escape('<b>"Banjir" & longsor</b>') in page
    for name in ("on", "kind", "decree"):
        assert f'<input type="hidden" name="{name}" value="{CLOSURE[name]}">' in page


def test_consent_to_other_moves_is_no_consent(client):
    complaint()
    key = consent(client.post(url("holiday_add"), CLOSURE).content.decode())
    complaint()
    page = client.post(url("holiday_add"), sent(CLOSURE, geser=key)).content.decode()
    assert "Sejak daftar tadi ditampilkan ada perkara yang masuk, dijawab, atau bergeser." in page
    assert "Simpan dan geser 2 perkara" in page
    assert due() == [DUE, DUE]


def test_when_the_moves_are_gone_meanwhile_it_says_so(client, pelaksana):
    case = complaint()
    key = consent(client.post(url("holiday_add"), CLOSURE).content.decode())
    answered(case, pelaksana)
    page = client.post(url("holiday_add"), sent(CLOSURE, geser=key)).content.decode()
    assert "Perubahan ini sekarang tidak menggeser perkara mana pun." in page
    assert consent(page) == ""
    client.post(url("holiday_add"), sent(CLOSURE, geser=""))
    assert Holiday.objects.filter(name="Pindah gedung").exists()


def test_a_day_is_moved_and_deleted_the_same_way(client):
    day = Holiday.objects.create(on=date(2026, 3, 12), kind=DayKind.LOCAL_CLOSURE, name="Pindah gedung")
    case = complaint()
    assert due() == [date(2026, 4, 8)]
    page = client.post(url("holiday_delete", day.pk), {"post": "yes"}).content.decode()
    assert "maju 1 hari kerja" in page
    assert Holiday.objects.filter(pk=day.pk).exists()
    client.post(url("holiday_delete", day.pk), {"post": "yes", "geser": consent(page)})
    assert not Holiday.objects.filter(pk=day.pk).exists()
    assert due() == [DUE]
    assert case.events.last().duedatemove.cause == "Dihapus: 2026-03-12 Pindah gedung."


def test_the_working_week_shows_its_moves_too(client):
    complaint()
    days = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "on")
    address = url("workingweek_change", 1)
    assert client.get(url("workingweek_changelist")).url == address
    page = client.post(address, days).content.decode()
    assert "hari kerja Senin, Selasa, Rabu, Kamis, Jumat; cuti bersama dihitung." in page
    assert "maju 4 hari kerja" in page
    assert WorkingWeek.objects.get().joint_leave_is_off
    client.post(address, sent(days, geser=consent(page)))
    assert not WorkingWeek.objects.get().joint_leave_is_off
    assert due() == [date(2026, 3, 31)]


def test_a_week_without_a_working_day_is_refused(client):
    page = client.post(url("workingweek_change", 1), {"joint_leave_is_off": "on"}).content.decode()
    assert "Pilih sedikitnya satu hari kerja." in page


def test_without_its_row_the_working_week_is_entered_anew(client):
    WorkingWeek.objects.all().delete()
    assert client.get(url("workingweek_changelist")).url == url("workingweek_add")


@pytest.mark.parametrize(
    "form", [{"decree": "SKB 1"}, {"checked_on": "2026-11-01"}], ids=["not checked", "no decree"]
)
def test_a_year_is_confirmed_only_with_its_decree_and_day(client, form):
    page = client.post(url("calendaryear_change", 2027), form | {"is_confirmed": "on"}).content.decode()
    assert "Tahun yang dipastikan menyebut keputusannya dan tanggal pemeriksaannya." in page
    assert not CalendarYear.objects.get(year=2027).is_confirmed


def test_a_year_without_national_holidays_is_not_confirmed(client):
    form = {"year": "2029", "is_confirmed": "on", "decree": "SKB", "checked_on": "2026-11-01"}
    page = client.post(url("calendaryear_add"), form).content.decode()
    assert "Belum ada libur nasional tahun ini. Catat dahulu hari liburnya." in page


@pytest.mark.parametrize("year", ["0", "1999", "2101", "40000", "x", "-3", "99999999999999999999"])
def test_a_year_that_cannot_be_is_refused_in_words(client, year):
    assert client.post(url("calendaryear_add"), {"year": year}).status_code == 200
    assert not CalendarYear.objects.filter(year__gt=2100).exists()


def test_the_year_page_shows_its_days_by_kind(client):
    Holiday.objects.create(
        on=date(2027, 2, 10),
        kind=DayKind.ELECTION_DAY,
        name="Pilkades",
        decree="SK Bupati 7",
        checked_on=date(2026, 11, 1),
    )
    page = client.get(url("calendaryear_days", 2027)).content.decode()
    assert "Belum dipastikan" in page
    for heading in ("Libur nasional: 18 hari", "Cuti bersama: 8 hari", "Hari pemungutan suara: 1 hari"):
        assert heading in page
    assert "SK Bupati 7, diperiksa 1 November 2026" in page
    assert "perkiraan" in page
    assert client.get(url("calendaryear_days", 1999)).status_code == 404
    assert client.get(url("calendaryear_days", 99999)).status_code == 404


@pytest.mark.parametrize(
    ("day", "shown"), [((2026, 9, 30), False), ((2026, 10, 1), True)], ids=["30 September", "1 October"]
)
def test_administrators_and_heads_are_warned_from_october(
    pengelola, kasi, kepala, pelaksana, as_user, monkeypatch, day, shown
):
    set_clock(monkeypatch, at(*day))
    page = as_user(pengelola).get(reverse("admin:index")).content.decode()
    assert ("Keputusan hari libur 2027 belum dicatat." in page) is shown
    for head in (kasi, kepala):
        page = as_user(head).get(reverse("desk-queue")).content.decode()
        assert ("Hari libur 2027 belum dipastikan" in page) is shown
    assert "belum dipastikan" not in as_user(pelaksana).get(reverse("desk-queue")).content.decode()


def test_a_confirmed_year_ends_the_warning(client, monkeypatch):
    set_clock(monkeypatch, at(2026, 10, 1))
    form = {"is_confirmed": "on", "decree": "SKB 2027", "checked_on": "2026-10-01", "source": "", "note": ""}
    assert client.post(url("calendaryear_change", 2027), form).status_code == 302
    assert "belum dicatat" not in client.get(reverse("admin:index")).content.decode()
