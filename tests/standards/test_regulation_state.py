"""Whether a cited regulation counts on a day, from what the office knows of it."""

from datetime import date

import pytest

from standards.models import Regulation
from standards.models.law import LegalState
from tests.factories import INSPEKSI
from tests.standards.page_reading import words_of

DAY, NEXT = date(2026, 11, 21), date(2026, 11, 22)


def law(**known) -> Regulation:
    return Regulation(**({"kind": "Peraturan Pemerintah", "number": "1", "year": 2026} | known))


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({}, LegalState.UNCHECKED),
        ({"checked_on": DAY}, LegalState.IN_FORCE),
        ({"checked_on": DAY, "in_force_from": DAY}, LegalState.IN_FORCE),
        ({"checked_on": DAY, "in_force_from": NEXT}, LegalState.NOT_YET),
        ({"in_force_from": NEXT, "in_force_until": NEXT}, LegalState.NOT_YET),
        ({"in_force_until": DAY}, LegalState.IN_FORCE),
        ({"in_force_until": date(2026, 11, 20)}, LegalState.OUT_OF_FORCE),
        ({"successor": {}}, LegalState.OUT_OF_FORCE),
        ({"successor": {"in_force_from": DAY}}, LegalState.OUT_OF_FORCE),
        ({"successor": {"in_force_from": NEXT}, "checked_on": DAY}, LegalState.IN_FORCE),
        ({"successor": {"in_force_from": NEXT}}, LegalState.UNCHECKED),
    ],
    ids=[
        "nothing known",
        "checked",
        "from today",
        "from tomorrow",
        "one day, tomorrow",
        "last day",
        "ended",
        "replaced, day unknown",
        "replaced today",
        "replaced tomorrow",
        "replaced tomorrow, unchecked",
    ],
)
def test_state_of_a_regulation(known, state):
    if "successor" in known:
        known = known | {"successor": law(pk=1, **known["successor"])}
    assert law(pk=2, **known).state(DAY) is state


@pytest.mark.django_db
def test_what_is_not_yet_in_force_is_not_called_revoked(client):
    Regulation.objects.filter(slug="pp-6-2021").update(in_force_from=date(2999, 8, 17))
    words = words_of(client.get(f"/standar/{INSPEKSI}/").content.decode())
    assert "Belum berlaku; mulai berlaku 17 Agustus 2999." in words
