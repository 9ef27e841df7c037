"""Every page on a cheap phone: at most 20 KiB and three requests, no script; a page of the complaint
form has one script more, which nothing needs, and after the first page little is fetched anew."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.complaints.citizen_form import WHAT, WHO, code_on, number_on, page_text, start
from tests.public_pages import FORMS, PUBLIC

pytestmark = pytest.mark.django_db
HEAVIEST = 20 * 1024
# Never run, so no script: search engines read it (tests/standards/test_linked_data.py).
DATA_BLOCK = '<script type="application/ld+json">'
# Keeps what is typed; comes after the page and is missed by nobody who has no script.
KEEPING = re.compile(r'<script src="/static/js/typing[^"]*\.js" defer></script>')
EVERY = pytest.mark.parametrize("path", [*PUBLIC, *FORMS])


def fetched_too(html: str) -> list[str]:
    """What a browser asks for besides the page itself."""
    links = re.findall(r'<link rel="(?:stylesheet|icon|preload)"[^>]* href="([^"]+)"', html)
    return links + re.findall(r'<(?:img|script|iframe|source|video)\b[^>]*\bsrc="([^"]+)"', html)


def weight_of(path: str) -> int:
    """As it is served: compressed once, when collected."""
    file = Path(finders.find(path.removeprefix("/static/")))
    return len(gzip.compress(file.read_bytes(), 9))


@EVERY
def test_everything_transferred(client, path):
    response = client.get(path, follow=True, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    html = gzip.decompress(response.content).decode()
    others = fetched_too(html)
    assert 1 + len(others) <= 3 + len(KEEPING.findall(html))
    assert len(response.content) + sum(map(weight_of, others)) <= HEAVIEST


@EVERY
def test_no_script_and_nothing_inline_that_the_policy_blocks(client, path):
    html = client.get(path, follow=True).content.decode()
    assert "<script" not in KEEPING.sub("", html).replace(DATA_BLOCK, "")
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", html)
    assert "<style" not in html


def test_the_way_of_a_complaint_costs_little_data(warga):
    """From the form to the case by its code: six pages, each as it is served."""
    weights = {}
    for name, response in way_of_a_complaint(warga):
        assert response.status_code == 200, name
        weights[name] = len(gzip.compress(response.content, 6))
        html = response.content.decode()
        assert len(fetched_too(html)) <= 2 + len(KEEPING.findall(html)), name
    assert len(weights) == 6
    assert max(weights.values()) <= 8 * 1024, weights
    assert sum(weights.values()) <= 30 * 1024, weights


def way_of_a_complaint(browser):
    page = start(browser)
    for name, answers in (("what", WHAT), ("who", WHO), ("check", {})):
        yield name, browser.get(page)
        page = browser.post(page, answers)["Location"]
    receipt = browser.get(page)
    yield "receipt", receipt
    words = page_text(receipt)
    yield "status", browser.get("/pengaduan/status/")
    browser.post("/pengaduan/status/", {"number": number_on(words), "code": code_on(words)})
    yield "case", browser.get("/pengaduan/status/lihat/")
