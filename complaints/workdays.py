"""Working days of the office, counted from a table of days off. All dates are dates in WIB.

Sources: UU 23/2014 Art 1(50) ("hari" is a working day), Perpres 21/2023 Art 7 (working week).
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Self

from complaints.labels import Labelled

MONDAY_TO_FRIDAY = frozenset(range(5))
_WEEKEND = frozenset({5, 6})
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def in_words(day: date) -> str:
    """The date as people read it: "17 Agustus 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class DayKind(Labelled):
    """Why the office is closed; the value is the word used in the table of holidays."""

    NATIONAL_HOLIDAY = "national_holiday", "Libur nasional"
    JOINT_LEAVE = "joint_leave", "Cuti bersama"
    ELECTION_DAY = "election_day", "Hari pemungutan suara"
    LOCAL_CLOSURE = "local_closure", "Penutupan setempat"


@dataclass(frozen=True)
class DayOff:
    """One row of the table of holidays; a date may have several."""

    on: date
    kind: DayKind
    name: str
    is_estimate: bool = False

    @property
    def reason(self) -> str:
        """ "Hari Suci Nyepi (libur nasional)"; a name that says its kind does not say it twice."""
        kind = self.kind.label.lower()
        notes = [] if kind in self.name.lower() else [kind]
        notes += ["tanggal perkiraan"] if self.is_estimate else []
        return f"{self.name} ({', '.join(notes)})" if notes else self.name


@dataclass(frozen=True)
class CountedDay:
    """One date of a count. ``number`` is None when the date was skipped; receipt is day 0."""

    on: date
    number: int | None
    reason: str

    @property
    def day_name(self) -> str:
        return _DAYS[self.on.weekday()]


class CalendarTooShort(Exception):
    """The count needs a day outside the years whose holidays are known."""

    def __init__(self, first: date, last: date) -> None:
        known = (
            f"hari libur baru diketahui untuk {in_words(first)} sampai dengan {in_words(last)}"
            if first <= last
            else "hari libur belum dicatat"
        )
        super().__init__(f"Tanggal ini belum dapat dihitung: {known}.")


@dataclass(frozen=True)
class Calendar:
    """Days off between two dates; outside them nothing is known and nothing is computed.

    ``weekdays`` uses Monday = 0. ``first`` later than ``last`` is the calendar of an office
    that has no holidays on record: it refuses every count.
    """

    days_off: Mapping[date, tuple[DayOff, ...]]
    first: date
    last: date
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    joint_leave_is_off: bool = True
    unconfirmed_years: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        days: Iterable[DayOff],
        *,
        first: date,
        last: date,
        weekdays: frozenset[int] = MONDAY_TO_FRIDAY,
        joint_leave_is_off: bool = True,
        unconfirmed_years: frozenset[int] = frozenset(),
    ) -> Self:
        """Group the rows by date; rows of one date keep their order."""
        by_date: dict[date, tuple[DayOff, ...]] = {}
        for day in days:
            by_date[day.on] = (*by_date.get(day.on, ()), day)
        return cls(MappingProxyType(by_date), first, last, weekdays, joint_leave_is_off, unconfirmed_years)

    @cached_property
    def _workdays(self) -> list[date]:
        # Sorted once (0.4 ms a year), so that a count is two bisections and not a walk.
        span = range((self.last - self.first).days + 1) if self.first <= self.last else ()
        every_day = (self.first + timedelta(days=offset) for offset in span)
        return [day for day in every_day if self._is_counted(day)]

    def is_workday(self, day: date) -> bool:
        """Whether the office counts this day. Raises CalendarTooShort outside the known years."""
        self._require_known(day)
        return self._is_counted(day)

    def add(self, start: date, n: int) -> date:
        """The n-th working day after ``start``; ``start`` is day 0 even when it is a holiday.

        Raises CalendarTooShort when ``start`` or the result is outside the known years, and
        ValueError for a negative n. Source: R5; UU 23/2014 Art 1(50).
        """
        if n < 0:
            raise ValueError("only counts forward: n must not be negative")
        self._require_known(start)
        if n == 0:
            return start
        index = bisect_right(self._workdays, start) + n - 1
        if index >= len(self._workdays):
            raise CalendarTooShort(self.first, self.last)
        return self._workdays[index]

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative the other way.

        Raises CalendarTooShort when either date is outside the known years.
        """
        self._require_known(start)
        self._require_known(end)
        return self.known_between(start, end)

    def known_between(self, start: date, end: date) -> int:
        """Like ``between``, but counts only the known years and never raises."""
        return bisect_right(self._workdays, end) - bisect_right(self._workdays, start)

    def knows(self, day: date) -> bool:
        """Whether the holidays of that day are on record."""
        return self.first <= day <= self.last

    @property
    def confirmed_years(self) -> frozenset[int]:
        known = range(self.first.year, self.last.year + 1) if self.first <= self.last else ()
        return frozenset(known) - self.unconfirmed_years

    def touches_unconfirmed_year(self, start: date, due: date) -> bool:
        """Whether the count meets a year whose decree nobody has confirmed yet."""
        return any(year in self.unconfirmed_years for year in range(start.year, due.year + 1))

    def explain(self, start: date, n: int) -> tuple[CountedDay, ...]:
        """Every date from ``start`` (day 0) to the n-th working day, each with its reason.

        Raises as ``add`` does. Source: UU 25/2009 Art 44(2), the receipt shows its reckoning.
        """
        due = self.add(start, n)
        rows = [CountedDay(start, 0, "Hari ke-0, belum dihitung")]
        number = 0
        for offset in range(1, (due - start).days + 1):
            day = start + timedelta(days=offset)
            counted = self._is_counted(day)
            number += counted
            rows.append(CountedDay(day, number if counted else None, self._reason(day, counted)))
        return tuple(rows)

    def _require_known(self, day: date) -> None:
        if not self.knows(day):
            raise CalendarTooShort(self.first, self.last)

    def _is_counted(self, day: date) -> bool:
        return day.weekday() in self.weekdays and not self._closing(day)

    def _closing(self, day: date) -> list[DayOff]:
        # Joint leave is the one kind that the office may decide to work through.
        return [
            off
            for off in self.days_off.get(day, ())
            if self.joint_leave_is_off or off.kind != DayKind.JOINT_LEAVE
        ]

    def _reason(self, day: date, counted: bool) -> str:
        if counted:
            worked = "".join(f"; {off.name} tetap dihitung" for off in self.days_off.get(day, ()))
            return f"Hari kerja{worked}"
        weekend = [] if day.weekday() in self.weekdays else [_idle(day)]
        return "; ".join([*weekend, *(off.reason for off in self._closing(day))])


def _idle(day: date) -> str:
    return "Akhir pekan" if day.weekday() in _WEEKEND else "Bukan hari kerja kantor"


def known_range(years: Iterable[int]) -> tuple[date, date]:
    """First and last day of the longest run of years without a gap (the later of equals).

    A year that was entered beyond a gap must not make the gap look like a year without
    holidays. With no year at all the pair is reversed: a calendar that knows nothing.
    """
    runs: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    if not runs:
        return date.max, date.min
    first, last = max(runs, key=lambda run: (run[1] - run[0], run[1]))
    return date(first, 1, 1), date(last, 12, 31)
