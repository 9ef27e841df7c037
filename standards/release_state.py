"""Where a Penetapan stands on a day. Pure: the day is an argument."""

from datetime import date, datetime
from enum import StrEnum


class ReleaseState(StrEnum):
    DRAFT = "draf"
    SUBMITTED = "menunggu persetujuan"
    SCHEDULED = "terjadwal"
    IN_FORCE = "berlaku"
    CANCELLED = "dibatalkan"


def release_state(
    published_at: datetime | None,
    cancelled_at: datetime | None,
    effective_on: date | None,
    on: date,
    *,
    submitted_at: datetime | None = None,
) -> ReleaseState:
    """`effective_on` None means in force since before it was recorded."""
    if published_at is None:
        return ReleaseState.SUBMITTED if submitted_at else ReleaseState.DRAFT
    if cancelled_at is not None:
        return ReleaseState.CANCELLED
    waits = effective_on is not None and effective_on > on
    return ReleaseState.SCHEDULED if waits else ReleaseState.IN_FORCE
