"""A name that nobody else has, looked for in everything that anybody can open, send or list."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from complaints.filing import Complainant
from complaints.intake import Identity
from complaints.models import IdentityView
from complaints.views.case_page import PATHS
from tests.access import CATALOGUE, ROLES
from tests.complaints.desk import closed
from tests.factories import complaint
from tests.test_access import URLS
from tests.test_admin_access import OWN, RIGHTS, names_of, places, rows

__all__ = ["places", "rows"]  # fixtures
pytestmark = pytest.mark.django_db

SENTINEL = Complainant(
    name="Zubaedah Sentinelawati",
    address="Kampung Sentinel RT 9",
    phone="089988776655",
    email="zubaedah@sentinel.example",
    is_proxy=True,
    represented_name="Haji Sentineludin",
)
MARKS = ("zubaedah", "sentinel", "089988776655")
NOT_ASKED_FOR = MARKS[1:]  # a page may say again what was searched for
SEARCHES = [
    f"{path}?{name}=Zubaedah"
    for path in ("/petugas/", "/petugas/pembukaan-identitas/", "/standar/")
    for name in ("nomor", "q", "cari", "akun")
]


@pytest.fixture
def case(pelaksana):
    """The usual first case, with the name; a closed one too, and a look at each."""
    case = complaint(complainant=SENTINEL, identity=Identity.CONFIDENTIAL)
    done = closed(complaint(complainant=SENTINEL), pelaksana)
    for each in (case, done):
        IdentityView.objects.create(complaint=each, by=pelaksana, reason="Menelepon")
    return case


def shows_it(text: str, marks=MARKS) -> bool:
    return any(mark in text.lower() for mark in marks)


def leaks(
    browsers, address: str, methods=("get", "post"), marks=MARKS, roles=ROLES
) -> list[tuple[str, str, str]]:
    found = []
    for role in roles:
        for method in methods:
            answer = getattr(browsers[role], method)(address)
            if shows_it(answer.content.decode(errors="replace") + str(answer.headers), marks):
                found.append((role, method, address))
            browsers[role].cookies.pop("messages", None)
    return found


@pytest.mark.parametrize("name", [name for name in URLS if name != "logout"])
def test_no_page_shows_it_to_any_role(name, browsers, case):
    assert leaks(browsers, reverse(name, kwargs=URLS[name][0])) == []


@pytest.mark.parametrize("word", sorted(PATHS.values()))
def test_no_step_shows_it_to_any_role(word, browsers, case):
    """Refused, faulty or taken, of a new case and of a closed one."""
    for number in (case.number, "P-2026-0002"):
        assert leaks(browsers, reverse("desk-action", args=[number, word]), ("post",)) == []


def test_no_search_finds_it(browsers, case):
    assert [leaks(browsers, address, ("get",), NOT_ASKED_FOR) for address in SEARCHES] == [[]] * len(SEARCHES)


@pytest.mark.parametrize("name", [name for name in OWN if name != "logout"])
def test_no_page_of_the_administration_shows_it(name, browsers, places, case):
    arguments, _ = OWN[name]
    assert (
        leaks(browsers, reverse(f"admin:{name}", args=[places[each] for each in arguments]), roles=CATALOGUE)
        == []
    )


@pytest.mark.parametrize("model", RIGHTS, ids=lambda model: model._meta.label)
def test_no_list_search_or_history_of_the_administration_shows_it(model, browsers, places, rows, case):
    for page, name in names_of(model):
        address = reverse(f"admin:{name}", args=[] if page in ("changelist", "add") else [rows[model]])
        assert leaks(browsers, f"{address}?q=Zubaedah", ("get",), NOT_ASKED_FOR, CATALOGUE) == []


def test_the_closed_case_and_its_paper_do_not_show_it(browsers, case):
    for path in ("/petugas/perkara/P-2026-0002/", "/petugas/perkara/P-2026-0002/tanda-terima/"):
        assert leaks(browsers, path, ("get",)) == []


def test_neither_mail_nor_log_nor_history_nor_command_holds_it(case, caplog, capsys):
    call_command("verify_trail")
    call_command("erase_identities", "--dry-run")
    written = capsys.readouterr()
    words = [written.out, written.err, caplog.text, *(str(each.message()) for each in mail.outbox)]
    words += [f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all()]
    assert not [text for text in words if shows_it(text)]


def test_the_marks_are_seen_where_they_may_be(as_user, pelaksana, case):
    """Only then do the tests above prove anything."""
    answer = as_user(pelaksana).post(
        f"/petugas/perkara/{case}/identitas/", {"identity-reason": "Menelepon pelapor"}
    )
    assert all(mark in answer.content.decode().lower() for mark in MARKS)
