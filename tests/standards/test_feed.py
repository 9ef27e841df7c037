"""The Atom feed and its page: releases in force, the newest first."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from standards.changes.recent import MOST_NAMES, MOST_RELEASES, recent_releases
from standards.models import ServiceStandard, Version
from tests.factories import at, publish_in_time, published, release, standard, version
from tests.standards.clock import set_clock

pytestmark = pytest.mark.django_db

FEED, PAGE = "/standar/perubahan.atom", "/standar/perubahan/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(autouse=True)
def december(monkeypatch):
    set_clock(monkeypatch, at(2026, 12, 15))


def entries(client) -> list[ElementTree.Element]:
    answer = client.get(FEED)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content).findall("a:entry", ATOM)


def titles(client) -> list[str]:
    return [entry.findtext("a:title", namespaces=ATOM) for entry in entries(client)]


def test_each_release_in_force_is_one_entry_the_newest_first(client):
    published(date(2026, 12, 1), standard(), k11="25 Orang")
    published(date(2026, 12, 1), None, k8="1. Aula.")
    assert titles(client) == [
        "Perubahan teks bersama (Sarana, Prasarana, dan Fasilitas)",
        "Perubahan Reparasi Lokomotif dan Gerbong Kereta",
        "Perubahan 2 standar pelayanan",
        "Perubahan 10 komponen teks bersama",
    ]


def test_a_scheduled_release_comes_on_its_day_and_is_dated_that_midnight(client, monkeypatch):
    known = titles(client)
    published(date(2026, 12, 16), standard(), k11="25 Orang")
    version(release(date(2026, 12, 1)), standard(), words={11: "24 Orang"})
    assert titles(client) == known
    set_clock(monkeypatch, at(2026, 12, 16, 0))
    newest = entries(client)[0]
    assert newest.findtext("a:updated", namespaces=ATOM) == "2026-12-16T00:00:00+07:00"
    assert len(titles(client)) == len(known) + 1


def test_a_reader_may_keep_it_for_a_minute_and_ask_again(client):
    answer = client.get(FEED)
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies
    assert client.get(FEED, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_note_with_signs_that_xml_cannot_hold_does_not_break_it(client):
    draft = release(date(2026, 12, 1))
    draft.note = "Tab\x0b dan <b>tanda</b> & \x1b lain \ufffe."
    draft.save()
    version(draft, standard(), words={11: "25 Orang"})
    publish_in_time(draft)
    summary = entries(client)[0].findtext("a:summary", namespaces=ATOM)
    assert "Tab dan &lt;b&gt;tanda&lt;/b&gt; &amp;  lain ." in summary


def test_every_page_names_the_feed(client):
    for path in ("/", "/standar/", PAGE):
        assert f'type="application/atom+xml" title="Perubahan standar pelayanan" href="{FEED}"' in (
            client.get(path).content.decode()
        )


def test_a_big_release_names_the_first_and_counts_the_rest(client):
    known = Version.objects.get(standard=standard())
    draft = release(date(2026, 12, 1))
    for number in range(MOST_NAMES + 5):
        row = ServiceStandard.objects.create(slug=f"jasa-{number:02}")
        new = Version.objects.create(
            release=draft,
            standard=row,
            name=f"Jasa {number:02}",
            risk="HIGH",
            licence_type="PERMIT",
            activity=known.activity,
        )
        new.texts.bulk_create([])
    draft.published_at = timezone.now()
    draft.save()
    html = client.get(PAGE).content.decode()
    assert "Jasa 09" in html
    assert "Jasa 10" not in html
    assert "dan 5 standar lain" in html


def test_four_queries_and_never_more_than_the_newest(django_assert_num_queries):
    for staff in range(31, 31 + MOST_RELEASES):
        published(date(2026, 12, 1), None, k11=f"{staff} Orang")
    with django_assert_num_queries(4):
        assert len(recent_releases(date(2026, 12, 15))) == MOST_RELEASES
