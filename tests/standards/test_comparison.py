"""Any two states of a standard, the changed words marked for eye and ear."""

from datetime import date

import pytest
from django.utils import timezone

from standards.facts import facts_of
from standards.models import ComponentText, LegalBasis, Regulation, Release
from tests.factories import LOKOMOTIF, at, publish_in_time, published, release, standard, version
from tests.standards.clock import set_clock
from tests.standards.page_reading import component_html, words_of

pytestmark = pytest.mark.django_db

PAGE = f"/standar/{LOKOMOTIF}/beda/"


@pytest.fixture(autouse=True)
def december(monkeypatch):
    set_clock(monkeypatch, at(2026, 12, 15))


def read(client, first: str = "2026-11-30", last: str = "2026-12-01") -> str:
    answer = client.get(PAGE, {"dari": first, "ke": last})
    assert answer.status_code == 200
    return answer.content.decode()


def test_changed_words_are_marked_and_named_and_the_rest_is_one_line(client):
    published(date(2026, 12, 1), None, k11="31 Orang")
    html = read(client)
    part = component_html(html, 11)
    assert '<del><span class="sr">dihapus: </span>30' in part
    assert '<ins><span class="sr">ditambah: </span>31' in part
    assert "Orang" in words_of(part)
    assert html.count("tidak berubah</span></p>") == 13
    assert html.count('<section class="component"') == 1
    assert "1 dari 14 komponen berubah." in html
    assert "Jumlah pelaksana" in words_of(part)


def test_of_a_long_list_only_the_changed_item_and_its_neighbours_show(client):
    known = ComponentText.objects.get(version__standard=None, number=8)
    published(date(2026, 12, 1), None, k8=known.text.replace("\n25. ", "\n25. Dua "))
    part = words_of(component_html(read(client), 8))
    assert "ditambah: Dua" in part
    assert "24." in part
    assert "22." not in part
    assert "baris tidak berubah" in part


def test_the_order_of_the_days_does_not_matter(client):
    published(date(2026, 12, 1), None, k11="31 Orang")
    assert component_html(read(client, "2026-12-01", "2026-11-30"), 11) == component_html(read(client), 11)


def test_changed_laws_and_header_are_told(client):
    draft = release(date(2026, 12, 1))
    known = ComponentText.objects.get(version__standard=standard(), number=7)
    new = version(draft, standard(), name="Reparasi Kereta", risk="HIGH")
    text = ComponentText.objects.create(version=new, number=7, text=known.text, facts=facts_of(7, known.text))
    for basis in known.legal_bases.all()[1:]:
        LegalBasis.objects.create(text=text, position=basis.position, regulation=basis.regulation)
    law = Regulation.objects.get(slug="pp-28-2025")
    LegalBasis.objects.create(text=text, position=1, regulation=law)
    # Publishing refuses a law that is not the one cited; older data may hold it.
    Release.objects.filter(pk=draft.pk).update(published_at=timezone.now())
    words = words_of(read(client))
    assert "Nama pelayanan dihapus: Reparasi Lokomotif dan Gerbong Kereta ditambah: Reparasi Kereta" in words
    assert "Tingkat risiko dihapus: Menengah Tinggi ditambah: Tinggi" in words
    assert f"dihapus: {known.legal_bases.first().regulation.short_name}" in words
    assert f"ditambah: {law.short_name}" in words
    assert "Kata-katanya tetap sama" in words


def test_the_same_words_said_again_are_no_change(client):
    known = ComponentText.objects.get(version__standard=None, number=11)
    published(date(2026, 12, 1), None, k11=known.text)
    assert "Tidak ada yang berbeda" in read(client)


def test_leaving_the_shared_text_with_the_same_words_is_told(client):
    published(date(2026, 12, 1), standard(), k11="30 Orang")
    assert "Dari teks bersama kantor menjadi uraian sendiri." in read(client)


def test_a_day_before_the_record_is_told_and_the_oldest_words_compared(client):
    published(date(2026, 12, 1), None, k11="31 Orang")
    words = words_of(read(client, "2020-01-01"))
    assert "keadaan pada 1 Januari 2020 tidak tercatat" in words
    assert "yang dibandingkan adalah naskah tertua yang tercatat" in words
    assert "ditambah: 31" in words


def test_without_days_it_shows_the_newest_change(client):
    published(date(2026, 12, 1), None, k11="31 Orang")
    words = words_of(client.get(PAGE).content.decode())
    assert "Dari 30 November 2026 ke 15 Desember 2026" in words
    assert "ditambah: 31" in words


@pytest.mark.parametrize("day", ["", "x", "2026-02-30", "31/01/2026", "9" * 3000])
def test_bad_days_are_told_at_the_field(client, day):
    answer = client.get(PAGE, {"dari": day, "ke": "2026-12-01"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Galat: " in html
    assert 'href="#id_dari"' in html
    assert 'value="2026-12-01"' in html


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_no_harm(client, day):
    read(client, day)


def test_a_withdrawn_standard_has_nothing_to_compare(client):
    draft = release(date(2026, 12, 1))
    version(draft, standard(), withdrawn=True)
    publish_in_time(draft)
    assert "Pada 1 Desember 2026 standar ini sudah dicabut." in read(client)


def test_words_of_the_regulation_are_escaped(client):
    published(date(2026, 12, 1), standard(), k11="30 Orang <script>alert(1)</script>")
    html = read(client)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
