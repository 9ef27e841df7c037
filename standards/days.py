"""The day a reader asks about in an address, `?per=2026-01-31`. Pure: today is an argument."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

PARAMETER = "per"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNREADABLE = (
    "Tanggal di alamat halaman ini tidak dapat dibaca. Tulis tahun, bulan, dan tanggalnya, misalnya "
    "per=2026-01-31. Yang tampil di bawah ini keadaan hari ini."
)


@dataclass(frozen=True)
class AskedDay:
    """`given` as it stands in the address; without it, or when it is no day, `on` is today."""

    on: date
    today: date
    given: str = ""
    problem: str = ""

    @property
    def is_named(self) -> bool:
        """Whether a day was asked for and understood."""
        return bool(self.given) and not self.problem

    @property
    def is_ahead(self) -> bool:
        return self.on > self.today


def asked_day(given: Mapping[str, str], today: date) -> AskedDay:
    """Whatever the query string holds, nothing is raised."""
    text = given.get(PARAMETER, "").strip()
    if not text:
        return AskedDay(today, today)
    day = _read(text)
    return AskedDay(day, today, text) if day else AskedDay(today, today, text, _UNREADABLE)


def _read(text: str) -> date | None:
    """Only 2026-01-31: fromisoformat alone takes weeks and days without dashes too."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
