"""Every page on a cheap phone: at most 20 KiB and three requests, no script."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.public_pages import FORMS, PUBLIC

pytestmark = pytest.mark.django_db
HEAVIEST = 20 * 1024
# Never run, so no script: search engines read it (tests/standards/test_linked_data.py).
DATA_BLOCK = '<script type="application/ld+json">'
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
    others = fetched_too(gzip.decompress(response.content).decode())
    assert 1 + len(others) <= 3
    assert len(response.content) + sum(map(weight_of, others)) <= HEAVIEST


@EVERY
def test_no_script_and_nothing_inline_that_the_policy_blocks(client, path):
    html = client.get(path, follow=True).content.decode()
    assert "<script" not in html.replace(DATA_BLOCK, "")
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", html)
    assert "<style" not in html
