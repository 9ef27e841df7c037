"""A citizen filling in the form, page by page, through the addresses that the browser sees."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from html import unescape
from unittest.mock import patch

from django.test import Client

from tests.factories import INSPEKSI

WHAT = {
    "words": "",
    "standard": INSPEKSI,
    "component": "3",
    "service_status": "not_served",
    "served_on": "",
    "description": "Berkas saya belum diproses.",
    "loss": "",
    "requested_resolution": "",
}
WHO = {
    "identity": "open",
    "name": "Sari Wulandari",
    "phone": "0812-3456 7890",
    "email": "",
    "address": "",
    "on_behalf": "self",
    "represented_name": "",
}
NAMELESS = {"identity": "none"}


@contextmanager
def clock(now: datetime) -> Iterator[None]:
    """The office's clock stands at an instant, for the pages, the session and the database rows."""
    with (
        patch("django.utils.timezone.now", return_value=now),
        patch("time.time", return_value=now.timestamp()),
    ):
        yield


def start(browser: Client, query: str = "") -> str:
    """The address of a new form."""
    return browser.get(f"/pengaduan/baru/mulai/{query}")["Location"]


def key_in(address: str) -> str:
    return re.search(r"[0-9a-f-]{36}", address)[0]


def write(browser: Client, what: dict | None = None, who: dict | None = None) -> str:
    """Both pages filled in; the address of the third."""
    answer = browser.post(start(browser), WHAT | (what or {}))
    assert answer.status_code == 302, page_text(answer)
    answer = browser.post(answer["Location"], WHO if who is None else who)
    assert answer.status_code == 302, page_text(answer)
    return answer["Location"]


def send(browser: Client, what: dict | None = None, who: dict | None = None) -> str:
    """All three pages; the address of the receipt."""
    return browser.post(write(browser, what, who))["Location"]


def page_text(answer) -> str:
    """What a person reads: no tags, white space folded."""
    body = re.sub(r"<(head|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def code_on(receipt: str) -> str:
    return re.search(r"Kode ((?:[0-9A-Z]{4} ?){3})", receipt)[1]


def number_on(text: str) -> str:
    return re.search(r"P-\d{4}-\d{4}", text)[0]
