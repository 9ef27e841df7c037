"""Five wrong passwords close an account's door for a quarter of an hour, whoever tries from wherever."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.complaints.citizen_form import clock, page_text

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)  # 12.00 WIB


def attempt(name: str, password: str, *, at: datetime = NOON, number: int = 1, door: str = "/masuk/"):
    """Each from another address and browser: the account is what counts."""
    with clock(at), patch("axes.handlers.proxy.now", return_value=at):
        return Client(headers={"user-agent": f"peramban {number}"}).post(
            door, {"username": name, "password": password}, REMOTE_ADDR=f"203.0.113.{number}"
        )


def fail(name: str, times: int, **place) -> list[int]:
    return [attempt(name, "salah", number=number, **place).status_code for number in range(1, times + 1)]


@pytest.mark.parametrize("door", ["/masuk/", "/masuk/?next=/kelola/"], ids=["desk", "admin"])
def test_the_fifth_wrong_password_closes_the_door(petugas, door):
    assert fail("petugas", 4, door=door) == [200] * 4
    answer = attempt("petugas", "salah", door=door)
    assert answer.status_code == 429
    assert "Masuk ditutup sampai pukul 12.16 WIB" in page_text(answer)
    assert "no-store" in answer["Cache-Control"]
    right = attempt("petugas", "sandi-petugas", door=door)
    assert right.status_code == 429
    assert page_text(right) == page_text(answer)


def test_the_admin_has_no_door_of_its_own(warga):
    assert warga.get("/kelola/login/")["Location"].startswith("/masuk/")
    assert warga.post("/kelola/login/", {"username": "x", "password": "y"})["Location"].startswith("/masuk/")


def test_a_name_that_nobody_has_reads_the_same(petugas):
    fail("petugas", 5)
    fail("tidak-ada", 5)
    known, unknown = attempt("petugas", "salah"), attempt("tidak-ada", "salah")
    assert known.status_code == unknown.status_code == 429
    assert page_text(known) == page_text(unknown)


def test_the_others_come_in(petugas, kasi):
    fail("petugas", 6)
    assert attempt("kasi", "sandi-kasi").status_code == 302


def test_it_opens_by_itself_and_a_try_meanwhile_does_not_prolong_it(petugas):
    fail("petugas", 5)
    assert fail("petugas", 3, at=NOON + timedelta(minutes=14)) == [429] * 3
    assert attempt("petugas", "sandi-petugas", at=NOON + timedelta(minutes=15, seconds=1)).status_code == 302


def test_coming_in_forgets_the_wrong_ones(petugas):
    fail("petugas", 4)
    assert attempt("petugas", "sandi-petugas").status_code == 302
    assert fail("petugas", 4) == [200] * 4


def test_an_administrator_opens_it_on_record(as_user, pengelola, petugas):
    page, desk = reverse("admin:auth_user_sign_in", args=[petugas.pk]), as_user(pengelola)
    fail("petugas", 5)
    with clock(NOON + timedelta(minutes=1)):
        assert "Terkunci: lima kali kata sandi salah." in page_text(desk.get(page))
        answer = desk.post(page, {"langkah": "buka"}, follow=True)
    assert "Kunci masuk dibuka." in page_text(answer)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (pengelola, str(petugas.pk))
    assert entry.get_change_message() == "Kunci masuk dibuka."
    assert attempt("petugas", "sandi-petugas").status_code == 302


def test_a_word_that_is_no_step_does_nothing(as_user, pengelola, petugas):
    page, desk = reverse("admin:auth_user_sign_in", args=[petugas.pk]), as_user(pengelola)
    fail("petugas", 5)
    assert desk.post(page, {"langkah": "hapus"}).status_code == 302
    assert attempt("petugas", "sandi-petugas").status_code == 429


def test_without_an_address_it_counts_all_the_same(petugas, warga):
    typed = {"username": "petugas", "password": "salah"}
    answers = [warga.post("/masuk/", typed, REMOTE_ADDR="").status_code for _ in range(5)]
    assert answers == [200] * 4 + [429]


def test_names_and_addresses_are_kept_a_day_and_shown_nowhere(petugas, capsys):
    fail("petugas", 3)
    attempt("petugas", "rahasia-sekali")
    assert not [row for row in AccessAttempt.objects.all() if "rahasia-sekali" in row.post_data]
    assert not AccessLog.objects.exists()
    assert AccessAttempt not in admin.site._registry
    with clock(NOON + timedelta(hours=24)):
        call_command("erase_attempts")
    assert not AccessAttempt.objects.exists()
    assert "catatan kata sandi salah" in capsys.readouterr().out


def test_no_log_line_holds_a_name_or_an_address(petugas, caplog):
    fail("petugas", 5)
    said = [record.getMessage() for record in caplog.records]
    assert not [line for line in said if "petugas" in line or "203.0" in line]
