"""The demonstration's accounts and sample cases: a desk that shows life on its first run."""

import re
from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.http import HttpRequest

from complaints import queue
from complaints.demo_cases import SAMPLES, add_sample_cases
from complaints.models import Complaint, Officer
from complaints.models.calendar import working_calendar
from complaints.permissions import roles_of
from complaints.queue import Group
from complaints.roles import Role
from tests.factories import complaint

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY = date(2026, 9, 11), date(2026, 11, 21)


@pytest.fixture(autouse=True)
def key(monkeypatch):
    kept = {"key": "rahasia mesin ini"}
    monkeypatch.setattr("complaints.management.commands.demo_accounts.demo_key", lambda _: kept["key"])
    return kept


@pytest.fixture
def make(capsys):
    def run(**options):
        call_command("demo_accounts", **options)
        return dict(re.findall(r"^(\w+) +(\w{4}-\w{4}-\w{4}) ", capsys.readouterr().out, re.MULTILINE))

    return run


@pytest.fixture
def staff(make):
    make()
    return {user.username: user for user in User.objects.all()}


def test_each_role_gets_an_account_that_signs_in_with_the_printed_password(make):
    printed = make()
    roles = set()
    for username, password in printed.items():
        user = authenticate(HttpRequest(), username=username, password=password)
        assert user is not None, username
        roles |= roles_of(user)
    assert roles == set(Role)


def test_a_second_run_prints_the_same_and_hashes_nothing(make, monkeypatch):
    first = make()
    monkeypatch.setattr("complaints.management.commands.demo_accounts.make_password", None)
    assert make() == first


def test_what_is_printed_always_works(make, key):
    make()
    user = User.objects.get(username="kepala")
    user.set_password("diganti sendiri")
    user.save()
    key["key"] = "mesin lain"
    assert all(authenticate(HttpRequest(), username=name, password=word) for name, word in make().items())


def test_another_machine_has_other_passwords(make, key):
    first = make()
    key["key"] = "mesin lain"
    assert not set(make().values()) & set(first.values())


def test_outside_the_demonstration_nothing_is_made(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="hanya dibuat pada peragaan"):
        call_command("demo_accounts")
    assert not User.objects.exists()


def test_each_answers_to_a_superior_and_the_head_to_the_regent(staff):
    chain, officer = [], staff["pelaksana"].officer
    while officer:
        chain.append(officer.position)
        officer = officer.direct_superior
    assert chain == [
        "Pelaksana Pengaduan",
        "Kepala Seksi Pengaduan",
        "Kepala DPMPTSP",
        "Bupati Purwakarta",
    ]
    assert Officer.objects.get(position="Bupati Purwakarta").user is None


@pytest.mark.parametrize("name", ["penyunting", "penetap", "admin"])
def test_only_those_of_the_catalogue_get_into_admin(staff, name):
    assert staff[name].is_staff
    assert not staff["petugas"].is_staff


def groups_on(day):
    calendar = working_calendar()
    return {queue.row(case, day, calendar).group for case in Complaint.objects.open()}


@pytest.mark.parametrize(
    ("day", "missing"),
    [(FRIDAY, {Group.UNKNOWN}), (SATURDAY, {Group.UNKNOWN, Group.DUE_TODAY})],
    ids=["working day", "weekend"],
)
def test_the_sample_cases_stand_in_every_group(staff, day, missing):
    add_sample_cases(staff, day)
    assert groups_on(day) == set(Group) - missing
    assert Complaint.objects.closed().count() == 1


def test_the_sample_cases_are_filed_once(staff):
    assert add_sample_cases(staff, FRIDAY) == len(SAMPLES)
    assert add_sample_cases(staff, FRIDAY) == 0


def test_a_register_in_use_is_left_alone(staff):
    complaint()
    assert add_sample_cases(staff, FRIDAY) == 0


def test_samples_come_only_when_asked_for(make):
    make()
    assert not Complaint.objects.exists()
    make(sample_cases=True)
    assert Complaint.objects.open().exists()
