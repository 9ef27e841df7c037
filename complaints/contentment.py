"""Whether complainants are content with how their report was handled: one short question at each closing.

It is not the satisfaction survey (SKM, PermenPANRB 14/2017), which asks nine elements of everybody who
was served, and its figures never go into that index.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from complaints.labels import Labelled

# Fewer answers of one month tell who gave them, to whoever knows the month's cases.
SMALLEST_GROUP = 5


class Rating(Labelled):
    """Four answers as in the survey, so that nobody sits on the fence."""

    CONTENT = "content", "Puas"
    RATHER = "rather", "Cukup puas"
    LITTLE = "little", "Kurang puas"
    NOT = "not", "Tidak puas"

    @property
    def is_content(self) -> bool:
        return self in (Rating.CONTENT, Rating.RATHER)


@dataclass(frozen=True)
class Month:
    """`on` is the first of the month in which the cases were closed. While too few have answered,
    neither how nor what they wrote is shown."""

    on: date
    closings: int
    answers: int
    counts: tuple[tuple[Rating, int], ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        return bool(self.counts)

    @property
    def content(self) -> int:
        return sum(count for rating, count in self.counts if rating.is_content)

    @property
    def share(self) -> int:
        """Percent content, rounded down, so that 100 means everybody."""
        return self.content * 100 // self.answers if self.counts else 0


def months(
    closings: Mapping[date, int], votes: Iterable[tuple[date, Rating, str]], at_least: int = SMALLEST_GROUP
) -> tuple[Month, ...]:
    """The newest first; `votes` are month, rating and words. Words come in the order of their letters,
    never in that in which they were written."""
    given: dict[date, list[tuple[Rating, str]]] = {month: [] for month in closings}
    for month, rating, words in votes:
        given.setdefault(month, []).append((rating, words))
    return tuple(_month(on, closings.get(on, 0), given[on], at_least) for on in sorted(given, reverse=True))


def _month(on: date, closings: int, given: list[tuple[Rating, str]], at_least: int) -> Month:
    if len(given) < at_least:
        return Month(on, closings, len(given))
    ratings = [rating for rating, _ in given]
    counts = tuple((rating, ratings.count(rating)) for rating in Rating)
    return Month(on, closings, len(given), counts, tuple(sorted(words for _, words in given if words)))
