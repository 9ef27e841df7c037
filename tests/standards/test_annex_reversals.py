"""An annex older than a release that is published but not yet in force would undo it unseen."""

from datetime import timedelta

import pytest
from django.utils.formats import date_format

from standards.importing.annex import plan_of
from standards.importing.reversals import reversals
from standards.importing.wordings import key_of
from tests import factories
from tests.standards.annex_reading import BOTH, TODAY, TOMORROW, changed, decide, read, waiting
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db

LATER = TODAY + timedelta(days=5)
HEADING = "Membatalkan perubahan yang sudah ditetapkan"


def undone(annex) -> list[tuple[str, int | None]]:
    return [(each.cause, each.component) for each in reversals(plan_of(annex, TODAY), TODAY)]


def told(number: int, name: str, release) -> str:
    return (
        f"{number}. {name}: penetapan {release}, berlaku mulai {date_format(TOMORROW, 'j F Y')}, mengubah "
        "komponen ini; naskah mengembalikannya ke kata-kata yang berlaku hari ini."
    )


def test_what_a_scheduled_release_changes_of_one_standard_is_named(as_user, editor):
    release = factories.published(TOMORROW, factories.standard(), k4="Rp5.000")
    annex = waiting(editor, effective_on=LATER)
    expected = told(64, "Reparasi Lokomotif dan Gerbong Kereta", release)
    assert undone(annex) == [(expected, 4)]
    page = words_of(read(as_user(editor), annex))
    assert HEADING in page
    assert expected in page


def test_what_it_changes_for_all_is_named_for_each(editor):
    release = factories.published(TOMORROW, None, k11="25 Orang")
    names = {44: "Jasa Inspeksi Teknik Instalasi", 64: "Reparasi Lokomotif dan Gerbong Kereta"}
    expected = [(told(number, name, release), 11) for number, name in names.items()]
    assert undone(waiting(editor, effective_on=LATER)) == expected
    assert undone(waiting(editor, changed(), effective_on=LATER)) == []


@pytest.mark.parametrize(
    ("text", "on"),
    [(changed(BOTH, ": Gratis", ": Rp5.000"), LATER), (BOTH, TODAY), (BOTH, None)],
    ids=["the annex says it too", "the annex takes effect before it", "no day yet"],
)
def test_what_undoes_nothing_is_not_warned_of(as_user, editor, text, on):
    factories.published(TOMORROW, factories.standard(), k4="Rp5.000")
    annex = waiting(editor, text, effective_on=on)
    assert undone(annex) == []
    assert HEADING not in read(as_user(editor), annex)


def test_what_is_kept_as_misread_is_not_undone(as_user, editor):
    factories.published(TOMORROW, None, k11="25 Orang")
    annex = waiting(editor, changed(BOTH, ": Gratis", ": Rp10.000"), effective_on=LATER)
    decide(as_user(editor), annex, 11, **{key_of("30 Orang"): "keep"})
    assert undone(annex) == []
