"""Search by words of the name and KBLI digits, and the filters of the list."""

import re

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards.models import ServiceStandard
from standards.search import entries_of, find, ranked
from standards.search_form import read_search, words_of
from standards.search_index import index_release
from tests.factories import INSPEKSI, LOKOMOTIF, release, standard
from tests.standards import page_reading

pytestmark = pytest.mark.django_db
ALL = [INSPEKSI, LOKOMOTIF]


def results(client, **query: str) -> list[str]:
    response = client.get("/standar/", query)
    assert response.status_code == 200
    return re.findall(r'<h3><a href="/standar/([^/"]+)/"', response.content.decode())


def read(client, **query: str) -> str:
    return page_reading.words_of(client.get("/standar/", query).content.decode())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("33152", [LOKOMOTIF]),
        ("331", [LOKOMOTIF]),
        ("7", [INSPEKSI]),
        ("KBLI 71204", [INSPEKSI]),
        ("33.152", [LOKOMOTIF]),
        ("33 152", [LOKOMOTIF]),
        ("3152", []),
        ("331529", []),
        ("reparasi", [LOKOMOTIF]),
        ("REPARASI kereta", [LOKOMOTIF]),
        ("kereta, reparasi!", [LOKOMOTIF]),
        ("lok", [LOKOMOTIF]),
        ("motif", []),
        ("inspeksi instalasi", [INSPEKSI]),
        ("", ALL),
        ("   ", ALL),
        ("zzz", []),
        ("%", []),
        ("_", []),
        ("\\m(", []),
        ("' or 1=1 --", []),
    ],
)
def test_search_by_words_of_the_name_and_kbli_digits(client, words, expected):
    assert results(client, q=words) == expected


def test_when_no_name_has_all_words_those_with_some_come_and_the_page_says_so(client):
    assert results(client, q="izin inspeksi kapal") == [INSPEKSI]
    assert "Tidak ada standar yang memuat “kapal”." in read(client, q="izin inspeksi kapal")
    assert "Tidak ada standar yang memuat semua kata itu." in read(client, q="inspeksi kereta")
    assert "Tidak ada standar" not in read(client, q="inspeksi")


def test_names_with_more_of_the_words_come_first(client):
    assert results(client, q="jasa lokomotif kereta api") == [LOKOMOTIF, INSPEKSI]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Izin KBLI 33.152", ("izin", "33152")),
        ("Biaya/Tarif", ("biaya", "tarif")),
        ("dan dan kereta kereta", ("kereta",)),
        ("kbli", ()),
        (" ".join("abcdefghij"), tuple("abcdefgh")),
    ],
)
def test_words_of(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"risiko": "tinggi"}, [INSPEKSI]),
        ({"risiko": "menengah-tinggi"}, [LOKOMOTIF]),
        ({"risiko": "rendah"}, []),
        ({"jenis": "sertifikat-standar"}, [LOKOMOTIF]),
        ({"jenis": "izin", "risiko": "menengah-tinggi"}, []),
        ({"sektor": "perindustrian"}, [LOKOMOTIF]),
        ({"sektor": "ketenagakerjaan", "q": "jasa"}, [INSPEKSI]),
        ({"sektor": "", "risiko": "", "jenis": ""}, ALL),
    ],
)
def test_filters_narrow_the_list(client, query, expected):
    assert results(client, **query) == expected


@pytest.mark.parametrize("name", ["sektor", "risiko", "jenis"])
@pytest.mark.parametrize("value", ["tidak-ada", "HIGH", "'", "9" * 5000])
def test_an_unknown_filter_is_ignored_and_the_page_says_so(client, name, value):
    assert results(client, **{name: value}) == ALL
    assert "Saringan itu diabaikan." in read(client, **{name: value})


def test_a_chosen_filter_stays_chosen(client):
    html = client.get("/standar/", {"risiko": "tinggi", "q": "jasa"}).content.decode()
    assert '<option value="tinggi" selected>Tinggi (1)</option>' in html
    assert 'value="jasa"' in html
    assert '<details class="filter" open>' in html


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ({}, "index, follow"),
        ({"hal": "1"}, "index, follow"),
        ({"q": "jasa"}, "noindex, follow"),
        ({"risiko": "tinggi"}, "noindex, follow"),
        ({"risiko": "x"}, "noindex, follow"),
    ],
)
def test_result_pages_are_not_for_search_engines(client, query, robots):
    html = client.get("/standar/", query).content.decode()
    assert f'<meta name="robots" content="{robots}">' in html


def test_no_result_says_what_to_do(client):
    words = read(client, q="warung kopi", risiko="tinggi")
    assert "Belum ada standar untuk “warung kopi”" in words
    for advice in ("cari tanpa saringan", "semua standar", "terbit langsung dari sistem OSS", "Tanyakan"):
        assert advice in words


def test_a_card_tells_code_instrument_risk_time_cost_and_product(client):
    words = read(client, q="33152")
    for fact in (
        "1 standar untuk “33152”",
        "KBLI 33152",
        "Sertifikat Standar",
        "Risiko Menengah Tinggi",
        "7 hari kerja",
        "Gratis",
        "NIB dan Sertifikat Standar Terverifikasi",
    ):
        assert fact in words


@pytest.mark.parametrize("page", ["", "0", "-1", "1", "999", "abc", "²", "9" * 30])
def test_any_page_number_is_answered(client, page):
    assert client.get("/standar/", {"hal": page}).status_code == 200


@pytest.fixture
def many():
    """As many standards as fill the first page and begin the second, 22 with the two."""
    known = standard(LOKOMOTIF).versions.latest("pk")
    header = {name: getattr(known, name) for name in ("activity", "risk", "licence_type")}
    draft = release()
    for number in range(20):
        new = ServiceStandard.objects.create(slug=f"uji-{number}")
        draft.versions.create(standard=new, name=f"Uji {number:02}", **header)
    draft.published_at = timezone.now()
    draft.save()
    index_release(draft)


def test_twenty_a_page_and_the_query_stays_in_the_links(client, many):
    assert len(results(client)) == 20
    assert len(results(client, hal="2")) == 2
    assert "22 standar" in read(client)
    html = client.get("/standar/", {"risiko": "menengah-tinggi"}).content.decode()
    assert "risiko=menengah-tinggi&amp;hal=2" in html


def test_the_list_costs_the_same_however_long_it_is(client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        client.get("/standar/")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_no_words_break_the_search(text):
    with transaction.atomic():
        search, on = read_search({"q": text}, []), timezone.localdate()
        found = find(search, on)
        entries_of(ranked(search, found, on), found, on)
