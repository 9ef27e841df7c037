"""The requirements of a standard to tick and print: the regulation's markers, real boxes, nothing stored."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from standards import outline
from standards.models import SlugRedirect
from standards.tools.checklist import boxes
from tests.factories import INSPEKSI, LOKOMOTIF, published, standard
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db


def read(client: Client, slug: str = INSPEKSI) -> str:
    response = client.get(f"/standar/{slug}/daftar-periksa/")
    assert response.status_code == 200
    return response.content.decode()


def ticks(html: str) -> list[str]:
    """The words beside each box, in order; every box has its label."""
    found = re.findall(r'<input type="checkbox" id="([^"]+)"><label for="([^"]+)">(.*?)</label>', html, re.S)
    assert len(found) == html.count('type="checkbox"')
    assert all(box == label for box, label, _ in found)
    assert len({box for box, _, _ in found}) == len(found)
    return [words_of(words) for _, _, words in found]


@pytest.mark.parametrize(("slug", "items"), [(INSPEKSI, 7), (LOKOMOTIF, 10)])
def test_every_requirement_is_one_box_with_its_words(client, slug, items):
    html = read(client, slug)
    tree = standard(slug).versions.get().texts.get(number=1).outline
    wanted = [words_of(item.text) for item in outline.walk(tree) if not item.children]
    assert ticks(html) == wanted
    assert len(wanted) == items == boxes(tree)
    assert f"{items} butir." in words_of(html)


def test_the_groups_and_numbers_are_the_regulations_own(client):
    html = read(client)
    form = html[html.index('<form class="ticks"') : html.index("</form>", html.index('<form class="ticks"'))]
    assert [words_of(title) for title in re.findall(r"<b>(.*?)</b>", form)] == [
        "Persyaratan Umum:",
        "Persyaratan Khusus:",
    ]
    assert re.findall(r'<ol class="outline" type="(.)">', form) == ["A", "1", "1"]


def test_a_number_that_the_text_leaves_out_is_left_out_here_too():
    items = outline.parse("1. Satu;\n3. Tiga;").items
    html = render_to_string("standards/tools/_ticks.html", {"items": items})
    assert re.findall(r"<li[^>]*>", html) == ["<li>", '<li value="3">']


def test_requirements_without_a_list_are_one_box(client):
    published(timezone.localdate(), standard(), k1="Mengisi formulir <i>online</i> & membawa fotokopi.")
    assert ticks(read(client, LOKOMOTIF)) == ["Mengisi formulir online & membawa fotokopi."]


def test_nothing_is_sent_or_stored(client):
    html = read(client)
    form = html[html.index('<form class="ticks"') :]
    assert "name=" not in form[: form.index("</form>")]
    assert "<button" not in form[: form.index("</form>")]
    assert client.get(f"/standar/{INSPEKSI}/daftar-periksa/").cookies == {}


def test_the_standard_leads_there_and_back(client):
    page = client.get(f"/standar/{INSPEKSI}/").content.decode()
    assert f'href="/standar/{INSPEKSI}/daftar-periksa/"' in page
    assert f'href="/standar/{INSPEKSI}/#komponen-1"' in read(client)


def test_an_old_address_leads_on_and_an_unknown_one_is_not_found(client):
    SlugRedirect.objects.create(slug="nama-lama", standard=standard())
    moved = client.get("/standar/nama-lama/daftar-periksa/")
    assert (moved.status_code, moved["Location"]) == (301, f"/standar/{LOKOMOTIF}/daftar-periksa/")
    assert client.get("/standar/tidak-ada/daftar-periksa/").status_code == 404
