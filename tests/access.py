"""Who gets which status at an address: the roles there are, and what one request of each is answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver

ANYONE = "warga"
DESK = ("petugas", "pelaksana", "kasi", "kepala", "inspektorat")
CATALOGUE = ("editor", "penetap", "pengelola")
ROLES = (ANYONE, *DESK, *CATALOGUE)
# What addresses of a case need besides its number.
_LETTER = [{"letter": "jawaban-5"}]  # found in a case that was closed
CASE_PARTS: dict[str, list[dict[str, object]]] = {
    "desk-attachment": [{"place": 1}],
    "desk-letter": _LETTER,
    "desk-letter-file": _LETTER,
    "desk-letter-pdf": _LETTER,
    "desk-letter-signed": _LETTER,
    "desk-question-cancel": [{"question": 1}],
}
SIGN_IN, OK, MOVED, FORBIDDEN, UNKNOWN, NO_METHOD = 302, 200, 302, 403, 404, 405


@dataclass(frozen=True)
class Access:
    """Status by role; whoever is not named gets `others`, and a person not signed in `anyone`."""

    anyone: int
    others: int
    named: dict[str, int]

    def of(self, role: str) -> int:
        if role == ANYONE:
            return self.anyone
        return self.named.get(role, self.others)

    @property
    def by_role(self) -> dict[str, int]:
        return {role: self.of(role) for role in ROLES}


def everyone(status: int) -> Access:
    return Access(status, status, {})


def patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its name, or with its namespace alone where it has none."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or ''}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, inner)


def visitors(people: dict[str, User]) -> dict[str, Client]:
    """A browser of each role, signed in once; the first belongs to nobody."""
    browsers = {role: Client() for role in ROLES}
    for role, user in people.items():
        browsers[role].force_login(user)
    return browsers


def statuses(browsers: dict[str, Client], address: str, method: str) -> dict[str, int]:
    return {role: status_of(browser, address, method) for role, browser in browsers.items()}


def status_of(browser: Client, address: str, method: str) -> int:
    """What one person gets; what the request changed is undone before the next one."""
    cookies = browser.cookies.copy()
    with transaction.atomic():
        response = getattr(browser, method)(address)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return response.status_code
