"""`?per=`: what was in force on a day, or that nobody knows."""

from datetime import date

import pytest

from standards.models import BusinessActivity, Release, ServiceStandard, Version
from tests.factories import (
    INSPEKSI,
    LOKOMOTIF,
    at,
    publish_in_time,
    published,
    release,
    standard,
    text_of,
    version,
)
from tests.standards.clock import set_clock
from tests.standards.page_reading import component_html, words_of

pytestmark = pytest.mark.django_db

PAGE = f"/standar/{LOKOMOTIF}/"
RECORDED = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def december(monkeypatch):
    set_clock(monkeypatch, at(2026, 12, 15))


@pytest.fixture
def changed(december):
    return published(date(2026, 12, 1), None, k11="31 Orang")


def read(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def staff(html: str) -> str:
    return words_of(component_html(html, 11))


def test_the_words_of_that_day_with_a_banner_and_the_way_back(client, changed):
    html = read(client, f"{PAGE}?per=2026-11-30")
    assert "30 Orang" in staff(html)
    assert "Keadaan pada 30 November 2026" in words_of(html)
    assert f'<a href="{PAGE}">Lihat yang berlaku hari ini</a>' in html
    assert "31 Orang" in staff(read(client, f"{PAGE}?per=2026-12-01"))
    assert "31 Orang" in staff(read(client, PAGE))


def test_only_todays_page_is_for_search_engines(client, changed):
    canonical = f'<link rel="canonical" href="http://testserver{PAGE}">'
    for query, robots in (("", "index"), ("?per=2026-11-30", "noindex"), ("?per=x", "noindex")):
        html = read(client, PAGE + query)
        assert canonical in html
        assert f'<meta name="robots" content="{robots}, follow">' in html
    assert 'content="noindex, follow"' in read(client, f"{PAGE}?per=1999-01-01")
    assert canonical in read(client, f"{PAGE}?per=1999-01-01")


def test_a_day_before_the_record_says_so_and_shows_no_words(client):
    html = read(client, f"{PAGE}?per=2026-11-20")
    said = "Berlaku sejak sebelum dicatat di portal; keadaan pada 20 November 2026 tidak tercatat."
    assert said in words_of(html)
    assert "data-component" not in html
    assert f"{PAGE}?per=2026-11-21" in html
    assert "data-component" in read(client, f"{PAGE}?per=2026-11-21")


def test_a_scheduled_release_shows_ahead_and_says_it_may_change(client):
    published(date(2027, 1, 1), standard(), k11="25 Orang")
    html = read(client, f"{PAGE}?per=2027-01-01")
    assert "25 Orang" in staff(html)
    assert "Hari itu belum tiba" in html
    assert "30 Orang" in staff(read(client, PAGE))


def test_a_draft_never_shows_on_any_day(client):
    version(release(date(2026, 12, 1)), standard(), words={11: "25 Orang"})
    for day in ("2026-12-01", "2026-12-15", "9999-12-31"):
        assert "30 Orang" in staff(read(client, f"{PAGE}?per={day}"))


def fresh(effective_on: date | None, *, live: bool = True) -> ServiceStandard:
    row = ServiceStandard.objects.create(slug="baru")
    known = Version.objects.get(standard=standard())
    draft = release(effective_on)
    new = Version.objects.create(
        release=draft,
        standard=row,
        name="Jasa Baru",
        risk="HIGH",
        licence_type="PERMIT",
        activity=BusinessActivity.objects.first(),
    )
    for text in known.texts.all():
        text_of(new, text.number, text.text)
    if live:
        publish_in_time(draft)
    return row


def test_before_it_took_effect_it_was_not_in_force(client):
    fresh(date(2026, 12, 10))
    html = words_of(read(client, "/standar/baru/?per=2026-12-09"))
    assert (
        "Pada 9 Desember 2026 standar ini belum berlaku. Menurut catatan, mulai berlaku 10 Desember 2026."
        in html
    )
    assert "Jasa Baru" in read(client, "/standar/baru/?per=2026-12-10")


def test_after_its_withdrawal_it_says_so(client):
    draft = release(date(2026, 12, 5))
    version(draft, standard(), withdrawn=True)
    publish_in_time(draft)
    assert client.get(PAGE).status_code == 404
    assert "Pada 5 Desember 2026 standar ini sudah dicabut." in read(client, f"{PAGE}?per=2026-12-05")
    assert "data-component" in read(client, f"{PAGE}?per=2026-12-04")


@pytest.mark.parametrize("page", ["", "riwayat/", "beda/", "?per=2026-12-01", "?per=2020-01-01"])
def test_a_standard_that_was_only_drafted_is_unknown(client, page):
    fresh(date(2026, 12, 1), live=False)
    assert client.get(f"/standar/baru/{page}").status_code == 404


@pytest.mark.parametrize("text", ["x", "2026-13-01", "2026-02-30", "9" * 3000, "2026-1-1", "⁰"])
@pytest.mark.parametrize("path", [PAGE, "/standar/"])
def test_a_bad_day_is_told_and_today_shown(client, path, text):
    html = read(client, f"{path}?per={text}")
    assert "tidak dapat dibaca" in html
    assert "Reparasi Lokomotif" in html


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("path", [PAGE, "/standar/"])
def test_the_first_and_the_last_day_of_the_calendar_do_no_harm(client, path, text):
    assert client.get(f"{path}?per={text}").status_code == 200


def test_the_list_of_a_day_links_to_that_day(client):
    draft = release(date(2026, 12, 5))
    version(draft, standard(INSPEKSI), withdrawn=True)
    publish_in_time(draft)
    html = read(client, "/standar/?per=2026-12-04")
    assert f"/standar/{INSPEKSI}/?per=2026-12-04" in html
    assert '<input type="hidden" name="per" value="2026-12-04">' in html
    assert INSPEKSI not in read(client, "/standar/?per=2026-12-05")
    assert "keadaan pada tanggal itu tidak tercatat" in read(client, "/standar/?per=2020-01-01")
    assert "tidak tercatat" not in html


def test_a_page_of_a_day_offers_no_complaint_about_its_parts(client):
    assert "Adukan bagian ini" in read(client, PAGE)
    assert "Adukan bagian ini" not in read(client, f"{PAGE}?per=2026-12-01")


def test_what_is_in_force_is_read_by_release_not_by_the_order_of_rows(client):
    published(date(2026, 12, 14), standard(), k11="27 Orang")
    published(date(2026, 12, 1), standard(), k11="26 Orang")
    assert "27 Orang" in staff(read(client, PAGE))
    assert "26 Orang" in staff(read(client, f"{PAGE}?per=2026-12-13"))
    assert Release.objects.count() == 4
