"""Search engines: every public page once, under one address, and where to find the list."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.utils import timezone

from purwakarta_ptsp.sitemap import PAGES
from tests.factories import INSPEKSI, LOKOMOTIF, published, standard

pytestmark = pytest.mark.django_db
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(client) -> dict[str, str | None]:
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    found = ET.fromstring(response.content).findall("s:url", NS)
    return {
        each.findtext("s:loc", None, NS).removeprefix("http://testserver"): each.findtext(
            "s:lastmod", None, NS
        )
        for each in found
    }


def test_it_lists_pages_that_exist_may_be_indexed_and_name_themselves(client):
    found = entries(client)
    assert len(found) == len(PAGES) + 2
    for path in found:
        html = client.get(path).content.decode()
        assert '<meta name="robots" content="index, follow">' in html
        assert f'<link rel="canonical" href="http://testserver{path}">' in html


def test_a_change_moves_its_date_and_a_scheduled_one_only_on_its_day(client):
    today = timezone.localdate()
    first = entries(client)[f"/standar/{LOKOMOTIF}/"]
    published(today + timedelta(days=1), standard(), k11="31 Orang")
    assert entries(client)[f"/standar/{LOKOMOTIF}/"] == first
    published(today, standard(), k11="31 Orang")
    found = entries(client)
    assert found[f"/standar/{LOKOMOTIF}/"] == today.isoformat()
    assert found[f"/standar/{INSPEKSI}/"] == first


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (f"/standar/{LOKOMOTIF}/?utm_source=x", f"/standar/{LOKOMOTIF}/"),
        ("/standar/?hal=2", "/standar/?hal=2"),
        ('/standar/?hal="><script>', "/standar/"),
    ],
)
def test_one_address_whatever_the_query_says(client, path, address):
    assert f'<link rel="canonical" href="http://testserver{address}">' in client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/standar/?q=lokomotif", "/masuk/", "/pengaduan/status/", "/tidak-ada/"])
def test_pages_not_to_be_found_name_no_address(client, path):
    assert 'rel="canonical"' not in client.get(path).content.decode()


def test_robots_says_where_it_is(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
