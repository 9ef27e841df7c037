"""From the first page of Pengelolaan portal to the draft in which a standard is written."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from standards.models import Release
from standards.revising import revisable
from tests import factories

pytestmark = pytest.mark.django_db
CHOOSE = "/kelola/standards/release/ubah/"
BEGIN = f"{CHOOSE}standar/{factories.LOKOMOTIF}/"
SHARED = f"{CHOOSE}teks-bersama/"


@pytest.fixture
def penyunting(editor, as_user):
    return as_user(editor)


def typed(**changes: str) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=3)
    sent = {"draft": "", "note": "Persyaratan diperbarui.", "effective_on": day.isoformat()} | changes
    return {f"mulai-{name}": value for name, value in sent.items()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("lokomotif", ["Reparasi Lokomotif dan Gerbong Kereta"]),
        ("gerbong reparasi", ["Reparasi Lokomotif dan Gerbong Kereta"]),
        ("KBLI 33152", ["Reparasi Lokomotif dan Gerbong Kereta"]),
        ("no. 64", ["Reparasi Lokomotif dan Gerbong Kereta"]),
        ("44", ["Jasa Inspeksi Teknik Instalasi"]),
        ("", ["Jasa Inspeksi Teknik Instalasi", "Reparasi Lokomotif dan Gerbong Kereta"]),
        ("kapal", []),
        ("9" * 40, []),
        ("²", []),
    ],
    ids=["word", "two-words", "code", "number", "number-44", "all", "none", "huge", "superscript"],
)
def test_a_standard_is_found_by_word_code_or_number(text, names):
    assert [version.name for version in revisable(text, timezone.localdate())] == names


def test_the_list_leads_to_the_beginning_and_to_drafts_that_are_open(penyunting):
    draft = factories.release(slug="draf-lama")
    factories.version(draft, factories.standard())
    page = penyunting.get(CHOOSE, {"q": "lokomotif"})
    html = page.content.decode()
    assert f'href="{BEGIN}"' in html
    assert reverse("admin:standards_release_version", args=[draft.pk, factories.LOKOMOTIF]) in html
    assert "Tidak ada standar yang cocok" in penyunting.get(CHOOSE, {"q": "kapal"}).content.decode()


def test_a_reason_and_a_day_make_a_draft_and_open_its_words(penyunting, editor):
    answer = penyunting.post(f"{BEGIN}?komponen=7", typed())
    release = Release.objects.get(note="Persyaratan diperbarui.")
    page = reverse("admin:standards_release_version", args=[release.pk, factories.LOKOMOTIF])
    assert answer.url == f"{page}#komponen-7"
    assert list(release.writers.all()) == [editor]
    assert penyunting.get(page).status_code == 200


def test_an_open_draft_can_be_chosen_instead(penyunting):
    draft = factories.release(slug="draf-lama")
    answer = penyunting.post(BEGIN, typed(draft=str(draft.pk), note="", effective_on=""))
    assert answer.url == reverse("admin:standards_release_version", args=[draft.pk, factories.LOKOMOTIF])
    assert Release.objects.open_drafts().count() == 1


def test_the_shared_texts_begin_in_the_same_way(penyunting):
    answer = penyunting.post(SHARED, typed())
    assert answer.url == reverse("admin:standards_release_shared", args=[Release.objects.latest("pk").pk])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"note": " "}, "Isi apa yang berubah dan mengapa."),
        ({"effective_on": ""}, "Isi tanggal mulai berlakunya."),
        ({"effective_on": "2026-02-31"}, "Tulis tanggal yang ada di kalender."),
        ({"effective_on": "2020-01-01"}, "Tanggal berlaku sudah lewat; pakai hari ini atau sesudahnya."),
        ({"draft": "999999"}, "Draf itu sudah tidak terbuka. Pilih lagi."),
    ],
    ids=["no-reason", "no-day", "no-such-day", "past", "no-such-draft"],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(penyunting, changes, message):
    before = Release.objects.count()
    page = penyunting.post(BEGIN, typed(**changes))
    html = page.content.decode()
    assert page.status_code == 200
    assert html.count(message) == 2
    assert "<title>Galat: " in html
    assert changes.get("note", "Persyaratan diperbarui.") in html
    assert Release.objects.count() == before


@pytest.mark.parametrize("komponen", ["0", "15", "99999999999", "x", "-1", ""])
def test_a_component_that_does_not_exist_does_no_harm(penyunting, komponen):
    assert penyunting.get(BEGIN, {"komponen": komponen}).status_code == 200


def test_an_unknown_standard_is_not_found(penyunting):
    assert penyunting.get(f"{CHOOSE}standar/tidak-ada/").status_code == 404


def test_the_next_code_is_free_even_after_one_was_taken_out():
    for slug in ("uji", "uji-2", "uji-3"):
        factories.release(slug=slug)
    Release.objects.get(slug="uji-2").delete()
    assert Release.objects.free_code("uji") == "uji-2"
    factories.release(slug="uji-2")
    assert Release.objects.free_code("uji") == "uji-4"
