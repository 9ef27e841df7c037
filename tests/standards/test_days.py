from datetime import date

import pytest

from standards.days import asked_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "text",
    "2026-13-01 2026-02-30 31-01-2026 20260101 2026-W01-1 x 0000-01-01 2026-01-01T00:00 ٢٠٢٦-٠١-٠١".split(),
)
def test_what_is_no_day_is_told_and_today_shown(text):
    asked = asked_day({"per": text}, TODAY)
    assert asked.on == TODAY
    assert "tidak dapat dibaca" in asked.problem
    assert not asked.is_named


@pytest.mark.parametrize(
    ("text", "on", "ahead"),
    [
        ("2026-01-01", date(2026, 1, 1), False),
        (" 2027-01-01 ", date(2027, 1, 1), True),
        ("0001-01-01", date(1, 1, 1), False),
        ("9999-12-31", date(9999, 12, 31), True),
    ],
)
def test_a_day_is_read(text, on, ahead):
    asked = asked_day({"per": text}, TODAY)
    assert (asked.on, asked.is_named, asked.is_ahead) == (on, True, ahead)


@pytest.mark.parametrize("given", [{}, {"per": ""}, {"per": "  "}])
def test_without_a_day_it_is_today(given):
    asked = asked_day(given, TODAY)
    assert (asked.on, asked.is_named, asked.problem) == (TODAY, False, "")
