"""From a submission to a case: one case for one form, numbers without gaps, the promise kept."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.test import Client

from complaints import register
from complaints.filing import Complainant, Filing, file_complaint
from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import ComplainantIdentity, Complaint, RegisterCounter
from complaints.policy import clause_on, policy_on
from complaints.receipts import case_of_receipt, receipt_code
from complaints.workflow import Action, State
from standards.models import Channel
from tests import factories
from tests.complaints.citizen_form import key_in, page_text, write
from tests.conftest import restore_office
from tests.factories import published, standard

MARCH_10 = date(2026, 3, 10)
THREADS = 10


@pytest.mark.django_db
def test_received_10_march_2026_is_due_7_april() -> None:
    case = factories.complaint(received_on=MARCH_10)
    assert (case.kind, case.due_on) == (Kind.COMPLAINT, date(2026, 4, 7))
    assert case.answer_working_days == 14


@pytest.mark.django_db
def test_the_first_event_is_the_citizens_own() -> None:
    event = factories.complaint().events.get()
    assert (event.action, event.source, event.target) == (Action.REGISTER, "", State.REGISTERED)
    assert (event.by, event.clause) == (None, "R2")


@pytest.mark.parametrize(
    ("changes", "kind", "may_be", "clause"),
    [
        ({"service_status": ServiceStatus.RECEIVED, "served_on": date(2026, 2, 8)}, "complaint", False, "R2"),
        ({"service_status": ServiceStatus.RECEIVED, "served_on": date(2026, 2, 7)}, "complaint", True, "R4"),
        ({"service_status": ServiceStatus.NOT_REMEMBERED}, "complaint", False, "R2"),
        ({"identity": Identity.CONFIDENTIAL}, "complaint", False, "R2"),
        ({"identity": Identity.NONE}, "suggestion", False, "R7"),
        ({"description": "  \n "}, "suggestion", False, "R7"),
    ],
    ids=["day 30", "day 31", "not remembered", "confidential", "no identity", "no object"],
)
@pytest.mark.django_db
def test_the_law_decides_what_it_is(changes: dict, kind: str, may_be: bool, clause: str) -> None:
    case = factories.complaint(**changes)
    assert (case.kind, case.may_be_suggestion, case.intake_clause) == (kind, may_be, clause)
    assert (case.due_on is None) == (kind == "suggestion")


@pytest.mark.django_db
def test_past_the_calendar_there_is_no_date_but_a_case() -> None:
    case = factories.complaint(received_on=date(2027, 12, 13))
    assert (case.kind, case.due_on, case.answer_working_days) == (Kind.COMPLAINT, None, 14)


@pytest.mark.django_db
def test_the_case_keeps_the_words_in_force_on_its_day() -> None:
    before = clause_on(MARCH_10, standard(), 3)
    published(date(2026, 3, 11), None, k3="3 (tiga) hari kerja sejak berkas lengkap.")
    assert factories.complaint(received_on=MARCH_10).clause_text == before
    assert factories.complaint(received_on=date(2026, 3, 11)).clause_text.text.startswith("3 (tiga)")


@pytest.mark.django_db
def test_the_promise_of_the_day_of_receipt_counts() -> None:
    words = policy_on(MARCH_10).text.text.replace("14 (empat belas) hari", "10 (sepuluh) hari")
    published(date(2026, 3, 11), None, k6=words)
    assert factories.complaint(received_on=MARCH_10).answer_working_days == 14
    assert factories.complaint(received_on=date(2026, 3, 11)).answer_working_days == 10


@pytest.mark.django_db
def test_without_a_standard_the_shared_words_are_the_promise() -> None:
    case = factories.complaint(standard=None, component=8)
    assert case.clause_text.version.is_shared


@pytest.mark.django_db
def test_numbers_start_anew_each_year() -> None:
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 1)]
    numbers = [factories.complaint(received_on=day).number for day in days]
    assert numbers == ["P-2026-0001", "P-2027-0001", "P-2027-0002"]


@pytest.mark.django_db
def test_a_repeat_returns_the_first_case_and_its_code() -> None:
    key = uuid4()
    first = factories.complaint(form_key=key)
    with patch("complaints.filing._write_case") as write_case:
        again = factories.complaint(form_key=key)
    assert first == again
    assert not write_case.called
    assert RegisterCounter.objects.get().last_serial == 1
    assert receipt_code(first) == receipt_code(again)


@pytest.mark.django_db
def test_two_copies_either_side_of_new_year_are_one_case() -> None:
    """Each holds the lock of its own year, so only the unique key tells them apart."""
    key = uuid4()
    first = factories.complaint(form_key=key, received_on=date(2026, 12, 31))
    found = [None, first]
    with patch("complaints.filing._known", side_effect=lambda _: found.pop(0)):
        assert factories.complaint(form_key=key, received_on=date(2027, 1, 1)) == first
    assert not RegisterCounter.objects.filter(year=2027).exists()


@pytest.mark.django_db
def test_a_failed_filing_leaves_no_gap() -> None:
    unreachable = Complainant(name="Sari")
    with pytest.raises(IntegrityError):
        factories.complaint(complainant=unreachable)
    assert not Complaint.objects.exists()
    assert factories.complaint().number == "P-2026-0001"


@pytest.mark.django_db
def test_a_suggestion_without_identity_stores_no_person() -> None:
    factories.complaint(identity=Identity.NONE)
    assert not ComplainantIdentity.objects.exists()


@pytest.mark.django_db
def test_number_and_code_open_the_case_together() -> None:
    mine, other = factories.complaint(), factories.complaint()
    code = receipt_code(mine)
    assert case_of_receipt(mine.number, code) == mine
    assert case_of_receipt(other.number, code) is None
    assert case_of_receipt("P-2026-0999", code) is None
    with pytest.raises(register.BadCode):
        case_of_receipt(mine.number, "0000-0000-0001")


@pytest.mark.django_db
def test_the_code_is_stored_nowhere() -> None:
    case = factories.complaint()
    stored = str(Complaint.objects.values().get())
    assert receipt_code(case) not in stored
    assert case.code_digest == register.digest(receipt_code(case), settings.RECEIPT_CODE_KEY.encode())


@pytest.fixture
def office_again_afterwards(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Set up before the transactional database and so torn down after it emptied the tables."""
    yield
    with django_db_blocker.unblock():
        restore_office()


@pytest.fixture
def committed(office_again_afterwards: None, transactional_db: None) -> None:
    """Real commits, seen by every thread; whoever emptied the tables before, the office is here."""
    restore_office()


def at_once(work: Callable[[int], object], times: int) -> list:
    """The work many times, at the same moment in ten threads, each on its own connection."""
    together = Barrier(THREADS)

    def in_thread(share: range) -> list:
        try:
            together.wait(timeout=20)
            return [work(number) for number in share]
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        shares = [range(start, times, THREADS) for start in range(THREADS)]
        return [result for results in pool.map(in_thread, shares) for result in results]


def plain(form_key: UUID, channel: Channel) -> Filing:
    return Filing(
        form_key=form_key,
        wants=Kind.COMPLAINT,
        identity=Identity.OPEN,
        channel=channel,
        received_on=MARCH_10,
        service_status=ServiceStatus.NOT_SERVED,
        description="Belum dilayani.",
        complainant=factories.WARGA,
    )


def test_fifty_posts_of_one_form_are_one_case_with_one_receipt(committed: None) -> None:
    browser = Client()
    page = write(browser)
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}

    def post(_: int) -> str:
        copy = Client()
        copy.cookies.load(cookies)
        answer = copy.post(page)
        assert answer.status_code == 302
        return page_text(copy.get(answer["Location"]))

    receipts = at_once(post, 50)
    assert len(set(receipts)) == 1
    assert "P-" in receipts[0]
    assert "Kode" in receipts[0]
    assert Complaint.objects.count() == RegisterCounter.objects.get().last_serial == 1
    assert key_in(page)


def test_a_hundred_at_once_are_numbered_1_to_100(committed: None) -> None:
    channel = Channel.objects.get(is_portal=True)
    at_once(lambda _: file_complaint(plain(uuid4(), channel), by=None, on=MARCH_10), 100)
    assert sorted(Complaint.objects.values_list("serial", flat=True)) == list(range(1, 101))
    assert RegisterCounter.objects.get().last_serial == 100


def test_a_letter_counts_from_its_own_day_and_is_due_from_its_receipt(db):
    """R2 is the complainant's window, R5 the office's clock."""
    letter = factories.complaint(
        service_status=ServiceStatus.RECEIVED,
        served_on=date(2026, 2, 7),
        sent_on=date(2026, 3, 9),
        received_on=date(2026, 3, 10),
    )
    assert (letter.intake_clause, letter.may_be_suggestion) == ("R2", False)
    assert letter.due_on == date(2026, 4, 7)
