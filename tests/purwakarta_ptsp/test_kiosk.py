"""The touch screen: from its first page every link stays under /kios/, and nothing is kept."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from standards.models import SlugRedirect
from standards.qr import qr_code
from tests.factories import LOKOMOTIF, standard
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
HOME = "/kios/"
STANDARD = f"{HOME}standar/{LOKOMOTIF}/"


def links(html: str) -> list[str]:
    return [
        unescape(found) for found in re.findall(r"<(?:a|form)\b[^>]*?\s(?:href|action)=\"([^\"]*)\"", html)
    ]


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_whoever_follows_every_link_never_leaves_and_never_meets_a_dead_end(client):
    waiting, seen = (
        [HOME, f"{HOME}standar/?q=kereta", f"{HOME}standar/?q=zzzz", f"{STANDARD}?per=2020-01-01"],
        set(),
    )
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        html = client.get(address, follow=True).content.decode()
        assert f'class="btn btn-onblue" href="{HOME}"' in html, address
        for link in links(html):
            target = urlsplit(urljoin(address, link))
            assert (target.scheme, target.netloc) == ("", ""), (address, link)
            assert target.path.startswith(HOME), (address, link)
            waiting.append(f"{target.path}?{target.query}" if target.query else target.path)
    paths = {urlsplit(address).path for address in seen}
    assert {HOME, STANDARD, f"{HOME}standar/bandingkan/", f"{HOME}pengaduan/", f"{HOME}profil/"} <= paths
    assert len(paths) >= 15


def test_nothing_is_kept_and_no_search_engine_comes(client):
    for address in (HOME, STANDARD, f"{HOME}tidak/ada/"):
        response = client.get(address)
        assert response.cookies == {}
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"
    assert "Disallow: /kios/" in client.get("/robots.txt").content.decode()


def test_forms_offer_nothing_that_was_typed_before(client):
    for address in (HOME, f"{HOME}standar/?q=kereta", f"{HOME}standar/bandingkan/", f"{HOME}hitung-hari/"):
        forms = re.findall(r"<form\b[^>]*>", read(client, address))
        assert forms, address
        assert all('autocomplete="off"' in form and 'method="post"' not in form for form in forms)


def test_without_script_the_page_itself_goes_home(client, settings):
    settings.KIOSK_IDLE_SECONDS = 45
    html = read(client, f"{STANDARD}?per=2026-12-31")
    assert '<noscript><meta http-equiv="refresh" content="45;url=/kios/"></noscript>' in html
    assert f'<a href="{STANDARD}?per=2026-12-31">Masih membaca? Sentuh di sini</a>' in html
    assert 'data-home="/kios/" data-idle="45" data-warning="15"' in html


def test_the_code_for_the_telephone_is_the_public_page_without_what_was_typed(client):
    public = "http://testserver/standar/"
    assert qr_code(public).path in read(client, f"{HOME}standar/?q=rahasia")
    assert qr_code(f"{public}{LOKOMOTIF}/").path in read(client, STANDARD)


def test_what_cannot_be_done_here_is_not_offered(client):
    html = read(client, STANDARD)
    assert "Adukan bagian ini" in html
    assert "/pengaduan/status/" not in html
    assert "mailto:" not in read(client, f"{HOME}profil/")
    assert "tel:" not in read(client, f"{HOME}profil/")
    assert "(0264) 8224794" in words_of(read(client, f"{HOME}profil/"))


def test_an_unknown_page_is_told_in_the_kiosks_own_frame(client):
    for address in (f"{HOME}tidak/ada/", f"{HOME}standar/tidak-ada/", f"{HOME}masuk/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "Halaman itu tidak ada di layar ini" in response.content.decode()
        assert set(links(response.content.decode())) <= {HOME, "#isi", address}


def test_an_old_address_leads_on_inside(client):
    SlugRedirect.objects.create(slug="nama-lama", standard=standard())
    moved = client.get(f"{HOME}standar/nama-lama/")
    assert (moved.status_code, moved["Location"]) == (301, STANDARD)


def test_the_pages_outside_have_no_frame(client):
    html = read(client, f"/standar/{LOKOMOTIF}/")
    assert "kiosk" not in html
    assert "/kios/" not in html
