"""Two or three standards compared: what differs first, word by word, then how many are the same."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from standards.models import SlugRedirect
from standards.tools.side_by_side import SideBySide, choose, side_by_side
from tests.factories import INSPEKSI, LOKOMOTIF, another_standard, published, standard
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
PAGE = "/standar/bandingkan/"
KAPAL = "reparasi-kapal"


def third(**words: str) -> None:
    """One like the locomotives' but for the words given: third(k1="1. Satu;")."""
    another_standard(KAPAL, "Reparasi Kapal", {int(key[1:]): text for key, text in words.items()})


def compared(*slugs: str) -> SideBySide:
    return side_by_side(choose(slugs, timezone.localdate()).states)


def numbers(table: SideBySide) -> list[int]:
    return [each.component.number for each in table.differing]


def read(client: Client, *slugs: str, **query: str) -> str:
    response = client.get(PAGE, {"standar": slugs, **query})
    assert response.status_code == 200
    return response.content.decode()


def marked(table: SideBySide, number: int) -> list[list[str]]:
    """Per standard, the stretches of one component that are marked."""
    differing = next(each for each in table.differing if each.component.number == number)
    return [
        [
            piece.text
            for line in column.lines
            for piece in getattr(line, "pieces", ())
            if piece.change != "same"
        ]
        for column in differing.columns
    ]


def test_the_two_standards_differ_in_four_components_and_share_ten():
    table = compared(INSPEKSI, LOKOMOTIF)
    assert numbers(table) == [1, 2, 5, 7]
    assert [each.number for each in table.same] == [3, 4, 6, 8, 9, 10, 11, 12, 13, 14]


def test_only_the_words_that_differ_are_marked_on_both_sides():
    assert marked(compared(INSPEKSI, LOKOMOTIF), 2) == [["4, 8, 13,", "17"], ["3, 7, 12,", "16"]]


def test_words_with_hardly_one_in_common_are_not_marked():
    first = compared(INSPEKSI, LOKOMOTIF).differing[0]
    assert (first.component.number, first.is_apart, first.is_marked) == (1, True, False)


def test_of_three_the_others_are_held_against_the_first():
    third(
        k2="Sistem, Mekanisme dan Prosedur: Klasifikasi 9, 7, 12, atau 16 sebagaimana tercantum dalam "
        "Lampiran IV Peraturan Bupati ini."
    )
    table = compared(LOKOMOTIF, INSPEKSI, KAPAL)
    assert marked(table, 2) == [[], ["4, 8, 13,", "17"], ["9,"]]
    law = next(each for each in table.differing if each.component.number == 7)
    assert [column.is_same for column in law.columns] == [False, False, True]


def test_a_long_component_shows_what_is_near_the_difference():
    items = "\n".join(f"{place}. Alat {place};" for place in range(1, 41))
    third(k8=items)
    published(timezone.localdate(), standard(INSPEKSI), k8=items.replace("Alat 20;", "Kursi 20;"))
    shown = next(each for each in compared(INSPEKSI, KAPAL).differing if each.component.number == 8)
    assert [getattr(line, "lines", 0) for line in shown.columns[1].lines] == [18, 0, 0, 0, 19]


def test_markup_and_line_breaks_are_no_difference():
    third(k5=standard().versions.get().texts.get(number=5).text.replace("NIB", "<i>NIB</i>"))
    assert 5 not in numbers(compared(LOKOMOTIF, KAPAL))


def test_the_page_shows_what_differs_first_and_folds_the_rest(client):
    html = read(client, INSPEKSI, LOKOMOTIF)
    assert re.findall(r'data-component="(\d+)"', html) == ["1", "2", "5", "7"]
    assert "<summary>10 komponen sama</summary>" in html
    assert html.index('data-component="7"') < html.index("10 komponen sama</summary>")
    assert "4 dari 14 komponen berbeda; 10 komponen sama." in words_of(html)
    assert "<mark><span" in html
    assert '<meta name="robots" content="noindex, follow">' in html
    assert 'rel="canonical"' not in html


def test_nothing_but_the_words_and_the_address_is_needed(client):
    assert client.get(PAGE, {"standar": [INSPEKSI, LOKOMOTIF]}).cookies == {}


@pytest.mark.parametrize(
    ("slugs", "said"),
    [
        ([], "Pilih dua atau tiga izin."),
        ([INSPEKSI], "Jasa Inspeksi Teknik Instalasi sudah dipilih. Pilih satu atau dua izin lagi."),
        ([INSPEKSI, INSPEKSI], "Pilih satu atau dua izin lagi."),
        (["", "  ", INSPEKSI], "Pilih satu atau dua izin lagi."),
        (
            [INSPEKSI, "tidak-ada"],
            "“tidak-ada” tidak ada di antara standar yang berlaku hari ini, jadi tidak ikut dibandingkan.",
        ),
        (["<b>"], "“<b>” tidak ada di antara standar yang berlaku"),
        (["a" * 5000], "a…” tidak ada di antara standar"),
    ],
)
def test_an_address_that_cannot_be_compared_says_what_to_do(client, slugs, said):
    assert said in words_of(read(client, *slugs))


def test_a_fourth_is_left_out_and_the_page_says_so(client):
    third()
    another_standard("keempat", "Keempat")
    html = read(client, INSPEKSI, LOKOMOTIF, KAPAL, "keempat")
    assert "Paling banyak tiga izin sekaligus. 1 izin terakhir tidak ikut." in words_of(html)
    assert "Keempat" not in words_of(html)
    assert "Tambah izin" not in html


def test_an_old_address_is_followed(client):
    SlugRedirect.objects.create(slug="nama-lama", standard=standard())
    assert "4 dari 14 komponen berbeda" in read(client, "nama-lama", INSPEKSI)


def test_one_is_added_and_taken_out_by_a_link(client):
    html = read(client, INSPEKSI)
    assert f'href="?standar={INSPEKSI}&amp;standar={LOKOMOTIF}"' in html
    assert f'href="?standar={INSPEKSI}"' in read(client, INSPEKSI, LOKOMOTIF)


@pytest.mark.parametrize(
    ("words", "offered"), [("", True), ("kereta", True), ("33152", True), ("zzzz", False), ("%\\", False)]
)
def test_the_second_is_found_by_words(client, words, offered):
    html = read(client, INSPEKSI, q=words)
    assert ("Tambahkan Reparasi Lokomotif" in html) is offered
    assert ("Tidak ada izin lain yang cocok" in html) is not offered


def test_the_list_and_the_standard_lead_there(client):
    assert f'href="{PAGE}?standar={INSPEKSI}"' in client.get(f"/standar/{INSPEKSI}/").content.decode()
    listed = client.get("/standar/").content.decode()
    assert f'action="{PAGE}"' in listed
    assert re.findall(r'name="standar" value="([^"]+)"', listed) == [INSPEKSI, LOKOMOTIF]
    assert f'action="{PAGE}"' not in client.get("/standar/?q=33152").content.decode()


def test_a_page_of_three_asks_few_queries(client, django_assert_max_num_queries):
    third()
    with django_assert_max_num_queries(14):
        read(client, INSPEKSI, LOKOMOTIF, KAPAL)
