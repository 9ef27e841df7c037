"""Limits slow and never lose: each one tripped alone."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from complaints.limiting import is_over_submitting
from complaints.limits import SUBMIT, SUBMIT_IN_A_DAY, SUBMIT_IN_AN_HOUR, Limit
from complaints.models import AttemptCounter
from complaints.receipts import receipt_code
from purwakarta_ptsp.network_address import networks
from tests import factories
from tests.complaints.citizen_form import clock, page_text
from tests.conftest import restore_office

STATUS = "/pengaduan/status/"
NOON = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)  # 12.00 WIB
UNKNOWN_CODE = "000000000000"  # its check symbol is right
HERE, THERE = "203.0.113.7", "203.0.113.8"


@pytest.fixture
def case(db: None):
    return factories.complaint()


def look_up(number: str, code: str, *, address: str = HERE, at: datetime = NOON, **headers):
    with clock(at):
        return Client().post(
            STATUS, {"number": number, "code": code}, REMOTE_ADDR=address, headers=headers or None
        )


def fail(case, times: int, **place) -> list[int]:
    return [look_up(case.number, UNKNOWN_CODE, **place).status_code for _ in range(times)]


def test_the_eleventh_failure_waits_and_says_until_when(case):
    assert fail(case, 10) == [200] * 10
    answer = look_up(case.number, UNKNOWN_CODE)
    assert answer.status_code == 429
    assert "Tunggu sampai pukul 12.16 WIB" in page_text(answer)
    assert answer["Retry-After"] == "960"
    assert "no-store" in answer["Cache-Control"]


def test_over_the_limit_right_and_wrong_read_the_same(case):
    fail(case, 10)
    right = look_up(case.number, receipt_code(case))
    wrong = look_up(case.number, UNKNOWN_CODE)
    unknown = look_up("P-2026-9999", UNKNOWN_CODE)
    assert right.status_code == wrong.status_code == unknown.status_code == 429
    assert page_text(right) == page_text(wrong) == page_text(unknown)


def test_what_was_found_is_no_failure(case):
    fail(case, 9)
    for _ in range(12):
        assert look_up(case.number, receipt_code(case)).status_code == 302
    assert fail(case, 2) == [200, 429]


def test_a_slip_that_the_check_symbol_shows_is_no_failure(case):
    for _ in range(12):
        answer = look_up(case.number, "000000000001")
        assert "Periksa kode" in page_text(answer)
    assert fail(case, 1) == [200]


def test_another_address_is_not_held_up(case):
    fail(case, 11)
    assert fail(case, 1, address=THERE) == [200]


def test_a_header_of_ones_own_is_no_new_address(case):
    fail(case, 10)
    assert look_up(case.number, UNKNOWN_CODE, x_forwarded_for=THERE).status_code == 429


def test_behind_a_proxy_the_address_is_the_one_that_it_wrote(case, settings):
    settings.PROXIES = 1
    for number in range(10):
        forged = f"198.51.100.{number}, {HERE}"
        look_up(case.number, UNKNOWN_CODE, address="10.0.0.2", x_forwarded_for=forged)
    again = {"address": "10.0.0.2", "x_forwarded_for": f"198.51.100.99, {HERE}"}
    assert look_up(case.number, UNKNOWN_CODE, **again).status_code == 429
    other = {"address": "10.0.0.2", "x_forwarded_for": THERE}
    assert look_up(case.number, UNKNOWN_CODE, **other).status_code == 200


def test_after_a_quarter_of_an_hour_it_begins_anew(case):
    fail(case, 11)
    assert fail(case, 1, at=NOON + timedelta(minutes=14, seconds=59)) == [429]
    assert fail(case, 11, at=NOON + timedelta(minutes=15)) == [200] * 10 + [429]


def tripped_at(limit: Limit, every: timedelta) -> int:
    """Which submission of a row is the first over some limit."""
    sent = (is_over_submitting(HERE, NOON + number * every) for number in range(60))
    return 1 + next(number for number, over in enumerate(sent) if over)


@pytest.mark.parametrize(
    ("limit", "every", "first"),
    [(SUBMIT_IN_AN_HOUR, timedelta(minutes=1), 11), (SUBMIT_IN_A_DAY, timedelta(minutes=7), 41)],
    ids=["10 an hour", "40 a day"],
)
def test_each_limit_of_submitting_alone(db, limit, every, first):
    assert tripped_at(limit, every) == first
    numbers = dict(AttemptCounter.objects.values_list("what", "number"))
    assert [each for each in SUBMIT if numbers[each.name] > each.most] == [limit]


def test_the_mpps_own_network_has_no_limit_of_submitting(db, settings):
    settings.QUOTA_FREE_NETWORKS = networks(["203.0.113.0/24"])
    assert not any(is_over_submitting(HERE, NOON) for _ in range(60))
    assert not AttemptCounter.objects.exists()
    assert [is_over_submitting("198.51.100.1", NOON) for _ in range(11)] == [False] * 10 + [True]


def test_no_address_is_in_the_database(case):
    fail(case, 1)
    is_over_submitting(HERE, NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM complaints_attemptcounter t")
        rows = [row for (row,) in cursor.fetchall()]
    assert len(rows) == 3
    assert not [row for row in rows if "203.0" in row]


def test_counters_are_forgotten_after_a_day(case, capsys):
    fail(case, 1)
    with clock(NOON + timedelta(hours=23)):
        call_command("erase_attempts")
    assert AttemptCounter.objects.count() == 1
    with clock(NOON + timedelta(hours=24)):
        call_command("erase_attempts")
    assert not AttemptCounter.objects.exists()
    assert "1 penghitung percobaan dihapus" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_instant_share_one_counter():
    counts, together, many = [], Barrier(8), Limit("look_up", 100, 900)

    def add() -> None:
        together.wait()
        added = (AttemptCounter.objects.add(many, "s", NOON) for _ in range(5))
        counts.extend(count.number for count in added)
        connection.close()

    threads = [Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == list(range(1, 41))
    restore_office()
