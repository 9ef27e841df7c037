"""How often, and how long after each other, a message is tried again before a person is asked."""

from datetime import datetime, timedelta

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
# Nine tries in about three days: a mail server that was down over a weekend misses nothing.
WAITS = (
    _MINUTE,
    5 * _MINUTE,
    15 * _MINUTE,
    _HOUR,
    3 * _HOUR,
    6 * _HOUR,
    24 * _HOUR,
    48 * _HOUR,
)
MOST_ATTEMPTS = len(WAITS) + 1
# Longer than a server may keep a worker waiting: afterwards the worker is dead, not slow.
LEASE = 5 * _MINUTE


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When the next try is due after this many have failed, None when it was the last."""
    return now + WAITS[attempts - 1] if attempts < MOST_ATTEMPTS else None
