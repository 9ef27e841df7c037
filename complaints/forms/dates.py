"""Dates as people type them, day first. Django's own `id` locale would read 3/14/2026 month first."""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from complaints.workdays import MONTHS, in_words
from purwakarta_ptsp.day_input import DayInput

# What else people write: spellings of before 1972 and customary abbreviations.
_OTHER_NAMES = {2: ("pebruari",), 8: ("agt", "ags"), 11: ("nopember",)}
_MONTH_NUMBER = {
    short: number
    for number, month in enumerate(MONTHS, start=1)
    for name in (month.lower(), *_OTHER_NAMES.get(number, ()))
    for short in {name, name[:3], name[:4]}
}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\s*[-/. ]\s*(?P<month>\d{1,2})\s*[-/. ]\s*(?P<year>\d+)", re.ASCII)
_IN_WORDS = re.compile(r"(?P<day>\d{1,2})[\s.-]*(?P<month>[a-z]+)[\s.,-]*(?P<year>\d+)", re.ASCII)
_LONGEST_QUOTE = 30  # characters of what was typed, shown again in the message


class NotADate(ValueError):
    """The message says what is wrong and how a date is written, in Indonesian."""


def read_date(text: str) -> date:
    """The day in "17-8-2026", "17/8/2026", "17 Agustus 2026" or "2026-08-17". Raises NotADate."""
    typed = " ".join(text.split())
    match = _match(typed.lower())
    month = _month(match["month"]) if match else None
    if match is None or month is None:
        raise NotADate(
            f"“{_quoted(typed)}” tidak terbaca sebagai tanggal. Tulis seperti 17-8-2026 atau 17 Agustus 2026."
        )
    if len(match["year"]) != 4:
        raise NotADate("Tulis tahun dengan empat angka, misalnya 17-8-2026.")
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        raise no_such_day(typed) from None


def no_such_day(typed: str) -> NotADate:
    return NotADate(f"{_quoted(typed)}: tanggal itu tidak ada. Periksa hari dan bulannya.")


def date_in_words(text: str) -> str:
    """ "2026-08-17" as people read it; what is no date stays as it was typed."""
    try:
        return in_words(read_date(text))
    except NotADate:
        return text


def _match(typed: str) -> re.Match[str] | None:
    return _ISO.fullmatch(typed) or _DAY_FIRST.fullmatch(typed) or _IN_WORDS.fullmatch(typed)


def _month(word: str) -> int | None:
    return int(word) if word.isdigit() else _MONTH_NUMBER.get(word)


def _quoted(typed: str) -> str:
    return typed if len(typed) <= _LONGEST_QUOTE else f"{typed[:_LONGEST_QUOTE]}…"


class TypedDayInput(DayInput):
    """What was typed comes back as a browser's date input understands it, or else as typed."""

    def format_value(self, value: Any) -> Any:
        try:
            return read_date(value).isoformat() if isinstance(value, str) else super().format_value(value)
        except NotADate:
            return value


class DayFirstDateField(forms.DateField):
    """A browser's own date input sends 2026-08-17; one without it sends whatever was typed."""

    widget = TypedDayInput

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if not str(value).strip():
            return None
        try:
            return read_date(str(value))
        except NotADate as problem:
            raise ValidationError(str(problem), code="invalid") from problem
