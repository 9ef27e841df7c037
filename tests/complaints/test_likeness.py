"""Which reports read alike: by roots, without the words that say nothing."""

import pytest

from complaints.likeness import MOST_WORDS, likeness, roots

ONE = "Sudah tiga minggu berkas perizinan lokomotif saya belum diproses petugas."


@pytest.mark.parametrize(
    ("other", "is_enough"),
    [
        (ONE, True),
        ("Petugas belum memproses berkas izin lokomotif kami, padahal tiga minggu berlalu.", True),
        ("BERKAS: izin LOKOMOTIF, tiga minggu!", True),
        ("Loketnya panas dan antreannya panjang sekali.", False),
        ("Berkas hilang.", False),
        ("Berkas saya.", False),
        ("", False),
        ("\x00 … 12 !!", False),
    ],
    ids=["same", "other forms", "short", "another matter", "two words", "one word", "empty", "no words"],
)
def test_reports_are_alike_by_the_roots_they_share(other, is_enough):
    assert likeness(roots(ONE), roots(other)).is_enough is is_enough
    assert likeness(roots(other), roots(ONE)).is_enough is is_enough


def test_the_shared_words_are_told_as_this_report_has_them():
    found = likeness(roots(ONE), roots("Izin lokomotif: berkasnya lama."))
    assert found.shared == ("berkas", "perizinan", "lokomotif")


def test_a_long_text_costs_no_more_than_its_beginning():
    assert len(roots(" ".join(f"kata{number}" for number in range(10 * MOST_WORDS)))) == MOST_WORDS
