"""Role × URL × method for every URL there is. A URL without a line here fails the suite."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from complaints.models import Complaint
from standards.tools.pdf import obstacle
from tests import factories
from tests.access import (
    ANYONE,
    DESK,
    FORBIDDEN,
    MOVED,
    NO_METHOD,
    OK,
    SIGN_IN,
    UNKNOWN,
    Access,
    everyone,
    patterns,
    statuses,
)
from tests.public_pages import MACHINE, PUBLIC

pytestmark = pytest.mark.django_db

REGISTERS = ("petugas", "kasi")
# The counter may not answer, nor the handler register; the head of section may do both.
SETTLES = ("kasi",)
OVERSEE = ("kasi", "kepala")
SEES_IDENTITY = ("pelaksana", "kasi", "kepala")
# The inspectorate only in cases about the Head or the office, so here it finds none.
OPENS_SOME = (*SEES_IDENTITY, "inspektorat")
OVERSEES = ("kasi", "kepala", "inspektorat")
LEADS = ("kasi", "kepala")
TOGETHER = ("kasi", "kepala", "editor", "penetap")
KEY = UUID("00000000-0000-4000-8000-000000000000")


def only(roles: tuple[str, ...], status: int) -> Access:
    """Those roles; other accounts are refused, and a person not signed in is asked to."""
    return Access(SIGN_IN, FORBIDDEN, dict.fromkeys(roles, status))


def signed_out(status: int) -> Access:
    """A page for those not signed in; the others are sent to their work."""
    return Access(status, MOVED, {})


ONLY_READ = (everyone(OK), everyone(NO_METHOD))
# As ONLY_READ, and kept by browsers: in tests/public_pages.py too.
READ = (everyone(OK), everyone(NO_METHOD))
FORM = (everyone(OK), everyone(OK))
# The case of the test has no letter yet; with letters: tests/complaints/test_letters.py.
NO_LETTER: dict[str, object] = {"number": "P-2026-0001", "letter": "jawaban-1"}
NO_DRAFT = (everyone(UNKNOWN), everyone(UNKNOWN))

# The case of the test waits to be taken, not to be taken over: a stale click (409); others may not.
TAKES_OVER = Access(SIGN_IN, FORBIDDEN, dict.fromkeys(("pelaksana", "kasi", "kepala"), 409))
# Nor is anything asked before somebody handles it.
ASKS = Access(SIGN_IN, FORBIDDEN, dict.fromkeys(OVERSEE, 409))

# name: arguments, (GET, POST of nothing)
URLS: dict[str, tuple[dict[str, object], tuple[Access, Access]]] = {
    "healthz": ({}, ONLY_READ),
    "favicon": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "robots": ({}, READ),
    "kiosk-home": ({}, ONLY_READ),
    "kiosk-list": ({}, ONLY_READ),
    "kiosk-comparison": ({}, ONLY_READ),
    "kiosk-standard": ({"slug": factories.LOKOMOTIF}, ONLY_READ),
    "kiosk-service-days": ({"slug": factories.LOKOMOTIF}, ONLY_READ),
    "kiosk-regulations": ({}, ONLY_READ),
    "kiosk-regulation": ({"slug": "pp-5-2021"}, ONLY_READ),
    "kiosk-office": ({}, ONLY_READ),
    "kiosk-pledge": ({}, ONLY_READ),
    "kiosk-policy": ({}, ONLY_READ),
    "kiosk-help": ({}, ONLY_READ),
    "kiosk-day-count": ({}, ONLY_READ),
    "kiosk-privacy": ({}, ONLY_READ),
    "kiosk-complaint": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "kiosk-complaint-what": ({"key": KEY}, FORM),
    "kiosk-complaint-who": ({"key": KEY}, NO_DRAFT),
    "kiosk-complaint-check": ({"key": KEY}, NO_DRAFT),
    "kiosk-complaint-receipt": ({"key": KEY}, (everyone(UNKNOWN), everyone(NO_METHOD))),
    "kiosk-unknown": ({"rest": "masuk/"}, (everyone(UNKNOWN), everyone(NO_METHOD))),
    "home": ({}, READ),
    "standard-list": ({}, READ),
    "shared-component": ({"number": 4}, READ),
    "standard": ({"slug": factories.LOKOMOTIF}, READ),
    "standard-history": ({"slug": factories.LOKOMOTIF}, READ),
    "standard-difference": ({"slug": factories.LOKOMOTIF}, READ),
    "standard-comparison": ({}, READ),
    "standard-checklist": ({"slug": factories.LOKOMOTIF}, READ),
    "standard-changes": ({}, READ),
    "standard-feed": ({}, READ),
    "release-pdf": ({"slug": "tidak-ada"}, (everyone(UNKNOWN), everyone(NO_METHOD))),
    "release-preview": ({"token": "tidak-ada"}, (everyone(UNKNOWN), everyone(NO_METHOD))),
    "release-preview-standard": (
        {"token": "tidak-ada", "slug": factories.LOKOMOTIF},
        (everyone(UNKNOWN), everyone(NO_METHOD)),
    ),
    "standard-share": ({"slug": factories.LOKOMOTIF}, READ),
    "standard-qr": ({"slug": factories.LOKOMOTIF}, READ),
    "standard-paper": ({"slug": factories.LOKOMOTIF}, READ),
    # The print page instead, where no PDF can be made.
    "standard-pdf": (
        {"slug": factories.LOKOMOTIF},
        (everyone(MOVED if obstacle() else OK), everyone(NO_METHOD)),
    ),
    "clarity": ({"slug": factories.LOKOMOTIF, "number": 3}, FORM),
    "regulation-list": ({}, READ),
    "regulation": ({"slug": "pp-5-2021"}, READ),
    "office": ({}, READ),
    "pledge": ({}, READ),
    "privacy": ({}, READ),
    "accessibility": ({}, READ),
    "help": ({}, READ),
    "sitemap": ({}, READ),
    "data": ({}, READ),
    "data-list": ({}, READ),
    "data-table": ({}, READ),
    "data-openapi": ({}, READ),
    "data-standard": ({"slug": factories.LOKOMOTIF}, READ),
    "data-jsonld": ({"slug": factories.LOKOMOTIF}, READ),
    "data-cpsv": ({"slug": factories.LOKOMOTIF}, READ),
    "data-sippn": ({"slug": factories.LOKOMOTIF}, READ),
    "complaint-policy": ({}, READ),
    "day-count": ({}, READ),
    "service-day-count": ({"slug": factories.LOKOMOTIF}, READ),
    "complaint-new": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "complaint-start": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "complaint-keep": ({"key": KEY, "page": "what"}, (everyone(NO_METHOD), everyone(204))),
    "complaint-drop": ({"key": KEY}, (everyone(NO_METHOD), everyone(MOVED))),
    "complaint-what": ({"key": KEY}, FORM),
    "complaint-who": ({"key": KEY}, NO_DRAFT),
    "complaint-check": ({"key": KEY}, NO_DRAFT),
    "complaint-file": ({"key": KEY, "file": KEY}, (everyone(NO_METHOD), everyone(UNKNOWN))),
    "complaint-receipt": ({"key": KEY}, (everyone(UNKNOWN), everyone(NO_METHOD))),
    "complaint-status": ({}, FORM),
    "complaint-data": ({}, (everyone(MOVED), everyone(MOVED))),
    "complaint-attachment": ({"place": 1}, (everyone(MOVED), everyone(NO_METHOD))),
    "complaint-case": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "complaint-dun": ({}, (everyone(NO_METHOD), everyone(MOVED))),
    "complaint-contentment": ({}, (everyone(MOVED), everyone(MOVED))),
    "complaint-reopen": ({}, (everyone(MOVED), everyone(MOVED))),
    "complaint-proof": ({}, (everyone(MOVED), everyone(NO_METHOD))),
    "complaint-complete": ({}, (everyone(MOVED), everyone(MOVED))),
    "complaint-identity": ({}, (everyone(MOVED), everyone(MOVED))),
    "complaint-reply": ({"number": 1}, (everyone(MOVED), everyone(MOVED))),
    "complaint-letter": ({"letter": "jawaban-1"}, (everyone(MOVED), everyone(NO_METHOD))),
    "login": ({}, (signed_out(OK), signed_out(OK))),
    # Off in the tests' settings: everyone is sent on to her work (tests/complaints/test_second_factor.py).
    "second-factor": ({}, (everyone(MOVED), everyone(MOVED))),
    "second-factor-enrol": ({}, (everyone(MOVED), everyone(MOVED))),
    "logout": ({}, (everyone(NO_METHOD), everyone(OK))),
    "desk-queue": ({}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-entry": ({}, (only(REGISTERS, OK), only(REGISTERS, OK))),
    "desk-asking": ({}, (only(REGISTERS, OK), only(REGISTERS, OK))),
    "desk-box": ({}, (only(REGISTERS, OK), only(REGISTERS, OK))),
    "desk-journal": ({}, (only(REGISTERS, OK), only(REGISTERS, NO_METHOD))),
    "desk-suggestion": ({}, (only(REGISTERS, OK), only(REGISTERS, OK))),
    "desk-settling": ({}, (only(SETTLES, OK), only(SETTLES, OK))),
    "desk-case": ({"number": "P-2026-0001"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-receipt": ({"number": "P-2026-0001"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-receipt-pdf": (
        {"number": "P-2026-0001"},
        (only(DESK, MOVED if obstacle() else OK), only(DESK, NO_METHOD)),
    ),
    "desk-case-file": ({"number": "P-2026-0001"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-attachment": (
        {"number": "P-2026-0001", "place": 1},
        (only(DESK, UNKNOWN), only(DESK, NO_METHOD)),
    ),
    "desk-letters": ({"number": "P-2026-0001"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-letter": (NO_LETTER, (only(DESK, UNKNOWN), only(DESK, UNKNOWN))),
    "desk-letter-pdf": (NO_LETTER, (only(DESK, UNKNOWN), only(DESK, UNKNOWN))),
    "desk-letter-file": (NO_LETTER, (only(DESK, NO_METHOD), only(SEES_IDENTITY, UNKNOWN))),
    "desk-letter-signed": (NO_LETTER, (only(DESK, UNKNOWN), only(DESK, NO_METHOD))),
    "desk-looks": ({}, (only(OVERSEES, OK), only(OVERSEES, NO_METHOD))),
    "desk-messages": ({}, (only(LEADS, OK), only(LEADS, NO_METHOD))),
    "desk-message-again": ({"key": 10**9}, (only(LEADS, NO_METHOD), only(LEADS, UNKNOWN))),
    "desk-data-requests": ({}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-data-request": ({"key": 10**9}, (only(OPENS_SOME, UNKNOWN), only(DESK, NO_METHOD))),
    "desk-data-open": ({"key": 10**9}, (only(DESK, NO_METHOD), only(OPENS_SOME, UNKNOWN))),
    "desk-data-answer": ({"key": 10**9}, (only(DESK, NO_METHOD), only(OPENS_SOME, UNKNOWN))),
    "desk-data-ask": ({"number": "P-2026-0001"}, (only(DESK[:4], OK), only(DESK[:4], OK))),
    "desk-hearing": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(DESK[:4], MOVED))),
    "desk-question": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), ASKS)),
    "desk-question-cancel": (
        {"number": "P-2026-0001", "question": 1},
        (only(DESK, NO_METHOD), only(DESK, UNKNOWN)),
    ),
    "desk-whatsapp": ({"number": "P-2026-0001"}, (only(SEES_IDENTITY, OK), only(SEES_IDENTITY, OK))),
    "desk-whatsapp-sent": (
        {"number": "P-2026-0001"},
        (only(DESK, NO_METHOD), only(SEES_IDENTITY, MOVED)),
    ),
    "desk-quarantine": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(SEES_IDENTITY, OK))),
    "desk-identity": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(SEES_IDENTITY, OK))),
    "desk-lost-code": ({}, (only(OPENS_SOME, OK), only(OPENS_SOME, OK))),
    "desk-new-code": ({"number": "P-2026-0001"}, (only(SEES_IDENTITY, OK), only(SEES_IDENTITY, OK))),
    "desk-code-searches": ({}, (only(OVERSEES, OK), only(OVERSEES, NO_METHOD))),
    "desk-same": ({"number": "P-2026-0001"}, (only(SEES_IDENTITY, OK), only(SEES_IDENTITY, OK))),
    "desk-part": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(SEES_IDENTITY, MOVED))),
    "desk-note": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(DESK[:4], OK))),
    "desk-register-now": ({}, (only(DESK, MOVED), only(DESK, NO_METHOD))),
    "desk-register": ({"month": "2026-03"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-register-paper": ({"month": "2026-03"}, (only(DESK, OK), only(DESK, NO_METHOD))),
    # The page to print instead, where no PDF can be made.
    "desk-register-pdf": (
        {"month": "2026-03"},
        (only(DESK, MOVED if obstacle() else OK), only(DESK, NO_METHOD)),
    ),
    "desk-register-table": (
        {"month": "2026-03", "form": "csv"},
        (only(DESK, OK), only(DESK, NO_METHOD)),
    ),
    "desk-reports": ({}, (only(DESK, OK), only(DESK, MOVED))),
    "together": ({}, (only(TOGETHER, OK), only(TOGETHER, NO_METHOD))),
    "together-standard": (
        {"slug": factories.LOKOMOTIF},
        (only(TOGETHER, OK), only(TOGETHER, NO_METHOD)),
    ),
    "desk-contentment": ({}, (only(LEADS, OK), only(LEADS, NO_METHOD))),
    "desk-cases": ({}, (only(DESK, OK), only(DESK, NO_METHOD))),
    "desk-export": ({}, (only(DESK, OK), only(DESK, OK))),
    "desk-exports": ({}, (only(OVERSEES, OK), only(OVERSEES, NO_METHOD))),
    "desk-transfer": ({}, (only(OVERSEES, OK), only(OVERSEES, OK))),
    "desk-handover": ({}, (only(OVERSEE, OK), only(OVERSEE, OK))),
    "desk-accused": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(DESK, OK))),
    "desk-priority": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), only(DESK, OK))),
    "desk-take-over": ({"number": "P-2026-0001"}, (only(DESK, NO_METHOD), TAKES_OVER)),
    "desk-action": (
        {"number": "P-2026-0001", "action": "ambil"},
        (only(DESK, NO_METHOD), only(("pelaksana", "kasi"), MOVED)),
    ),
}


@pytest.fixture
def case() -> Complaint:
    complaint = factories.complaint()
    assert complaint.number == "P-2026-0001"
    return complaint


def test_every_url_has_its_line():
    names = {name for name, _ in patterns(get_resolver())}
    assert {name for name in names if not name.startswith("admin:")} == set(URLS)


def test_every_page_that_browsers_keep_is_in_the_list_of_public_pages():
    listed = {resolve(path.partition("?")[0]).url_name for path in (*PUBLIC, *MACHINE)}
    assert listed == {name for name, (_, access) in URLS.items() if access is READ}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", URLS)
def test_each_role_gets_what_its_line_says(name, method, browsers, case):
    arguments, access = URLS[name]
    address = reverse(name, kwargs=arguments)
    assert statuses(browsers, address, method) == access[method == "post"].by_role


@pytest.mark.parametrize("name", URLS)
def test_no_other_method_is_answered(name, browsers, case):
    """A person not signed in may be asked to sign in first."""
    for method in ("put", "delete", "patch"):
        got = statuses(browsers, reverse(name, kwargs=URLS[name][0]), method)
        assert got.pop(ANYONE) in (NO_METHOD, SIGN_IN), method
        assert set(got.values()) <= {NO_METHOD, FORBIDDEN}, method


# /healthz answers before any middleware, and takes nothing.
@pytest.mark.parametrize("name", [name for name in URLS if name != "healthz"])
def test_nothing_is_taken_from_a_page_of_somebody_else(name, case):
    """Without the token of our own page a POST ends before any view; the kiosk begins anew."""
    address = reverse(name, kwargs=URLS[name][0])
    answer = Client(enforce_csrf_checks=True).post(address)
    refused = (MOVED, "/kios/") if address.startswith("/kios/") else (FORBIDDEN, None)
    assert (answer.status_code, answer.get("Location")) == refused
