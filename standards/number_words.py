"""Indonesian numbers in words, as the regulation writes them beside the figure: "30 (tiga puluh)"."""

from functools import cache

_UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
HIGHEST = 999


def in_words(number: int) -> str:
    """0 to 999 in words: 14 is "empat belas"."""
    if number == 0:
        return "nol"
    hundreds, rest = divmod(number, 100)
    return f"{_hundreds(hundreds)} {_below_hundred(rest)}".strip()


def number_in(words: str) -> int | None:
    """The number that words say, 0 to 999, or None."""
    return _readings().get(" ".join(words.casefold().split()))


def begins_a_number(words: str) -> bool:
    """Whether the first word is a number word, so that a misspelt number is told from a remark."""
    first = words.casefold().split()[:1]
    return bool(first) and first[0] in _number_words()


def _hundreds(hundreds: int) -> str:
    if hundreds == 0:
        return ""
    return "seratus" if hundreds == 1 else f"{_UNITS[hundreds]} ratus"


def _below_hundred(number: int) -> str:
    if number < 10:
        return _UNITS[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number, f"{_UNITS[number - 10]} belas")
    tens, units = divmod(number, 10)
    return f"{_UNITS[tens]} puluh {_UNITS[units]}".strip()


@cache
def _readings() -> dict[str, int]:
    return {in_words(number): number for number in range(HIGHEST + 1)}


@cache
def _number_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in _readings())
