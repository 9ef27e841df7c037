"""Taking an answer, counting answers, and letting go of their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from standards.clarity.form_ticket import Ticket
from standards.models import ClarityAnswer, ServiceStandard

# A flood must not fill the table nor drown the others; real readers are far fewer.
MOST_A_DAY, MOST_A_DAY_OF_ONE = 1000, 50
KEEP_WORDS_DAYS = 180


class TooMany(Exception):
    """No further answer is taken today, about this component or at all."""


@dataclass(frozen=True)
class ClarityCount:
    clear: int = 0
    unclear: int = 0

    @property
    def total(self) -> int:
        return self.clear + self.unclear


def take(ticket: Ticket, *, is_clear: bool, words: str, on: date) -> None:
    """The same form twice is one answer. Raises TooMany."""
    today = ClarityAnswer.objects.filter(day=on)
    of_one = today.filter(standard=ticket.standard, number=ticket.number)
    if of_one.count() >= MOST_A_DAY_OF_ONE or today.count() >= MOST_A_DAY:
        raise TooMany
    answer = ClarityAnswer(**ticket.columns(), is_clear=is_clear, words=words, day=on)
    ClarityAnswer.objects.bulk_create([answer], ignore_conflicts=True)


def counts(standard: ServiceStandard | None) -> Mapping[int, ClarityCount]:
    """By component; of the shared texts, over all standards that read them, without a standard."""
    answers = ClarityAnswer.objects.filter(**about(standard))
    rows = answers.order_by("number").values_list("number")
    told = rows.annotate(clear=Count("pk", filter=Q(is_clear=True)), all=Count("pk"))
    return {number: ClarityCount(clear, total - clear) for number, clear, total in told}


def about(standard: ServiceStandard | None) -> dict[str, object]:
    """Which answers belong beside the words of a standard, or of the shared texts."""
    return {"standard": standard} if standard else {"text__version__standard__isnull": True}


def with_old_words(on: date, days: int = KEEP_WORDS_DAYS) -> QuerySet[ClarityAnswer]:
    """The answers whose words are older than they are kept; the answer itself stays."""
    return ClarityAnswer.objects.filter(day__lt=on - timedelta(days=days)).exclude(words="")
