"""Search that forgives, on the office's own two standards."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from standards.models import ComponentText, SearchWord, Sector, StandardEntry, Synonym, Version
from standards.publishing import cancel, publish
from standards.search import entries_of, find, ranked
from standards.search_form import read_search
from standards.search_index import index_all
from tests.factories import INSPEKSI, LOKOMOTIF, at, published, release, standard, version
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def page(client, **query: str) -> str:
    response = client.get("/standar/", query)
    assert response.status_code == 200
    return response.content.decode()


def standards_found(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/standar/([^/"]+)/"', html)


def components_found(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'<h3><a href="/standar/komponen/(\d+)/"', html)]


def slugs(words: str, on: date) -> list[str]:
    search = read_search({"q": words}, [])
    found = find(search, on)
    return [entry.standard.slug for entry in entries_of(ranked(search, found, on), found, on)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("reparsi lokomotip", LOKOMOTIF),
        ("bengkel kereta", LOKOMOTIF),
        ("3315", LOKOMOTIF),
        ("izin inspeksi instalsi", INSPEKSI),
        ("perizinan inspeksi", INSPEKSI),
        ("inspeksinya", INSPEKSI),
        ("71202", INSPEKSI),
        ("biaya inspeksi", INSPEKSI),
        ("kawasan industri", LOKOMOTIF),
    ],
)
def test_the_right_standard_comes_first(client, words, first):
    assert standards_found(page(client, q=words))[0] == first


@pytest.mark.parametrize(
    ("words", "component"),
    [
        ("biaya", 4),
        ("Biaya/Tarif", 4),
        ("ongkosnya berapa", 4),
        ("berapa lama selesai", 3),
        ("penyelesaian", 3),
        ("pengaduan", 6),
        ("mengadu", 6),
        ("keluhan", 6),
        ("WA", 6),
        ("whatsapp", 6),
    ],
)
def test_the_right_shared_component_comes_first(client, words, component):
    assert components_found(page(client, q=words))[0] == component


def test_a_hit_in_a_shared_text_is_one_result_and_not_one_a_standard(client):
    html = page(client, q="gratis")
    assert components_found(html) == [4]
    assert standards_found(html) == []
    assert "Berlaku untuk semua layanan" in words_of(html)
    assert "<mark>Gratis</mark>" in html


def test_shared_components_come_before_standards_only_when_they_are_asked_for(client):
    named = page(client, q="biaya inspeksi")
    assert named.index('id="semua-layanan"') < named.index('class="count"')
    published(timezone.localdate(), None, k8="1. Lokomotif pajangan;")
    said_too = page(client, q="lokomotif")
    assert said_too.index('id="semua-layanan"') > said_too.index('class="count"')


def test_words_in_the_text_are_shown_where_they_stand(client):
    html = page(client, q="kawasan industri")
    assert f'href="/standar/{LOKOMOTIF}/#komponen-1"' in html
    assert "<mark>Kawasan</mark>" in html


def test_a_mended_search_says_so_and_offers_the_words_as_typed(client):
    html = page(client, q="reparsi lokomotip")
    assert "Menampilkan hasil untuk “reparasi lokomotif”, bukan “reparsi lokomotip”." in words_of(html)
    link = re.search(r'href="([^"]+persis=1)"', html).group(1).replace("&amp;", "&")
    literal = client.get(link).content.decode()
    assert standards_found(literal) == []
    assert "Menampilkan hasil untuk" not in literal
    assert "Belum ada standar" in literal


def test_right_words_are_never_mended(client):
    assert "Menampilkan hasil untuk" not in page(client, q="reparasi lokomotif")


def test_a_synonym_works_as_soon_as_an_editor_adds_it(client):
    assert standards_found(page(client, q="montir")) == []
    Synonym.objects.create(word="montir", means="reparasi")
    assert standards_found(page(client, q="montir")) == [LOKOMOTIF]


def test_a_synonym_of_several_words_needs_them_all(client):
    Synonym.objects.create(word="sepur", means="gerbong kapal")
    assert standards_found(page(client, q="sepur")) == []
    Synonym.objects.create(word="sepur", means="gerbong kereta")
    assert standards_found(page(client, q="sepur")) == [LOKOMOTIF]


def test_the_index_is_made_anew_by_command_and_comes_out_the_same(capsys):
    def rows():
        return sorted(StandardEntry.objects.values_list("standard__slug", "since", "title", "words"))

    before, words = rows(), set(SearchWord.objects.values_list("word", flat=True))
    call_command("index_standards")
    assert "memuat 2 standar" in capsys.readouterr().out
    assert rows() == before
    assert set(SearchWord.objects.values_list("word", flat=True)) == words


def renamed(effective_on: date | None, name: str):
    draft = release(effective_on)
    version(draft, standard(), name=name)
    return draft


def test_a_draft_is_found_by_nobody_not_even_after_a_rebuild(client):
    renamed(None, "Galangan Perahu Phinisi")
    index_all()
    html = page(client, q="phinisi")
    assert standards_found(html) == []
    assert "Menampilkan hasil untuk" not in page(client, q="phinisy")
    assert not SearchWord.objects.filter(word="phinisi").exists()


def test_a_scheduled_release_is_found_from_its_day_without_a_job():
    draft = renamed(date(2026, 12, 1), "Galangan Perahu Phinisi")
    publish(draft, by=None, at=at(2026, 11, 21))
    assert slugs("phinisi", date(2026, 11, 30)) == []
    assert slugs("phinisi", date(2026, 12, 1)) == [LOKOMOTIF]
    assert slugs("lokomotif gerbong reparasi", date(2026, 11, 30)) == [LOKOMOTIF]
    assert slugs("reparasi gerbong", date(2026, 12, 1)) == []


def test_a_misspelling_is_not_mended_into_words_not_yet_in_force():
    publish(renamed(date(2026, 12, 1), "Galangan Perahu Phinisi"), by=None, at=at(2026, 11, 21))
    search = read_search({"q": "phinisy"}, [])
    assert find(search, date(2026, 11, 30)).mended == ()
    assert [term.word for term in find(search, date(2026, 12, 1)).mended] == ["phinisi"]


def test_a_cancelled_release_is_never_found(penetap):
    draft = renamed(date(2026, 12, 1), "Galangan Perahu Phinisi")
    publish(draft, by=None, at=at(2026, 11, 21))
    cancel(draft, by=penetap, at=at(2026, 11, 22))
    assert slugs("phinisi", date(2026, 12, 1)) == []
    assert slugs("reparasi gerbong", date(2026, 12, 1)) == [LOKOMOTIF]


def test_a_release_cancelled_behind_the_indexs_back_is_not_shown():
    draft = renamed(date(2099, 12, 1), "Galangan Perahu Phinisi")
    publish(draft, by=None, at=timezone.now())
    type(draft).objects.filter(pk=draft.pk).update(cancelled_at=timezone.now())
    assert slugs("phinisi", date(2099, 12, 1)) == []


def test_a_withdrawn_standard_is_found_until_its_last_day():
    draft = release(date(2026, 12, 1))
    Version.objects.create(release=draft, standard=standard(), withdrawn=True)
    publish(draft, by=None, at=at(2026, 11, 21))
    assert slugs("lokomotif", date(2026, 11, 30)) == [LOKOMOTIF]
    assert slugs("lokomotif", date(2026, 12, 1)) == []


def test_a_new_shared_text_is_found_once_and_the_old_one_no_longer(client):
    published(timezone.localdate(), None, k8="1. Ruang menyusui;")
    assert components_found(page(client, q="menyusui"))[0] == 8
    assert components_found(page(client, q="touchscreen")) == []


def test_own_words_are_found_until_the_standard_follows_the_shared_text_again(client):
    published(timezone.localdate(), standard(), k13="1. Pemadam berdiri di tiap peron;")
    assert standards_found(page(client, q="peron")) == [LOKOMOTIF]
    back = release(timezone.localdate())
    row = version(back, standard())
    ComponentText.objects.create(version=row, number=13, follows_shared=True)
    publish(back, by=None, at=timezone.now())
    assert standards_found(page(client, q="peron")) == []


def test_a_sector_given_today_filters_today(client):
    one = standard()
    one.sector = Sector.objects.get(slug="transportasi")
    one.save()
    assert standards_found(page(client, sektor="transportasi")) == [LOKOMOTIF]


def test_every_choice_tells_how_many_the_other_filters_and_the_words_leave(client):
    html = page(client, q="reparasi", risiko="menengah-tinggi")
    assert '<option value="menengah-tinggi" selected>Menengah Tinggi (1)</option>' in html
    assert '<option value="sertifikat-standar">Sertifikat Standar (1)</option>' in html
    assert 'value="izin"' not in html
    everything = page(client)
    assert '<option value="izin">Izin (1)</option>' in everything


def test_nothing_found_behind_a_filter_says_which_and_how_to_lift_it(client):
    html = page(client, q="izin", risiko="rendah")
    assert "Belum ada standar untuk “izin”, Rendah" in words_of(html)
    assert '<a href="/standar/?q=izin">cari tanpa saringan</a>' in html


def test_nothing_found_tells_where_low_risks_are_issued(client):
    words = words_of(page(client, q="warung kopi"))
    assert "Usaha berisiko rendah" in words
    assert "NIB" in words
    assert "oss.go.id" in words


def test_shared_words_alone_tell_how_to_find_one_standard(client):
    assert "Mencari izin tertentu? Tambahkan nama usahanya" in words_of(page(client, q="biaya"))
    assert "Mencari izin tertentu?" not in page(client, q="biaya inspeksi")


@pytest.mark.parametrize(
    ("query", "filtered"),
    [
        ({"q": "zzzz"}, False),
        ({"q": "biaya"}, False),
        ({"q": "jasa"}, True),
        ({"q": "zzzz", "risiko": "tinggi"}, True),
    ],
)
def test_filters_stand_only_where_they_have_something_to_filter(client, query, filtered):
    assert ("Saring hasil" in page(client, **query)) is filtered


@pytest.mark.parametrize(
    "query", ["jasa", "reparsi lokomotip", "biaya inspeksi", "izin inspeksi kapal", "71204"]
)
def test_a_search_costs_a_bounded_number_of_queries(client, query, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        page(client, q=query)


def test_the_page_of_a_shared_component(client):
    html = client.get("/standar/komponen/4/").content.decode()
    assert "Gratis" in html
    assert "berlaku untuk semua layanan" in words_of(html)


@pytest.mark.parametrize("number", [0, 1, 15, 99999999999])
def test_a_component_without_a_shared_text_has_no_page(client, number):
    assert client.get(f"/standar/komponen/{number}/").status_code == 404
