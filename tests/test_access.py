"""Role × URL × method for every URL there is. A URL without a line here fails the suite."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from complaints.models import Complaint
from tests import factories

pytestmark = pytest.mark.django_db

ANYONE = "warga"
DESK = ("petugas", "pelaksana", "kasi", "kepala", "inspektorat")
CATALOGUE = ("editor", "penetap", "pengelola")
ROLES = (ANYONE, *DESK, *CATALOGUE)
REGISTERS = ("petugas", "kasi")
SEES_IDENTITY = ("pelaksana", "kasi", "kepala")
SIGN_IN, OK, MOVED, FORBIDDEN, UNKNOWN, NO_METHOD = 302, 200, 302, 403, 404, 405
KEY = UUID("00000000-0000-4000-8000-000000000000")


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


def everyone(status: int) -> Access:
    return Access(status, status, {})


def only(roles: tuple[str, ...], status: int) -> Access:
    """Those roles; other accounts are refused, and a person not signed in is asked to."""
    return Access(SIGN_IN, FORBIDDEN, dict.fromkeys(roles, status))


def signed_out(status: int) -> Access:
    """A page for those not signed in; the others are sent to their work."""
    return Access(status, MOVED, {})


READ = (everyone(OK), everyone(NO_METHOD))
FORM = (everyone(OK), everyone(OK))
NO_DRAFT = (everyone(UNKNOWN), everyone(UNKNOWN))

# name: arguments, (GET, POST of nothing)
URLS: dict[str, tuple[dict[str, object], tuple[Access, Access]]] = {
    "healthz": ({}, FORM),  # a monitor may ask as it likes
    "robots": ({}, READ),
    "home": ({}, READ),
    "standard-list": ({}, READ),
    "standard": ({"slug": factories.LOKOMOTIF}, READ),
    "office": ({}, READ),
    "pledge": ({}, READ),
    "privacy": ({}, READ),
    "accessibility": ({}, READ),
    "help": ({}, READ),
    "complaint-policy": ({}, READ),
    "day-count": ({}, READ),
    "complaint-new": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "complaint-what": ({"key": KEY}, FORM),
    "complaint-who": ({"key": KEY}, NO_DRAFT),
    "complaint-check": ({"key": KEY}, NO_DRAFT),
    "complaint-receipt": ({"key": KEY}, (everyone(UNKNOWN), everyone(NO_METHOD))),
    "complaint-status": ({}, FORM),
    "complaint-case": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "login": ({}, (signed_out(OK), signed_out(OK))),
    "logout": ({}, (everyone(NO_METHOD), everyone(OK))),
    "desk-queue": ({}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-entry": ({}, (only(REGISTERS, OK), only(REGISTERS, OK))),
    "desk-case": ({"number": "P-2026-0001"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-receipt": ({"number": "P-2026-0001"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-identity": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(SEES_IDENTITY, OK))),
    "desk-action": (
        {"number": "P-2026-0001", "action": "ambil"},
        (only(DESK, NO_METHOD), only(("pelaksana", "kasi"), MOVED)),
    ),
}


def urls(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from urls(pattern, inner)


@pytest.fixture
def people(request: pytest.FixtureRequest) -> dict[str, User]:
    return {role: request.getfixturevalue(role) for role in ROLES if role != ANYONE}


@pytest.fixture
def case() -> Complaint:
    complaint = factories.complaint()
    assert complaint.number == "P-2026-0001"
    return complaint


def statuses(people: dict[str, User], address: str, method: str) -> dict[str, int]:
    return {role: status_of(people.get(role), address, method) for role in ROLES}


def status_of(user: User | None, address: str, method: str) -> int:
    """What one person gets; what the request changed is undone before the next one's."""
    client = Client()
    with transaction.atomic():
        if user is not None:
            client.force_login(user)
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    return response.status_code


def test_every_url_has_its_line():
    assert {name for name in urls(get_resolver()) if not name.startswith("admin:")} == set(URLS)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", URLS)
def test_each_role_gets_what_its_line_says(name, method, people, case):
    arguments, access = URLS[name]
    wanted = access[method == "post"]
    address = reverse(name, kwargs=arguments)
    assert statuses(people, address, method) == {role: wanted.of(role) for role in ROLES}
