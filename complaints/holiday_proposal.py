"""Days off of a year as the package `holidays` knows them: a proposal, never more. The decree rules,
and the package learns of one months late."""

import re
from collections.abc import Iterable

import holidays

from complaints.workdays import DayKind, DayOff

_ESTIMATE = re.compile(r"\s*\(perkiraan\)")
# What the package calls them: "government" is the joint leave of civil servants.
_CATEGORIES = {"public": DayKind.NATIONAL_HOLIDAY, "government": DayKind.JOINT_LEAVE}


def proposed_days(year: int) -> list[DayOff]:
    """By date; empty for a year of which the package knows nothing. Several feasts of one day are one row."""
    days = [
        DayOff(on, kind, _ESTIMATE.sub("", name), is_estimate=bool(_ESTIMATE.search(name)))
        for category, kind in _CATEGORIES.items()
        for on, name in holidays.country_holidays(
            "ID", years=year, language="id", categories=(category,)
        ).items()
    ]
    return sorted(days, key=lambda day: (day.on, day.kind))


def still_to_decide(proposed: Iterable[DayOff], recorded: Iterable[DayOff]) -> list[DayOff]:
    """What is proposed and not in the table yet; the same date under another name is in it."""
    known = {(day.on, day.kind) for day in recorded}
    return [day for day in proposed if (day.on, day.kind) not in known]


def without_proposal(recorded: Iterable[DayOff], proposed: Iterable[DayOff]) -> list[DayOff]:
    """What the table has and the package does not: entered by hand, or moved by a decree since."""
    return still_to_decide(recorded, proposed)
