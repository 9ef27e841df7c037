"""Roots, misspellings and snippets: the pure part of the search."""

import pytest

from standards.snippets import Needle, Piece, snippet
from standards.spelling import is_mendable, likeliest
from standards.stems import forms, indexed, joined_numbers, stem, vector, words_in

VOCABULARY = ["reparasi", "lokomotif", "instalasi", "inspeksi", "kepala", "izin", "industri"]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("perizinan", "izin"),
        ("pengaduan", "mengadu"),
        ("selesai", "penyelesaian"),
        ("biayanya", "biaya"),
        ("pemeliharaan", "memelihara"),
        ("kereta", "keretanya"),
    ],
)
def test_relatives_have_one_root(word, other):
    assert stem(word) == stem(other)


@pytest.mark.parametrize("word", ["kereta", "k3", "33152", "oss", "café", "a" * 5000, "ß", "日本"])
def test_what_has_no_root_stays(word):
    assert stem(word) == word
    assert forms(word) == {word}


def test_words_in_are_folded_and_without_marks():
    assert words_in("Biaya/Tarif: <i>Service</i>_Delivery, ext.103") == [
        "biaya",
        "tarif",
        "service",
        "delivery",
        "ext",
        "103",
    ]


@pytest.mark.parametrize("text", ["33.152", "33 152", "3.3 1.52"])
def test_joined_numbers(text):
    assert joined_numbers(text) == "33152"


def test_short_numbers_of_a_text_are_not_indexed():
    assert indexed("1. Tahun 2021, 7 hari, komponen 13") == {"tahun", "2021", "hari", "komponen"}


def test_a_word_counts_at_its_heaviest_weight():
    assert set(vector({"D": ["biaya kereta"], "A": ["biaya"]}).split()) == {"'biaya':1A", "'kereta':1D"}


@pytest.mark.parametrize("text", ["'; drop", "a'b", "\\", "''", "\0", "’"])
def test_a_vector_holds_nothing_that_ends_a_quotation(text):
    assert vector({"A": [text]}).replace("'", "").replace(":1A", "").replace(" ", "").isalnum() or not vector(
        {"A": [text]}
    )


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("reparsi", ["reparasi"]),
        ("lokomotip", ["lokomotif"]),
        ("instalsi", ["instalasi"]),
        ("indsutri", ["industri"]),
        ("kapal", []),
        ("motif", []),
        ("xyzw", []),
    ],
)
def test_likeliest(word, meant):
    assert likeliest(word, VOCABULARY) == meant


def test_the_nearest_comes_first():
    assert likeliest("inspeksy", ["inspekso", "inspeksi"]) == ["inspeksi", "inspekso"]
    assert likeliest("instalasii", ["instalsi", "instalasi"]) == ["instalasi", "instalsi"]


@pytest.mark.parametrize(
    ("word", "mendable"), [("abc", False), ("abcd", True), ("k333", False), ("3315", False)]
)
def test_short_words_and_numbers_are_not_mended(word, mendable):
    assert is_mendable(word) is mendable


def test_a_snippet_marks_relatives_beginnings_and_nothing_else():
    needle = Needle(frozenset({"izin"}), ("lok",))
    assert snippet("1. Lain;\n2. Memiliki perizinan lokomotif, bukan blok.", needle) == (
        Piece("Memiliki "),
        Piece("perizinan", is_marked=True),
        Piece(" "),
        Piece("lokomotif", is_marked=True),
        Piece(", bukan blok."),
    )


def test_a_snippet_comes_from_the_entry_with_most_of_the_words():
    needle = Needle(frozenset({"kawasan", "industri"}))
    marked = [
        piece.text for piece in snippet("1. Industri;\n2. Kawasan Industri;", needle) if piece.is_marked
    ]
    assert marked == ["Kawasan", "Industri"]


def test_a_long_entry_is_cut_between_words():
    pieces = snippet(f"{'awal ' * 50}kunci{' akhir' * 50}", Needle(frozenset({"kunci"})))
    text = "".join(piece.text for piece in pieces)
    assert text.startswith("… awal")
    assert text.endswith("akhir …")
    assert len(text) < 160


def test_what_the_beginning_leaves_unused_its_end_has():
    text = f"kunci{' akhir' * 22}"
    assert "".join(piece.text for piece in snippet(text, Needle(frozenset({"kunci"})))) == text


def test_a_snippet_does_not_begin_with_the_mark_it_was_cut_at():
    pieces = snippet(f"{'a' * 80}/kunci", Needle(frozenset({"kunci"})))
    assert "".join(piece.text for piece in pieces) == "… kunci"


def test_a_text_without_the_words_is_shown_from_its_beginning():
    assert snippet("Gratis", Needle(frozenset({"biaya"}))) == (Piece("Gratis"),)
    assert snippet("", Needle(frozenset({"biaya"}))) == ()
