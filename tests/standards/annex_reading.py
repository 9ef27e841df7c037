"""An annex as an editor reads it in: waiting, decided about, stored."""

import re
from datetime import timedelta

from django.utils import timezone

from standards.importing.wordings import key_of
from standards.models import (
    Release,
    UploadedAnnex,
)
from standards.publishing import publish
from tests.standards.annex_text import source

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
PAGE = "/kelola/standards/release/naskah/"
BOTH = f"{source(44).decode()}\n{source(64).decode()}"
FEWER, KEY = "25 Orang", key_of("25 Orang")


def changed(text: str = BOTH, old: str = ": 30 Orang", new: str = f": {FEWER}", times: int = -1) -> str:
    assert old in text
    return text.replace(old, new, times)


def waiting(owner, text: str = BOTH, **changes) -> UploadedAnnex:
    known = {"document": "lampiran.txt", "is_whole": True, "note": "Perbup baru.", "effective_on": TOMORROW}
    return UploadedAnnex.objects.create(owner=owner, text=text, **(known | changes))


def read(client, annex: UploadedAnnex) -> str:
    response = client.get(f"{PAGE}{annex.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def fingerprint(page: str) -> str:
    return re.search(r'name="laporan" value="(\w+)"', page)[1]


def decide(client, annex: UploadedAnnex, number: int, **choices: str):
    """decide(client, annex, 11, key="own"): what is typed goes as key_text."""
    data = {f"k{key.removesuffix('_text')}-{'text' if key.endswith('_text') else 'choice'}": value
            for key, value in choices.items()}  # fmt: skip
    return client.post(f"{PAGE}{annex.pk}/komponen/{number}/", data)


def stored(client, annex: UploadedAnnex, **data) -> Release:
    sent = {"laporan": fingerprint(read(client, annex))} | data
    response = client.post(f"{PAGE}{annex.pk}/simpan/", sent)
    assert response.status_code == 302, response.content.decode()
    return UploadedAnnex.objects.get(pk=annex.pk).release


def publish_now(release: Release) -> None:
    publish(release, by=None, at=timezone.now())
