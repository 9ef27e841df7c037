"""A note stands beside the words it was written for, and beside no others."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from standards.in_force import in_force
from standards.living_layer import living_layer
from standards.requirement_notes import left_behind, unconfirmed, without_notes
from tests.factories import INSPEKSI, LOKOMOTIF, note, published, standard

pytestmark = pytest.mark.django_db
WORDS = "A. Persyaratan Umum:\n1. Skala usaha kecil atau menengah;\n2. Memiliki akun."


def today():
    return timezone.localdate()


def shown(slug: str = LOKOMOTIF) -> dict[str, str]:
    state = in_force(standard(slug), today())
    return {each.requirement.path: each.note.explanation for each in living_layer(state).notes}


def words(slug: str = LOKOMOTIF):
    return in_force(standard(slug), today()).clause(1).text


def test_beside_its_item_and_only_there():
    note("A.1")
    assert shown() == {"A.1": "Ukuran usaha pada NIB Anda."}
    assert shown(INSPEKSI) == {}


def test_nothing_that_is_only_proposed():
    note("A.1", approved=False)
    assert shown() == {}


@pytest.mark.parametrize("field", ["explanation", "evidence"])
def test_a_note_fits_beside_a_requirement_on_a_phone(field):
    entry = note("A.1")
    setattr(entry, field, "a" * 600)
    entry.clean()
    setattr(entry, field, "a" * 601)
    with pytest.raises(ValidationError) as refused:
        entry.clean()
    assert refused.value.message_dict == {field: ["Paling banyak 600 huruf; sekarang 601."]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A. Persyaratan Umum:\n1. Skala usaha kecil atau menengah;\n2. Lain.", {"A.1": "Ukuran"}),
        ("A. Persyaratan Umum:\n1. Lain.\n2. Skala usaha kecil atau menengah;", {"A.2": "Ukuran"}),
        ("A. Persyaratan Umum:\n1. Skala usaha besar;\n2. Memiliki akun.", {}),
        ("A. Persyaratan Khusus:\n1. Skala usaha kecil atau menengah;", {}),
        ("Tidak ada syarat.", {}),
    ],
    ids=["same-words", "moved", "other-words", "other-heading", "no-items"],
)
def test_a_newer_release_keeps_it_only_where_the_words_are_the_same(text, found):
    note("A.1", explanation="Ukuran")
    published(today(), standard(), k1=text)
    assert shown() == found
    behind = [] if found else ["A.1"]
    assert [each.path for each in unconfirmed(words())] == behind
    assert [each.path for each in left_behind(today())] == behind


def test_confirmed_again_it_stands_beside_the_new_words():
    note("A.1", explanation="Ukuran lama")
    published(today(), standard(), k1="A. Persyaratan Umum:\n1. Skala usaha besar;\n2. Memiliki akun.")
    note("A.1", explanation="Ukuran baru")
    assert shown() == {"A.1": "Ukuran baru"}


def test_taken_down_beside_newer_words_an_older_one_does_not_come_back():
    note("A.1")
    published(today(), standard(), k1=WORDS)
    note("A.1", withdrawn=True)
    assert shown() == {}


def test_a_release_of_tomorrow_changes_nothing_today():
    note("A.1")
    published(today() + timedelta(days=1), standard(), k1="A. Umum:\n1. Lain.")
    assert shown() == {"A.1": "Ukuran usaha pada NIB Anda."}
    assert left_behind(today()) == []


def test_which_standards_have_none():
    assert without_notes(today()).count() == 2
    note("A.1")
    assert [version.standard.slug for version in without_notes(today())] == [INSPEKSI]
