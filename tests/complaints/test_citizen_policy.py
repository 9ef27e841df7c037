"""The complaint policy (UU 25/2009 Pasal 36) and the count of working days, open to everyone."""

from datetime import date

import pytest
from django.test import Client

from standards.in_force import shared_text
from standards.models import Channel, Office
from tests.complaints.citizen_form import clock, page_text
from tests.factories import at, published

pytestmark = pytest.mark.django_db
POLICY, COUNT = "/pengaduan/", "/hitung-hari/"


def count(browser: Client, **query: str) -> str:
    return page_text(browser.get(COUNT, query))


def test_the_policy_shows_the_clock_in_force(warga: Client) -> None:
    text = page_text(warga.get(POLICY))
    assert "Batas mengadu 30 hari kalender sejak Anda menerima layanan" in text
    assert "Batas kami menjawab 14 hari kerja sejak pengaduan kami terima" in text


def test_the_numbers_follow_the_regulation(warga: Client) -> None:
    words = shared_text(6, date(2026, 3, 1)).text
    for old, new in {
        "30 (tiga puluh)": "45 (empat puluh lima)",
        "14 (empat belas)": "10 (sepuluh)",
    }.items():
        assert old in words
        words = words.replace(old, new)
    published(date(2026, 4, 1), None, k6=words)
    with clock(at(2026, 3, 31)):
        assert "30 hari kalender" in page_text(warga.get(POLICY))
    with clock(at(2026, 4, 1)):
        text = page_text(warga.get(POLICY))
        assert "Hitung hari kerja" in count(warga)
        assert 'value="10"' in warga.get(COUNT).content.decode()
    assert "45 hari kalender" in text
    assert "10 hari kerja" in text
    assert "14 hari kerja" not in text


def test_all_channels_stand_there_word_for_word(warga: Client) -> None:
    body = warga.get(POLICY).content.decode()
    letters = Channel.objects.exclude(words="")
    assert [channel.code for channel in letters] == list("abcdefghijklm")
    assert all(f"<li>{channel.words}" in body for channel in letters)
    assert all(name in body for name in ("SP4N-LAPOR!", "Ombudsman Republik Indonesia", "DPRD"))


def test_a_channel_out_of_use_says_so(warga: Client) -> None:
    Channel.objects.filter(code="h").update(is_in_use=False)
    assert "Twitter: dpmpptsp_pwk (tidak dipakai saat ini)" in page_text(warga.get(POLICY))


def test_a_missing_fact_is_named_as_missing(warga: Client) -> None:
    assert "Penanggung jawab pengaduan Namanya belum dicatat di portal ini." in page_text(warga.get(POLICY))
    Office.objects.update(complaint_officer_name="Dewi Lestari")
    assert "Penanggung jawab pengaduan Dewi Lestari" in page_text(warga.get(POLICY))


def test_the_policy_leads_to_form_status_and_privacy(warga: Client) -> None:
    body = warga.get(POLICY).content.decode()
    assert all(f'href="{page}"' in body for page in ("/pengaduan/baru/", "/pengaduan/status/", "/privasi/"))


@pytest.mark.parametrize("page", [POLICY, COUNT, f"{COUNT}?tanggal=2026-03-10&hari=14"])
def test_readers_get_no_cookie(warga: Client, page: str) -> None:
    answer = warga.get(page)
    assert not answer.cookies
    assert answer["Cache-Control"].startswith("public, max-age=")


@pytest.mark.parametrize("typed", ["2026-03-10", "10-3-2026", "10/3/2026", "10 Maret 2026"])
def test_fourteen_days_from_10_march_2026_end_on_7_april(warga: Client, typed: str) -> None:
    text = count(warga, tanggal=typed)
    assert "14 hari kerja sejak 10 Maret 2026 Selasa, 7 April 2026" in text
    assert "Hari kerja ke- 14 : Selasa, 7 April 2026" in text
    assert 'value="2026-03-10"' in warga.get(COUNT, {"tanggal": typed}).content.decode()


def test_results_are_not_for_search_engines(warga: Client) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in warga.get(COUNT).content.decode()
    assert noindex in warga.get(COUNT, {"tanggal": "2026-03-10"}).content.decode()


@pytest.mark.parametrize("days", ["1", "60", " 5 "])
def test_one_to_sixty_days_are_counted(warga: Client, days: str) -> None:
    assert f"{days.strip()} hari kerja sejak 10 Maret 2026" in count(warga, tanggal="10-3-2026", hari=days)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"tanggal": ""}, "Isi tanggal mulainya."),
        ({"tanggal": "31-2-2026"}, "31-2-2026: tanggal itu tidak ada. Periksa hari dan bulannya."),
        ({"tanggal": "10-3-2026", "hari": "0"}, "Jumlah hari kerja paling sedikit 1, paling banyak 60."),
        ({"tanggal": "10-3-2026", "hari": "61"}, "Jumlah hari kerja paling sedikit 1, paling banyak 60."),
        (
            {"tanggal": "10-3-2026", "hari": "banyak"},
            "Jumlah hari kerja ditulis dengan angka, 1 sampai 60.",
        ),
        ({"tanggal": "10-3-2026", "hari": ""}, "Isi jumlah hari kerja, 1 sampai 60."),
        (
            {"tanggal": "13-12-2027"},
            "Tanggal ini belum dapat dihitung: hari libur baru diketahui untuk 1 Januari 2022 "
            "sampai dengan 31 Desember 2027.",
        ),
        (
            {"tanggal": "1-1-0001"},
            "Tanggal ini belum dapat dihitung: hari libur baru diketahui untuk 1 Januari 2022 "
            "sampai dengan 31 Desember 2027.",
        ),
    ],
)
def test_what_cannot_be_counted_is_told(warga: Client, query: dict, message: str) -> None:
    answer = warga.get(COUNT, query)
    assert "<title>Galat: Hitung hari kerja" in answer.content.decode()
    assert page_text(answer).count(message) == 2


def test_an_unconfirmed_year_is_said(warga: Client) -> None:
    assert "belum dipastikan" in count(warga, tanggal="1-12-2027", hari="3")
    assert "belum dipastikan" not in count(warga, tanggal="1-12-2025", hari="3")


@pytest.mark.parametrize("words", ["9" * 50_000, "🙈", "2026-03-10" * 1000, "-1"])
def test_hostile_words_end_in_an_answer(warga: Client, words: str) -> None:
    assert warga.get(COUNT, {"tanggal": words, "hari": words}).status_code == 200


@pytest.mark.parametrize("page", [POLICY, COUNT])
def test_the_pages_only_read(warga: Client, page: str) -> None:
    assert warga.post(page).status_code == 405
