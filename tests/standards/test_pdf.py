"""A standard as a PDF, really laid out; left out where the system's libraries are missing."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from standards import outline
from standards.in_force import in_force
from standards.tools import pdf
from tests.factories import LOKOMOTIF, published, standard

pytestmark = pytest.mark.django_db
PAGE = f"/standar/{LOKOMOTIF}/standar.pdf"
MOST_PAGES = 9


@pytest.fixture(autouse=True)
def nothing_kept():
    pdf._laid_out.cache_clear()


def texts(html: str) -> str:
    """All the words as they are laid out, list markers included: those wait in placeholders."""
    return " ".join(word for page in pdf.layout(html).pages for word in words_in(page._page_box))


def words_in(box: Any) -> Iterator[str]:
    for each in box.descendants():
        if hasattr(each, "_box"):
            yield from words_in(each._box)
        elif hasattr(each, "text"):
            yield " ".join(each.text.split())


def paper(client: Client) -> str:
    return client.get(f"/standar/{LOKOMOTIF}/cetak/").content.decode()


def test_the_standard_leads_to_a_tagged_pdf_of_few_pages(client):
    assert f'<a href="{PAGE}">Unduh PDF</a>' in client.get(f"/standar/{LOKOMOTIF}/").content.decode()
    response = client.get(PAGE)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="standar-{LOKOMOTIF}.pdf"'
    assert response["Cache-Control"].startswith("public, max-age=")
    assert response.cookies == {}
    assert response.content.startswith(b"%PDF-")
    pages = pdf.layout(paper(client)).pages
    assert 4 <= len(pages) <= MOST_PAGES


def test_every_word_and_marker_of_the_regulation_is_on_paper(client):
    words = texts(paper(client))
    for number in (1, 6):
        tree = standard_tree(number)
        for item in outline.walk(tree):
            assert f"{item.marker} {' '.join(item.text.split()[:2])}" in words, item.path


def standard_tree(number: int) -> outline.Outline:
    return in_force(standard(), timezone.localdate()).clause(number).text.outline


def test_the_reader_who_has_it_is_not_sent_it_again(client, monkeypatch):
    etag = client.get(PAGE)["ETag"]
    monkeypatch.setattr(pdf, "_laid_out", lambda html, sheets: pytest.fail("laid out again"))
    response = client.get(PAGE, headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")


def test_it_is_laid_out_once_for_all_readers(client, monkeypatch):
    laid_out = []
    real = pdf.layout
    monkeypatch.setattr(pdf, "layout", lambda html, sheets: laid_out.append(1) or real(html, sheets))
    assert client.get(PAGE).content == client.get(PAGE, {"x": "1"}).content
    assert len(laid_out) == 1


def test_new_words_make_a_new_pdf(client):
    before = client.get(PAGE)["ETag"]
    published(timezone.localdate(), standard(), k1="1. Syarat baru.")
    assert client.get(PAGE)["ETag"] != before


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "https://example.com/a.png", "file:///etc/hostname", "ftp://a/b"]
)
def test_nothing_is_fetched(address):
    with pytest.raises(ValueError, match="Nothing is fetched"):
        pdf._refusing_fetcher().fetch(address)
    assert len(pdf.layout(f'<title>a</title><img alt="" src="{address}"><p>Tetap jadi').pages) == 1


def redirected(client: Client) -> bool:
    response = client.get(PAGE)
    return (response.status_code, response.get("Location")) == (302, f"/standar/{LOKOMOTIF}/cetak/")


def test_a_page_too_large_is_not_laid_out(client, monkeypatch):
    monkeypatch.setattr(pdf, "LONGEST_PAGE", 1000)
    assert redirected(client)


def test_while_another_is_laid_out_the_reader_gets_the_print_page(client, monkeypatch):
    monkeypatch.setattr(pdf, "LONGEST_WAIT_SECONDS", 0)
    held = threading.Lock()
    held.acquire()
    monkeypatch.setattr(pdf, "_one_at_a_time", held)
    assert redirected(client)


def test_a_failing_library_never_ends_in_an_error_page(client, monkeypatch, caplog):
    monkeypatch.setattr(pdf, "layout", lambda html, sheets: 1 / 0)
    assert redirected(client)
    assert "PDF could not be made" in caplog.text
    monkeypatch.undo()
    assert client.get(PAGE).status_code == 200


def test_the_qr_and_the_day_are_on_the_first_page(client):
    html = paper(client)
    assert 'class="qr"' in html
    words = texts(html)
    assert "Keadaan pada:" in words
    assert "1 / " in words
