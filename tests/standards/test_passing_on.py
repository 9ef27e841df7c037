"""A standard passed on: by link, by chat, by QR code, on paper; and where no PDF can be made."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from standards.models import SlugRedirect
from standards.qr import qr_code
from standards.tools import pdf
from tests.factories import LOKOMOTIF, standard
from tests.standards.page_reading import OutlineReader, words_of

pytestmark = pytest.mark.django_db
ADDRESS = f"http://testserver/standar/{LOKOMOTIF}/"


@pytest.fixture
def without_pdf(monkeypatch):
    """A machine without the libraries."""
    monkeypatch.setattr(pdf, "find_library", lambda name: None)
    pdf.obstacle.cache_clear()
    yield
    pdf.obstacle.cache_clear()


def read(client: Client, page: str = "bagikan/") -> str:
    response = client.get(f"/standar/{LOKOMOTIF}/{page}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_one_address_stands_there_to_be_copied(client):
    assert re.search(rf'<input type="url" id="alamat" value="{ADDRESS}" readonly', read(client))
    assert (
        f'value="{ADDRESS}"'
        in client.get(f"/standar/{LOKOMOTIF}/bagikan/?per=2026-01-01&x=1").content.decode()
    )


def test_the_chat_message_names_the_standard_and_its_address(client):
    link = re.search(r'href="(https://wa\.me/[^"]+)"', read(client))[1].replace("&amp;", "&")
    said = f"Reparasi Lokomotif dan Gerbong Kereta (KBLI 33152): syarat, waktu, dan biayanya di {ADDRESS}"
    assert parse_qs(urlsplit(link).query) == {"text": [said]}
    mail = re.search(r'href="(mailto:[^"]+)"', read(client))[1].replace("&amp;", "&")
    assert parse_qs(urlsplit(mail).query)["body"] == [said]


def test_the_qr_code_is_shown_and_can_be_kept_as_svg(client):
    code = qr_code(ADDRESS)
    assert f'd="{code.path}"' in read(client)
    response = client.get(f"/standar/{LOKOMOTIF}/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"] == f'attachment; filename="qr-{LOKOMOTIF}.svg"'
    svg = response.content.decode()
    assert svg.startswith(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}"')
    assert f'd="{code.path}"' in svg
    assert f"<title>{ADDRESS}</title>" in svg


def test_the_print_page_has_all_14_components_and_nothing_to_press(client):
    html = read(client, "cetak/")
    assert OutlineReader(html).order == list(range(1, 15))
    assert '<body class="paper">' in html
    assert '<meta name="robots" content="noindex, follow">' in html
    assert f'<link rel="canonical" href="{ADDRESS}">' in html
    assert '<nav class="nav"' not in html
    assert "Simpan sebagai PDF" in words_of(html)
    assert "Penjelasan kantor" in words_of(html)


def test_without_the_libraries_the_print_page_is_offered(client, without_pdf):
    page = read(client, "")
    assert f'<a href="/standar/{LOKOMOTIF}/cetak/">Cetak atau simpan PDF</a>' in page
    assert "standar.pdf" not in page
    response = client.get(f"/standar/{LOKOMOTIF}/standar.pdf")
    assert (response.status_code, response["Location"]) == (302, f"/standar/{LOKOMOTIF}/cetak/")
    assert response["Cache-Control"] == "private, no-store"
    assert pdf.obstacle() == ("pustaka sistem belum ada: pango-1.0, pangoft2-1.0, harfbuzz, fontconfig")


def test_without_the_python_library_too(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    pdf.obstacle.cache_clear()
    try:
        assert pdf.obstacle() == "pustaka Python weasyprint belum terpasang"
    finally:
        pdf.obstacle.cache_clear()


@pytest.mark.parametrize("page", ["bagikan/", "qr.svg", "cetak/", "standar.pdf"])
def test_an_old_address_leads_on_and_an_unknown_one_is_not_found(client, page):
    SlugRedirect.objects.create(slug="nama-lama", standard=standard())
    moved = client.get(f"/standar/nama-lama/{page}")
    assert (moved.status_code, moved["Location"]) == (301, f"/standar/{LOKOMOTIF}/{page}")
    assert client.get(f"/standar/tidak-ada/{page}").status_code == 404
