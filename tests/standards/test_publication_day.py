"""What is scheduled shows on its day, all at once, without any job (issue: publication)."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from standards.models import BusinessActivity, ComponentText, ServiceStandard, Version
from standards.publishing import cancel, publish
from tests.factories import LOKOMOTIF, at, publish_in_time, published, release, standard, text_of
from tests.standards.clock import set_clock
from tests.standards.page_reading import component_html

pytestmark = pytest.mark.django_db

TOMORROW = date(2026, 11, 22)
PATHS = ["/", "/standar/", f"/standar/{LOKOMOTIF}/", f"/standar/{LOKOMOTIF}/riwayat/", "/standar/perubahan/"]
PATHS += ["/standar/perubahan.atom", "/standar/?q=kereta"]


def words(client: Client, number: int) -> str:
    return component_html(client.get(f"/standar/{LOKOMOTIF}/").content.decode(), number)


def test_tomorrows_release_is_invisible_today_and_live_tomorrow(client, monkeypatch):
    set_clock(monkeypatch, at(2026, 11, 21, 23))
    draft = release(TOMORROW, "besok-xyzzy")
    draft.note = "Nama xyzzy besok."
    draft.save()
    known = Version.objects.get(standard=standard())
    new = Version.objects.create(
        release=draft,
        standard=standard(),
        activity=known.activity,
        name="Kereta Xyzzy",
        risk=known.risk,
        licence_type=known.licence_type,
    )
    ComponentText.objects.create(version=new, number=11, text="25 Orang", facts={"staff": 25})
    publish(draft, by=None, at=timezone.now())
    before = [client.get(path) for path in PATHS]
    assert all("yzzy" not in answer.content.decode() for answer in before)
    assert "30 Orang" in words(client, 11)
    set_clock(monkeypatch, at(2026, 11, 22, 0))
    assert "25 Orang" in words(client, 11)
    for path, old in zip(PATHS, before, strict=True):
        answer = client.get(path, headers={"if-none-match": old["ETag"]})
        assert answer.status_code == 200, path
        assert "yzzy" in answer.content.decode(), path


@pytest.mark.parametrize(("second", "seconds"), [(0, 60), (30, 30), (59, 1)])
@pytest.mark.parametrize("path", [*PATHS, f"/standar/{LOKOMOTIF}/?per=2026-11-22"])
def test_no_copy_lives_past_midnight(client, monkeypatch, path, second, seconds):
    set_clock(monkeypatch, at(2026, 11, 21, 23).replace(minute=59, second=second))
    assert client.get(path)["Cache-Control"] == f"public, max-age={seconds}"


def many(count: int) -> list[ServiceStandard]:
    return [ServiceStandard.objects.create(slug=f"layanan-{number:02}") for number in range(count)]


def release_of(rows: list[ServiceStandard], day: date, prefix: str, staff: int):
    draft = release(day)
    activity = BusinessActivity.objects.first()
    known = ComponentText.objects.filter(version__standard=standard())
    for row in rows:
        new = Version.objects.create(
            release=draft,
            standard=row,
            activity=activity,
            name=f"{prefix} {row.slug}",
            risk="HIGH",
            licence_type="PERMIT",
        )
        for text in known:
            text_of(new, text.number, text.text)
        ComponentText.objects.create(version=new, number=11, text=f"{staff} Orang", facts={"staff": staff})
    return draft


def test_twenty_standards_switch_at_once(client, monkeypatch, django_assert_num_queries):
    set_clock(monkeypatch, at(2026, 11, 21))
    rows = many(20)
    publish_in_time(release_of(rows, date(2026, 11, 1), "Lama", 21))
    publish(release_of(rows, TOMORROW, "Baru", 22), by=None, at=timezone.now())

    def seen() -> tuple[int, int]:
        html = client.get("/standar/?q=layanan").content.decode()
        return html.count(">Lama layanan-"), html.count(">Baru layanan-")

    def staffs() -> set[str]:
        pages = [component_html(client.get(f"/standar/{row.slug}/").content.decode(), 11) for row in rows]
        return {staff for staff in ("21 Orang", "22 Orang") for page in pages if staff in page}

    assert (seen(), staffs()) == ((20, 0), {"21 Orang"})
    set_clock(monkeypatch, at(2026, 11, 22, 0))
    assert (seen(), staffs()) == ((0, 20), {"22 Orang"})


def test_a_cancelled_release_never_comes(client, monkeypatch, penetap):
    set_clock(monkeypatch, at(2026, 11, 21))
    coming = published(TOMORROW, standard(), k11="25 Orang")
    cancel(coming, by=penetap, at=timezone.now())
    set_clock(monkeypatch, at(2026, 11, 22))
    assert "30 Orang" in words(client, 11)
    assert coming.slug not in client.get(f"/standar/{LOKOMOTIF}/riwayat/").content.decode()


def test_an_urgent_fix_survives_a_release_scheduled_earlier(client, monkeypatch):
    set_clock(monkeypatch, at(2026, 11, 21))
    published(TOMORROW, standard(), k4="Rp10.000")
    published(date(2026, 11, 21), standard(), k11="26 Orang")
    assert "26 Orang" in words(client, 11)
    set_clock(monkeypatch, at(2026, 11, 22))
    assert "26 Orang" in words(client, 11)
    assert "Rp10.000" in words(client, 4)
