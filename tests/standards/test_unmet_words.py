"""Words that nobody's search found: what is kept of them, and how an editor makes synonyms of them."""

import pytest
from django.utils import timezone

from standards.models import Synonym, UnmetWord
from tests.factories import LOKOMOTIF
from tests.standards.test_search import page, standards_found

pytestmark = pytest.mark.django_db


def test_words_that_found_nothing_are_counted_alone_by_day(client):
    for _ in range(2):
        client.get("/standar/", {"q": "Warung kopi reparasi"}, headers={"user-agent": "Budi"})
    assert sorted(UnmetWord.objects.values_list("word", "day", "count")) == [
        ("kopi", timezone.localdate(), 2),
        ("warung", timezone.localdate(), 2),
    ]
    assert {field.name for field in UnmetWord._meta.fields} == {"id", "word", "day", "count"}


@pytest.mark.parametrize(
    "words", ["081234567890", "3214010101900001", "surat@contoh123.id 08a", "reparsi", "x"]
)
def test_numbers_of_people_and_mended_words_are_not_kept(client, words):
    page(client, q=words)
    assert not UnmetWord.objects.filter(word__regex="[0-9]").exists()
    assert not UnmetWord.objects.filter(word__in=["reparsi", "x"]).exists()


@pytest.mark.parametrize(
    "asked",
    [{"q": "reparsi", "persis": "1"}, {"q": "montir", "persis": "1"}, {"q": "montir", "per": "1990-01-01"}],
    ids=["mended-otherwise", "as-typed", "another-day"],
)
def test_what_is_asked_exactly_or_of_another_day_is_not_counted(client, asked):
    assert "Belum ada standar" in page(client, **asked)
    assert not UnmetWord.objects.exists()


def test_the_kiosk_keeps_no_word_as_it_says(client):
    html = client.get("/kios/standar/", {"q": "montir"}).content.decode()
    assert "Belum ada standar" in html
    assert "Yang Anda ketik dan belum Anda kirim hilang" in html
    assert not UnmetWord.objects.exists()


def test_the_table_of_unmet_words_cannot_be_filled_without_end(client, monkeypatch):
    monkeypatch.setattr("standards.unmet_words.MOST_A_DAY", 1)
    page(client, q="warung kopi")
    assert UnmetWord.objects.count() == 1


def test_an_editor_makes_a_synonym_of_a_word_nobody_found(client, editor, penetap, as_user):
    page(client, q="montir")
    listed = "/kelola/standards/unmetword/"
    link = '<a href="/kelola/standards/synonym/add/?word=montir">Buat padanan'
    assert link not in as_user(penetap).get(listed).content.decode()
    browser = as_user(editor)
    assert link in browser.get(listed).content.decode()
    form = browser.get("/kelola/standards/synonym/add/?word=montir").content.decode()
    assert 'value="montir"' in form
    assert "Satu kata seperti yang diketik warga" in form
    browser.post("/kelola/standards/synonym/add/", {"word": "Montir", "means": "reparasi"})
    assert standards_found(page(client, q="montir")) == [LOKOMOTIF]


@pytest.mark.parametrize(
    ("word", "means", "message"),
    [
        ("tukang las", "reparasi", "Tulis satu kata tanpa spasi atau tanda baca."),
        ("Bengkel", "reparasi", "Padanan ini sudah ada."),
        ("las", "", "Bidang ini"),
        ("las", "...", "Tulis setidaknya satu kata."),
        ("Berapa", "biaya", "Pencarian melewati kata ini, jadi padanannya tidak pernah dipakai."),
        ("dimana", "lokasi", "Pencarian melewati kata ini, jadi padanannya tidak pernah dipakai."),
        ("33152", "reparasi", "Angka dicari sebagai kode KBLI, jadi padanannya tidak pernah dipakai."),
    ],
)
def test_a_synonym_that_cannot_be_is_refused_at_its_field(editor, as_user, word, means, message):
    before = Synonym.objects.count()
    answer = as_user(editor).post("/kelola/standards/synonym/add/", {"word": word, "means": means})
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert Synonym.objects.count() == before
