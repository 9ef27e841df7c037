"""Standards found and named for a case, whatever was typed."""

from datetime import date

import pytest
from django.test import Client

from complaints.matters import find_standards, offer_standards
from standards.search_form import LONGEST_TEXT, words_of
from tests.factories import INSPEKSI, LOKOMOTIF

DAY = date(2026, 3, 10)
TOO_LONG = ["a" * 200_000, "9" * 200_000, "jasa " * 40_000]
LABELS = ["letters", "digits", "words"]


@pytest.mark.parametrize("text", TOO_LONG, ids=LABELS)
def test_no_word_is_longer_than_the_database_can_look_for(text: str) -> None:
    assert all(len(word) <= LONGEST_TEXT for word in words_of(text))


@pytest.mark.parametrize("text", TOO_LONG[:2], ids=LABELS[:2])
@pytest.mark.django_db
def test_what_is_too_long_is_found_nowhere(text: str) -> None:
    assert find_standards(text, DAY).versions == ()
    assert offer_standards(text, DAY).choices == ()


@pytest.mark.parametrize("text", TOO_LONG, ids=LABELS)
@pytest.mark.django_db
def test_the_list_of_standards_answers_any_text(warga: Client, text: str) -> None:
    assert warga.get("/standar/", {"q": text}).status_code == 200


@pytest.mark.django_db
def test_digits_that_mean_one_standard_are_sure_and_words_are_not() -> None:
    assert find_standards("KBLI 71.204", DAY).sure
    found = find_standards("inspeksi", DAY)
    assert ([version.standard.slug for version in found.versions], found.sure) == ([INSPEKSI], False)


@pytest.mark.django_db
def test_the_one_chosen_is_offered_first_whatever_is_searched_for() -> None:
    offered = offer_standards("inspeksi", DAY, {LOKOMOTIF}).choices
    assert [choice.slug for choice in offered] == [LOKOMOTIF, INSPEKSI]
    assert offered[1].hint == "KBLI 71204, Izin, Risiko Tinggi"


@pytest.mark.parametrize(
    ("words", "slug", "mended"),
    [
        ("inspeksi instalsi", INSPEKSI, "inspeksi instalasi"),
        ("bengkel kereta", LOKOMOTIF, ""),
        ("71202", INSPEKSI, ""),
    ],
)
@pytest.mark.django_db
def test_counter_and_form_forgive_as_the_search_does(words: str, slug: str, mended: str) -> None:
    offered = offer_standards(words, DAY)
    assert ([choice.slug for choice in offered.choices], offered.mended) == ([slug], mended)
    assert [version.standard.slug for version in find_standards(words, DAY).versions] == [slug]
