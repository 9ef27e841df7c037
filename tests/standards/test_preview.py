"""A draft for people without an account, by a link that ends."""

import time
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.signing import TimestampSigner
from django.urls import reverse
from django.utils import timezone

from standards.models import Release
from standards.preview.links import LASTS, new_link
from standards.publishing import publish
from tests import factories
from tests.standards.page_reading import component_html, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Release:
    row = factories.release(date(2099, 1, 1))
    factories.version(row, factories.standard(), words={11: "25 Orang"})
    factories.version(row, None, words={8: "1. Ruang <laktasi>."})
    return row


def address(token: str, slug: str = "") -> str:
    return reverse(
        "release-preview-standard" if slug else "release-preview", args=[token, *([slug] * bool(slug))]
    )


def test_the_list_names_what_would_change(client, draft):
    html = client.get(address(new_link(draft))).content.decode()
    words = words_of(html)
    assert "DRAF" in words
    assert "Reparasi Lokomotif dan Gerbong Kereta" in words
    assert "11. Jumlah Pelaksana" in words
    assert "1 Januari 2099" in words
    assert "Ruang &lt;laktasi&gt;." in html


def test_each_standard_as_it_would_be_marked_as_a_draft(client, draft):
    token = new_link(draft)
    html = client.get(address(token, factories.LOKOMOTIF)).content.decode()
    assert "25 Orang" in component_html(html, 11)
    assert "laktasi" in component_html(html, 8)
    assert '<div class="draft-mark">' in html
    assert "<title>DRAF: " in html
    assert "Adukan bagian ini" not in html
    assert 'rel="canonical"' not in html
    other = client.get(address(token, factories.INSPEKSI)).content.decode()
    assert "laktasi" in component_html(other, 8)
    public = client.get(f"/standar/{factories.LOKOMOTIF}/").content.decode()
    assert "30 Orang" in component_html(public, 11)
    assert "DRAF" not in public


def test_it_is_neither_kept_nor_indexed_nor_told_to_others(client, draft):
    token = new_link(draft)
    for path in (address(token), address(token, factories.LOKOMOTIF), address("x")):
        answer = client.get(path)
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert 'content="noindex, nofollow, noarchive"' in answer.content.decode()
        assert not answer.cookies


def gone(client, token: str) -> bool:
    answers = [client.get(address(token)), client.get(address(token, factories.LOKOMOTIF))]
    assert all("25 Orang" not in answer.content.decode() for answer in answers)
    return all(answer.status_code == 410 for answer in answers)


def test_it_ends_after_seven_days(client, draft, monkeypatch):
    token, now = new_link(draft), time.time()
    monkeypatch.setattr(time, "time", lambda: now + LASTS.total_seconds() - 60)
    assert client.get(address(token)).status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + LASTS.total_seconds() + 60)
    assert gone(client, token)
    assert "sudah tidak berlaku" in client.get(address(token)).content.decode()


def test_it_ends_when_the_release_is_published(client, draft):
    token = new_link(draft)
    publish(draft, by=None, at=timezone.now())
    assert gone(client, token)
    assert Release.objects.get(pk=draft.pk).preview_nonce == ""


def test_a_newer_link_ends_the_one_before(client, draft):
    first, second = new_link(draft), new_link(draft)
    assert gone(client, first)
    assert client.get(address(second)).status_code == 200


def test_it_ends_when_the_draft_is_deleted(client, draft):
    token = new_link(draft)
    for version in draft.versions.all():
        version.delete()
    draft.delete()
    assert gone(client, token)


@pytest.mark.parametrize("token", ["x", "a:b:c", "é", "x" * 5000, ":", "%2e%2e"])
def test_a_token_never_made_here_is_unknown(client, token):
    answer = client.get(address(token))
    assert answer.status_code == 404
    assert "Tautan pratinjau tidak dikenal" in answer.content.decode()


def test_a_changed_token_is_unknown(client, draft):
    token = new_link(draft)
    for place in (0, len(token) // 2, -1):
        letters = list(token)
        letters[place] = "A" if letters[place] != "A" else "B"
        assert client.get(address("".join(letters))).status_code == 404


def test_a_token_signed_for_something_else_does_not_open(client, draft):
    token = new_link(draft)
    draft.refresh_from_db()
    other = TimestampSigner(salt="lain").sign_object([draft.pk, draft.preview_nonce])
    assert client.get(address(other)).status_code == 404
    assert client.get(address(token)).status_code == 200


def test_an_unknown_standard_is_not_found(client, draft):
    assert client.get(address(new_link(draft), "tidak-ada")).status_code == 404


def test_a_withdrawal_is_told_without_a_link(client):
    row = factories.release(date(2099, 1, 1))
    factories.version(row, factories.standard(), withdrawn=True)
    token = new_link(row)
    html = client.get(address(token)).content.decode()
    assert "(akan dicabut)" in html
    assert client.get(address(token, factories.LOKOMOTIF)).status_code == 404


def test_an_empty_draft_says_so(client):
    assert "masih kosong" in client.get(address(new_link(factories.release()))).content.decode()


def test_the_button_of_the_admin_makes_it(draft, editor: User, penetap: User, as_user, warga):
    step = reverse("admin:standards_release_preview_link", args=[draft.pk])
    for user in (editor, penetap):
        page = as_user(user).post(step).content.decode()
        link = page.split('class="preview-link"><a href="')[1].split('"')[0]
        assert warga.get(link.removeprefix("http://testserver")).status_code == 200
