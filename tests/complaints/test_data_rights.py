"""3 × 24 hours, in instants: nights, weekends and holidays count."""

from datetime import datetime, timedelta

import pytest

from complaints.data_rights import DataOutcome, Right, data_standing, due_at, outcomes_for
from tests.factories import at

# A Friday evening before a long weekend.
ASKED = at(2026, 3, 13, 17)


def after(**time: int) -> datetime:
    return ASKED + timedelta(**time)


def test_the_clock_runs_through_the_weekend():
    assert due_at(ASKED) == at(2026, 3, 16, 17)


@pytest.mark.parametrize(
    ("answered", "now", "tone", "text"),
    [
        (None, after(), "soon", "Sisa 72 jam"),
        (None, after(hours=47, minutes=59), "soon", "Sisa 24 jam"),
        (None, after(hours=48), "due", "Sisa 24 jam"),
        (None, after(hours=71, minutes=30), "due", "Sisa kurang dari 1 jam"),
        (None, after(hours=72), "due", "Sisa kurang dari 1 jam"),
        (None, after(hours=72, seconds=1), "late", "Terlambat 1 jam"),
        (None, after(hours=75, minutes=1), "late", "Terlambat 4 jam"),
        (after(hours=72), after(days=30), "ok", "Dijawab tepat waktu"),
        (after(hours=73), after(days=30), "late", "Dijawab terlambat 1 jam"),
    ],
    ids="asked over-a-day one-day half-hour last-instant second-late late on-time answered-late".split(),
)
def test_where_a_request_stands(answered, now, tone, text):
    standing = data_standing(ASKED, answered, now)
    assert (standing.tone, standing.text) == (tone, text)
    assert standing.is_late == (tone == "late")


def test_each_right_is_fulfilled_in_its_own_way_or_refused():
    assert outcomes_for(Right.ACCESS) == (DataOutcome.GIVEN, DataOutcome.REFUSED)
    assert outcomes_for(Right.CORRECTION) == (DataOutcome.CORRECTED, DataOutcome.REFUSED)
