"""The page of one component of an annex: what it shows, and what it takes for a decision."""

import re

import pytest

from standards.models import WordingDecision
from tests.standards.annex_reading import (
    BOTH,
    KEY,
    PAGE,
    changed,
    decide,
    read,
    waiting,
)
from tests.standards.annex_text import source
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db

LAW = "tentang Cipta"


def test_nothing_chosen_is_no_decision(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    response = decide(client, annex, 11)
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("Pilih satu keputusan.") == 2  # above, and at the field
    assert "Keputusan komponen 11 dicatat." not in page
    assert not WordingDecision.objects.exists()


def test_own_words_show_what_changes_of_those_in_force(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed(BOTH, LAW, "tentang Karya", 1))
    page = client.get(f"{PAGE}{annex.pk}/komponen/7/").content.decode()
    assert re.search(r"<del>[^/]*hanya dalam yang berlaku: </span>Cipta<", page)
    assert re.search(r"<ins>[^/]*hanya dalam naskah: </span>Karya<", page)


def test_what_changes_comes_before_what_stays(as_user, editor):
    second = changed(source(64).decode(), LAW, "tentang Karya")
    client, annex = as_user(editor), waiting(editor, f"{source(44).decode()}\n{second}")
    page = words_of(client.get(f"{PAGE}{annex.pk}/komponen/7/").content.decode())
    assert page.index("Disimpan sebagai uraian sendiri") < page.index("Sama dengan yang berlaku")


def test_what_is_not_decided_is_not_called_words_of_its_own(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    before = words_of(read(client, annex))
    assert "Belum diputuskan: 11." in before
    assert "Uraian sendiri: 11." not in before
    decide(client, annex, 11, **{KEY: "own"})
    after = words_of(read(client, annex))
    assert "Belum diputuskan: 11." not in after
    assert "Uraian sendiri: 11." in after


def test_the_box_for_the_right_words_is_open(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    page = client.get(f"{PAGE}{annex.pk}/komponen/11/").content.decode()
    assert "<details open><summary>Betulkan kata-katanya</summary>" in page
    sent = decide(client, annex, 11, **{KEY: "correct"}).content.decode()
    assert "<details open><summary>Betulkan kata-katanya</summary>" in sent
