"""Questions from the office to the complainant: until when, how late, and when to call them to mind.

Asking is part of the examination (R9d); a question never moves the date of R5, for either side.
Days are calendar days, dates are WIB.
"""

from datetime import date, timedelta

from complaints.clauses import Clause
from complaints.labels import Labelled
from complaints.stages import State
from complaints.workdays import in_words

CLAUSE = Clause.R9
LONGEST_DAYS = 60  # a later closing day is a slip of the keyboard
REMIND_DAYS = (3, 1)  # before the closing day
# Asked while the office works on the case; answered for as long as it has not answered itself.
ASKED_IN = frozenset({State.UNDER_REVIEW, State.WAITING_APPROVAL, State.FOLLOWED_UP})
ANSWERED_IN = ASKED_IN | {State.INCOMPLETE}


class Standing(Labelled):
    """Where one question stands. A late answer is still an answer, and marked."""

    OPEN = "open", "Menunggu jawaban"
    LATE = "late", "Lewat tanggalnya, masih dapat dijawab"
    ANSWERED = "answered", "Sudah dijawab"
    CANCELLED = "cancelled", "Dibatalkan oleh kantor"
    MOOT = "moot", "Tidak perlu dijawab lagi"

    @property
    def waits(self) -> bool:
        return self in (Standing.OPEN, Standing.LATE)


def standing(
    closes_on: date,
    today: date,
    state: State,
    *,
    is_answered: bool,
    is_cancelled: bool,
    is_of_this_round: bool,
) -> Standing:
    """Once the case is answered, or opened again after it was, nobody waits for the answer."""
    if is_answered:
        return Standing.ANSWERED
    if is_cancelled:
        return Standing.CANCELLED
    if state not in ANSWERED_IN or not is_of_this_round:
        return Standing.MOOT
    return Standing.LATE if days_late(closes_on, today) else Standing.OPEN


def check_closing(closes_on: date, today: date) -> str | None:
    """Why this cannot be the closing day of a question asked today, or None."""
    first, last = today + timedelta(days=1), today + timedelta(days=LONGEST_DAYS)
    if first <= closes_on <= last:
        return None
    return f"Isi tanggal antara besok, {in_words(first)}, dan {in_words(last)}."


def days_late(closes_on: date, today: date) -> int:
    """Days after the closing day, which itself is in time; never negative."""
    return max((today - closes_on).days, 0)


def days_left(closes_on: date, today: date) -> str:
    """ "sampai hari ini", "sisa 3 hari", "lewat 2 hari"."""
    left = (closes_on - today).days
    if left == 0:
        return "sampai hari ini"
    return f"sisa {left} hari" if left > 0 else f"lewat {-left} hari"


def reminder_due(closes_on: date, asked_on: date, today: date) -> int | None:
    """Which reminder an open question has reached: 3 or 1 days before it closes, else None. After a
    pause the newest counts, up to the closing day; none that was reached when it was asked."""
    left, at_first = (closes_on - today).days, (closes_on - asked_on).days
    return min((stage for stage in REMIND_DAYS if 0 <= left <= stage < at_first), default=None)
