import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.citations import Citation, citations, key_of, unread
from standards.outline import parse, parse_run_on

UU, PP, PERPRES = "Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden"
KEYS = {
    "Undang-Undang Nomor 11 Tahun 2020 tentang Cipta Kerja;": (UU, UU, "uu-11-2020"),
    "Undang-undang Nomor 25 Tahun 2009": (UU, "Undang-undang", "uu-25-2009"),
    "Peraturan Pemerintah Nomor 5 Tahun 2021 tentang X": (PP, PP, "pp-5-2021"),
    "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja": (
        "Peraturan Pemerintah Pengganti Undang-Undang",
        "Peraturan Pemerintah Pengganti Undang-Undang",
        "perpu-2-2022",
    ),
    "Peraturan Presiden Nomor 21 Tahun 2023 tentang X": (PERPRES, PERPRES, "perpres-21-2023"),
    "Peraturan Badan Koordinasi Penanaman Modal Nomor 3 Tahun 2021 tentang X": (
        "Peraturan Badan",
        "Peraturan Badan Koordinasi Penanaman Modal",
        "peraturan-bkpm-3-2021",
    ),
    "Peraturan Menteri Pertanian Nomor 15 Tahun 2021 tentang X; dan": (
        "Peraturan Menteri",
        "Peraturan Menteri Pertanian",
        "permentan-15-2021",
    ),
    "Peraturan Menteri Kesehatan Nomor 14 Tahun 2021 tentang X": (
        "Peraturan Menteri",
        "Peraturan Menteri Kesehatan",
        "permenkes-14-2021",
    ),
    "Peraturan Menteri Agama Nomor 5 Tahun 2021 tentang X": (
        "Peraturan Menteri",
        "Peraturan Menteri Agama",
        "peraturan-menteri-agama-5-2021",
    ),
    "Peraturan Menteri Perhubungan Nomor PM 12 Tahun 2021 tentang X": (
        "Peraturan Menteri",
        "Peraturan Menteri Perhubungan",
        "permenhub-pm-12-2021",
    ),
    "Keputusan Menteri Perindustrian Nomor 99 Tahun 2021 tentang X": (
        "Keputusan Menteri",
        "Keputusan Menteri Perindustrian",
        "keputusan-menteri-perindustrian-99-2021",
    ),
    "Peraturan Daerah Kabupaten Purwakarta Nomor 7 Tahun 2016 tentang X": (
        "Peraturan Daerah",
        "Peraturan Daerah Kabupaten Purwakarta",
        "peraturan-daerah-kabupaten-purwakarta-7-2016",
    ),
}


@pytest.mark.parametrize(("words", "expected"), KEYS.items(), ids=[key for _, _, key in KEYS.values()])
def test_citation_is_read_with_kind_name_and_key(words, expected):
    found = citations(parse(f"1. {words}"))
    assert [(each.kind, each.name, each.key) for each in found] == [expected]
    assert found[0].words == words


def test_citation_keeps_its_words_and_cleans_only_the_title():
    outline, _ = parse_run_on(
        "1. Undang-Undang Nomor 11 Tahun 2020 tentang Cipta Kerja; dan 2. Adat. "
        "3. Peraturan Pemerintah Nomor 6 Tahun 2021 tentang Perizinan."
    )
    assert citations(outline) == (
        Citation(
            1,
            "Undang-Undang Nomor 11 Tahun 2020 tentang Cipta Kerja; dan",
            "Undang-Undang",
            "11",
            2020,
            "Undang-Undang",
            "Cipta Kerja",
            "uu-11-2020",
        ),
        Citation(
            3,
            "Peraturan Pemerintah Nomor 6 Tahun 2021 tentang Perizinan.",
            "Peraturan Pemerintah",
            "6",
            2021,
            "Peraturan Pemerintah",
            "Perizinan",
            "pp-6-2021",
        ),
    )
    assert unread(outline) == ("Adat.",)


def test_citation_without_a_list_is_read_from_the_text():
    assert [each.key for each in citations(parse("Undang-Undang Nomor 25 Tahun 2009"))] == ["uu-25-2009"]
    assert citations(parse("")) == ()


def test_key_of_a_long_name_fits_a_slug_and_keeps_number_and_year():
    key = key_of("Peraturan Menteri Hukum dan Hak Asasi Manusia Republik Indonesia", "12", 2021)
    assert key == "peraturan-menteri-hukum-dan-hak-asasi-manu-12-2021"
    assert len(key) == 50


@given(st.text())
def test_any_text_gives_citations_or_entries_unread(text):
    outline = parse(text)
    assert len(citations(outline)) + len(unread(outline)) >= bool(outline.items or outline.intro)
