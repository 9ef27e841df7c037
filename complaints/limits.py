"""How often one address may do what. A limit slows; it never loses what somebody wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTES, HOURS = 60, 60 * 60


@dataclass(frozen=True)
class Limit:
    """At most `most` within `seconds` of the first one."""

    name: str
    most: int
    seconds: int

    @property
    def window(self) -> timedelta:
        return timedelta(seconds=self.seconds)


LOOK_UP = Limit("look_up", most=10, seconds=15 * MINUTES)  # failures
SUBMIT_IN_AN_HOUR = Limit("submit_hour", most=10, seconds=HOURS)
SUBMIT_IN_A_DAY = Limit("submit_day", most=40, seconds=24 * HOURS)
SUBMIT = (SUBMIT_IN_AN_HOUR, SUBMIT_IN_A_DAY)
# Look-ups of a complainant by one account, whether they find anything or not: some people a day lose
# their receipt; who asks for more is going through the register.
SEARCH_IN_AN_HOUR = Limit("search_hour", most=20, seconds=HOURS)
SEARCH_IN_A_DAY = Limit("search_day", most=60, seconds=24 * HOURS)
SEARCH = (SEARCH_IN_AN_HOUR, SEARCH_IN_A_DAY)
UPLOAD = (Limit("upload_hour", most=60, seconds=HOURS), Limit("upload_day", most=200, seconds=24 * HOURS))
LONGEST = SUBMIT_IN_A_DAY.window  # what was counted longer ago says nothing any more


@dataclass(frozen=True)
class Count:
    """How often so far in this window, this time included."""

    limit: Limit
    number: int
    began_at: datetime

    @property
    def is_over(self) -> bool:
        return self.number > self.limit.most

    @property
    def again_at(self) -> datetime:
        """From when on it is allowed again, to the full minute that follows."""
        end = self.began_at + self.limit.window
        return end.replace(second=0, microsecond=0) + timedelta(minutes=1)


def any_over(counts: Iterable[Count]) -> bool:
    return any(count.is_over for count in counts)
