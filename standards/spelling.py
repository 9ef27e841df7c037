"""Misspelled words and the words that were meant. The vocabulary is an argument."""

from collections.abc import Iterable
from difflib import SequenceMatcher

SHORTEST = 4
# "lokomotip" is 0.89 of lokomotif; at 0.77 "kapal" would already become kepala.
LIKENESS = 0.8


def is_mendable(word: str) -> bool:
    """Short words have too many neighbours, and a number is right or wrong."""
    return len(word) >= SHORTEST and word.isalpha()


def likeliest(word: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of the vocabulary it may stand for, the nearest first."""
    near = ((_likeness(word, each), each) for each in vocabulary if abs(len(each) - len(word)) <= 2)
    return [each for likeness, each in sorted(near, key=_nearest_first) if likeness >= LIKENESS]


def _likeness(word: str, other: str) -> float:
    matcher = SequenceMatcher(None, word, other, autojunk=False)
    # The cheap upper bounds first: most words of the vocabulary end here.
    if matcher.real_quick_ratio() < LIKENESS or matcher.quick_ratio() < LIKENESS:
        return 0.0
    return matcher.ratio()


def _nearest_first(found: tuple[float, str]) -> tuple[float, str]:
    likeness, word = found
    return (-likeness, word)
