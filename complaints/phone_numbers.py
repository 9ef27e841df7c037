"""A telephone number without what people write between its digits. Numbers are compared by
models/identity.SamePhone, in the database."""

import re

_BETWEEN = re.compile(r"[\s().\-‐-―/]")


def dialled(written: str) -> str:
    """ "(0264) 822-4794" as "02648224794"; letters and a leading "+" stay. Never raises."""
    return _BETWEEN.sub("", written)
