"""Whether a regulation counts on a day, from what is known about it."""

from datetime import date
from enum import StrEnum


class LegalState(StrEnum):
    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    OUT_OF_FORCE = "out_of_force"
    UNCHECKED = "unchecked"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    LegalState.IN_FORCE: "berlaku",
    LegalState.NOT_YET: "belum berlaku",
    LegalState.OUT_OF_FORCE: "tidak berlaku lagi",
    LegalState.UNCHECKED: "belum diperiksa",
}


def legal_state(
    on: date, *, since: date | None, until: date | None, is_replaced: bool, is_checked: bool
) -> LegalState:
    """A known first and last day decide; without a last day a successor means replaced; otherwise
    it counts as in force only once somebody has checked. `until` is the last day in force."""
    if until is not None and on > until:
        return LegalState.OUT_OF_FORCE
    if since is not None and on < since:
        return LegalState.NOT_YET
    if until is None and is_replaced:
        return LegalState.OUT_OF_FORCE
    return LegalState.IN_FORCE if until is not None or is_checked else LegalState.UNCHECKED
