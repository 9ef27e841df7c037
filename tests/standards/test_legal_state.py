"""Whether a regulation counts on a day."""

from datetime import date

import pytest

from standards.legal_state import LegalState, legal_state

DAY = date(2026, 11, 21)
BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 22)
KNOWN = {"since": None, "until": None, "is_replaced": False, "is_checked": False}
STATES = {
    "nothing known": ({}, LegalState.UNCHECKED),
    "checked": ({"is_checked": True}, LegalState.IN_FORCE),
    "replaced": ({"is_replaced": True, "is_checked": True}, LegalState.OUT_OF_FORCE),
    "last day": ({"until": DAY}, LegalState.IN_FORCE),
    "day after the last": ({"until": BEFORE}, LegalState.OUT_OF_FORCE),
    "replaced later": ({"until": AFTER, "is_replaced": True}, LegalState.IN_FORCE),
    "first day": ({"since": DAY, "is_checked": True}, LegalState.IN_FORCE),
    "day before the first": ({"since": AFTER, "is_checked": True}, LegalState.NOT_YET),
    "not yet, though it will end": ({"since": AFTER, "until": AFTER}, LegalState.NOT_YET),
}


@pytest.mark.parametrize(("known", "expected"), STATES.values(), ids=STATES)
def test_state_on_a_day(known, expected):
    assert legal_state(DAY, **(KNOWN | known)) is expected


def test_every_state_has_its_words():
    assert [each.label for each in LegalState] == [
        "berlaku",
        "belum berlaku",
        "tidak berlaku lagi",
        "belum diperiksa",
    ]
