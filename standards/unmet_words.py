"""The words that found nothing, counted for the editor, who may make synonyms of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from standards.models import UnmetWord

# An idle flood of made-up words must not fill the table.
MOST_A_DAY = 1000
# A longer number is no KBLI code: a telephone or an identity number, which is nobody's business.
LONGEST_CODE = 5


def remember(words: Iterable[str], on: date) -> None:
    """One word at a time, so that no sentence and no name with its matter is kept."""
    for word in filter(_is_kept, words):
        _count(word, on)


def _is_kept(word: str) -> bool:
    if word.isdigit():
        return len(word) <= LONGEST_CODE
    return word.isalpha() and 3 <= len(word) <= UnmetWord._meta.get_field("word").max_length


def _count(word: str, on: date) -> None:
    day = UnmetWord.objects.filter(day=on)
    if day.filter(word=word).update(count=F("count") + 1) or day.count() >= MOST_A_DAY:
        return
    # Two at once: the second is the same row, and one count less is no harm.
    UnmetWord.objects.bulk_create([UnmetWord(word=word, day=on)], ignore_conflicts=True)
