"""Counting what an address does, or an account that looks for people. The address itself is never stored."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.utils.crypto import salted_hmac

from complaints.limits import LOOK_UP, SEARCH, SUBMIT, UPLOAD, Limit, any_over
from complaints.models import AttemptCounter
from purwakarta_ptsp.network_address import counted_as, is_in


def digest_of(address: str) -> str:
    """64 hexadecimal digits, keyed by SECRET_KEY: worth nothing to who has only the database."""
    return salted_hmac("complaints.limiting", counted_as(address), algorithm="sha256").hexdigest()


class Waiting(Exception):
    """Too many failures; the limit opens again at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(str(until))
        self.until = until


@contextmanager
def look_up_from(address: str, now: datetime) -> Iterator["LookUp"]:
    """Around one look-up: counted before it, taken back if it found something, so that a hundred at
    the same instant are not a hundred guesses. Raises Waiting before the database is asked."""
    source = digest_of(address)
    count = AttemptCounter.objects.add(LOOK_UP, source, now)
    if count.is_over:
        raise Waiting(count.again_at)
    attempt = LookUp()
    yield attempt
    if attempt.found:
        AttemptCounter.objects.take_back(count, source)


class LookUp:
    found = False


def is_over_submitting(address: str, now: datetime) -> bool:
    """Counts one case handed in; whether it is more than a person sends from one address."""
    return _is_over(SUBMIT, address, now)


def is_over_uploading(address: str, now: datetime) -> bool:
    """Counts one file; whether these are more than go with the cases that a person sends."""
    return _is_over(UPLOAD, address, now)


def _is_over(limits: Iterable[Limit], address: str, now: datetime) -> bool:
    """The counter's and the MPP's own networks are exempt (QUOTA_FREE_NETWORKS)."""
    if is_in(address, settings.QUOTA_FREE_NETWORKS):
        return False
    source = digest_of(address)
    return any_over([AttemptCounter.objects.add(limit, source, now) for limit in limits])


def count_search(account: int, now: datetime) -> None:
    """Counts one look-up of a complainant by this account, found or not. Raises Waiting before the
    database is asked."""
    source = salted_hmac("complaints.limiting", f"account {account}", algorithm="sha256").hexdigest()
    counts = [AttemptCounter.objects.add(limit, source, now) for limit in SEARCH]
    if over := [count.again_at for count in counts if count.is_over]:
        raise Waiting(max(over))
