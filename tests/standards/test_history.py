"""One line for each release in the history of each standard it changed."""

from datetime import date

import pytest

from standards.changes.history import history
from standards.models import BusinessActivity, ComponentText, Regulation
from tests.factories import INSPEKSI, LOKOMOTIF, at, publish_in_time, published, release, standard, version
from tests.standards.clock import set_clock
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 15)
BOTH = (INSPEKSI, LOKOMOTIF)


@pytest.fixture(autouse=True)
def december(monkeypatch):
    set_clock(monkeypatch, at(2026, 12, 15))


def entries(slug: str = LOKOMOTIF):
    return history(standard(slug), TODAY)


def test_one_edit_of_shared_text_8_gives_exactly_one_line_in_each_history(client):
    before = {slug: len(entries(slug)) for slug in BOTH}
    edit = published(date(2026, 12, 1), None, k8="1. Ruang laktasi.")
    for slug in BOTH:
        found = entries(slug)
        assert len(found) == before[slug] + 1
        assert found[0].release == edit
        assert [each.number for each in found[0].shared] == [8]
        page = client.get(f"/standar/{slug}/riwayat/").content.decode()
        assert page.count(f'id="{edit.slug}"') == 1
        assert "Komponen 8, Sarana, Prasarana, dan Fasilitas (teks bersama)" in words_of(page)


def test_none_in_a_standard_with_its_own_component_8():
    published(date(2026, 12, 1), standard(INSPEKSI), k8="1. Aula.")
    edit = published(date(2026, 12, 2), None, k8="1. Ruang laktasi.")
    assert edit not in [entry.release for entry in entries(INSPEKSI)]
    assert edit in [entry.release for entry in entries(LOKOMOTIF)]


def test_it_counts_again_once_the_standard_follows_the_shared_text_again():
    published(date(2026, 12, 1), standard(), k8="1. Aula.")
    draft = release(date(2026, 12, 2))
    ComponentText.objects.create(version=version(draft, standard()), number=8, follows_shared=True)
    publish_in_time(draft)
    edit = published(date(2026, 12, 3), None, k8="1. Ruang laktasi.")
    newest, back, own, _first = entries()
    assert (newest.release, newest.shared[0].number) == (edit, 8)
    assert [each.number for each in back.follows_again] == [8]
    assert [each.number for each in own.own] == [8]


def test_a_release_of_both_is_one_line():
    draft = release(date(2026, 12, 1))
    version(draft, None, words={8: "1. Aula.", 11: "31 Orang"})
    version(draft, standard(), words={11: "25 Orang"})
    publish_in_time(draft)
    newest = entries()[0]
    assert ([e.number for e in newest.own], [e.number for e in newest.shared]) == ([11], [8])
    assert [e.number for e in entries(INSPEKSI)[0].shared] == [8, 11]


def test_newest_first_by_the_day_of_effect_whatever_was_published_first():
    late = published(date(2026, 12, 14), standard(), k11="27 Orang")
    early = published(date(2026, 12, 1), standard(), k11="26 Orang")
    assert [entry.release for entry in entries()[:2]] == [late, early]


def test_a_scheduled_release_enters_the_history_on_its_day(client, monkeypatch):
    coming = published(date(2026, 12, 16), standard(), k11="25 Orang")
    path = f"/standar/{LOKOMOTIF}/riwayat/"
    assert coming.slug not in client.get(path).content.decode()
    set_clock(monkeypatch, at(2026, 12, 16, 0))
    assert coming.slug in client.get(path).content.decode()


def test_each_line_tells_day_regulation_note_and_what_changed(client):
    draft = release(date(2026, 12, 1))
    draft.regulation = Regulation.objects.get(slug="pp-28-2025")
    draft.note = "Nama disesuaikan dengan <KBLI> 2025."
    draft.save()
    version(draft, standard(), name="Jasa Lain", activity=BusinessActivity.objects.first())
    publish_in_time(draft)
    words = words_of(client.get(f"/standar/{LOKOMOTIF}/riwayat/").content.decode())
    for told in (
        "Berlaku sejak 1 Desember 2026",
        "Nama disesuaikan dengan <KBLI> 2025.",
        "Peraturan Pemerintah Nomor 28 Tahun 2025",
        "Keterangan: nama pelayanan",
        "Pertama dicatat",
        "Berlaku sejak sebelum dicatat; dicatat 21 November 2026",
    ):
        assert told in words


def test_withdrawal_and_return_are_told():
    draft = release(date(2026, 12, 1))
    version(draft, standard(), withdrawn=True)
    publish_in_time(draft)
    published(date(2026, 12, 2), None, k8="1. Aula.")
    newest, first = entries()
    assert (newest.is_withdrawal, first.is_first) == (True, True)
    again = published(date(2026, 12, 3), standard(), k11="25 Orang")
    assert (entries()[0].release, entries()[0].is_first) == (again, True)


def test_two_queries_whatever_its_length(django_assert_num_queries):
    for staff in range(31, 41):
        published(date(2026, 12, 1), None, k11=f"{staff} Orang")
    row = standard()
    with django_assert_num_queries(2):
        assert len(history(row, TODAY)) == 11


def test_the_standard_leads_to_its_history(client):
    page = client.get(f"/standar/{LOKOMOTIF}/").content.decode()
    assert f'href="/standar/{LOKOMOTIF}/riwayat/"' in page
