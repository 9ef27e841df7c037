"""Many cases to one colleague: each by its own rules and in its own transaction. What may not go stays,
and its reason is said; the others go."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from complaints.assignment import check_transfer, hand_over
from complaints.models import Complaint
from complaints.permissions import Refused


@dataclass(frozen=True)
class Stays:
    case: Complaint
    reason: str


@dataclass(frozen=True)
class Division:
    """Every case is in one of the two, in the order it came."""

    goes: tuple[Complaint, ...]
    stays: tuple[Stays, ...]


def foreseen(cases: Iterable[Complaint], to: User, *, by: User) -> Division:
    """What a transfer would do now; nothing is written."""
    return _divided(cases, lambda case: check_transfer(case, to, by=by))


def transfer(cases: Iterable[Complaint], to: User, *, by: User, reason: str) -> Division:
    """Hands over whatever may go. A case that changed meanwhile stays, and says why."""
    return _divided(cases, lambda case: hand_over([case], to, by=by, reason=reason))


def _divided(cases: Iterable[Complaint], take: Callable[[Complaint], object]) -> Division:
    goes, stays = [], []
    for case in cases:
        try:
            take(case)
        except Refused as refused:
            stays.append(Stays(case, str(refused)))
        else:
            goes.append(case)
    return Division(tuple(goes), tuple(stays))
