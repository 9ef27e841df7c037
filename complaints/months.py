"""A month of the register book: "2026-11", its days, its neighbours."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from complaints.workdays import MONTHS

# Register numbers begin with the year 2000 (register.py).
FIRST_YEAR = 2000
_WORD = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class NoMonth(ValueError):
    """The text is no month that a register can have had."""


@dataclass(frozen=True, order=True)
class Month:
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    @property
    def label(self) -> str:
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def before(self) -> "Month":
        return Month(self.year, self.number - 1) if self.number > 1 else Month(self.year - 1, 12)

    @property
    def after(self) -> "Month":
        return Month(self.year, self.number + 1) if self.number < 12 else Month(self.year + 1, 1)


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def read_month(word: str, today: date) -> Month:
    """The month at "2026-11". Raises NoMonth for other words, for what is still to come, and for years
    before there was a register."""
    match = _WORD.fullmatch(word)
    if match is None or not 1 <= int(match[2]) <= 12:
        raise NoMonth(word)
    month = Month(int(match[1]), int(match[2]))
    if month.year < FIRST_YEAR or month > month_of(today):
        raise NoMonth(word)
    return month
