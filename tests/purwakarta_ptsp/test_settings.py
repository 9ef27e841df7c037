"""Production names what is missing and does not start; an installation never falls back."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from purwakarta_ptsp.places import BASE_DIR

COMPLETE = {
    "SECRET_KEY": "kunci",
    "DATABASE_URL": "postgres://ptsp:sandi@basis-data/ptsp",
    "ALLOWED_HOSTS": "ptsp.example.id",
    "RECEIPT_CODE_KEY": "kunci-lain-yang-cukup-panjang-12345",
}
LOAD = "import purwakarta_ptsp.settings as s; print(s.PRODUCTION, s.DATABASES['default']['HOST'])"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A fresh Python in the project, with nothing of this test run in its environment."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env={"ENV_FILE": os.devnull, **inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


@pytest.mark.parametrize("missing", [{name} for name in COMPLETE] + [set(COMPLETE)], ids=", ".join)
def test_production_with_missing_values_names_each(missing: set[str]) -> None:
    given = {name: value for name, value in COMPLETE.items() if name not in missing}
    answer = run("-c", LOAD, **given)
    assert answer.returncode == 1
    message = answer.stderr.splitlines()[-1]
    assert re.search(r"Pengaturan belum lengkap: ([A-Z_, ]+)\.", message), message
    assert {name for name in COMPLETE if name in message} == missing


def test_production_complete_starts() -> None:
    assert run("-c", LOAD, **COMPLETE).stdout == "True basis-data\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:///x.db"),
        ("RECEIPT_CODE_KEY", "k" * 31),
        ("PROXIES", "10"),
        ("SECOND_FACTOR", "0"),
        ("PORTAL_URL", "ptsp.example.id"),
        ("PORTAL_URL", "https://*"),
    ],
    ids=str,
)
def test_a_value_that_cannot_be_is_refused_by_its_name(name: str, value: str) -> None:
    answer = run("-c", LOAD, **{**COMPLETE, name: value})
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1].startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")


@pytest.mark.parametrize(
    ("value", "named"),
    [("10.1.0.0/16,kantor", "kantor"), ("10.1.2.3/16", "10.1.2.3/16"), ("0.0.0.0/0", "0.0.0.0/0")],
    ids=["a word", "host bits", "everybody"],
)
def test_a_network_that_is_none_is_named(value: str, named: str) -> None:
    answer = run("-c", LOAD, **COMPLETE, QUOTA_FREE_NETWORKS=value)
    last = answer.stderr.splitlines()[-1]
    assert last.startswith(f"django.core.exceptions.ImproperlyConfigured: QUOTA_FREE_NETWORKS: “{named}” ")


def test_a_long_key_and_networks_start() -> None:
    values = {**COMPLETE, "RECEIPT_CODE_KEY": "k" * 32, "QUOTA_FREE_NETWORKS": "10.1.0.0/16, 2001:db8::/32"}
    assert run("-c", LOAD, **values).stdout == "True basis-data\n"


@pytest.mark.parametrize(
    ("asked", "options"), [("", "-c jit=off"), ("?options=-c%20work_mem=8MB", "-c jit=off -c work_mem=8MB")]
)
def test_short_queries_are_not_compiled_first(asked: str, options: str) -> None:
    load = "import purwakarta_ptsp.settings as s; print(s.DATABASES['default']['OPTIONS']['options'])"
    values = COMPLETE | {"DATABASE_URL": COMPLETE["DATABASE_URL"] + asked}
    assert run("-c", load, **values).stdout == f"{options}\n"


def test_empty_value_counts_as_missing() -> None:
    assert "SECRET_KEY" in run("-c", LOAD, **{**COMPLETE, "SECRET_KEY": ""}).stderr


def test_installation_file_is_read_and_the_environment_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "purwakarta-ptsp.env"
    file.write_text("".join(f"{name}={value}\n" for name, value in COMPLETE.items()))
    assert run("-c", LOAD, ENV_FILE=str(file)).stdout == "True basis-data\n"
    other = {"ENV_FILE": str(file), "DATABASE_URL": "postgres://ptsp@lain/ptsp"}
    assert run("-c", LOAD, **other).stdout == "True lain\n"


def test_manage_with_an_incomplete_installation_never_falls_back(tmp_path: Path) -> None:
    file = tmp_path / "purwakarta-ptsp.env"
    file.write_text("SECRET_KEY=kunci\n")
    answer = run("manage.py", "check", ENV_FILE=str(file))
    assert answer.returncode == 1
    assert "DATABASE_URL, ALLOWED_HOSTS, RECEIPT_CODE_KEY" in answer.stderr


@pytest.mark.parametrize(
    ("seconds", "loads"), [("30", True), ("29", False), ("3601", False), ("lama", False)]
)
def test_the_kiosk_goes_home_after_a_time_that_can_be(seconds: str, loads: bool) -> None:
    answer = run("-c", LOAD, DEMO="1", DATABASE_URL=COMPLETE["DATABASE_URL"], KIOSK_IDLE_SECONDS=seconds)
    assert (answer.returncode == 0) is loads
    assert loads or "KIOSK_IDLE_SECONDS" in answer.stderr


def test_demonstration_needs_no_keys() -> None:
    answer = run("-c", LOAD, DEMO="1", DATABASE_URL=COMPLETE["DATABASE_URL"])
    assert answer.stdout == "False basis-data\n"


@pytest.mark.parametrize(
    ("changed", "is_on"),
    [
        ({}, "False"),
        ({"BIND": "127.0.0.1:8001"}, "False"),
        ({"BIND": "0.0.0.0:8000"}, "True"),
        ({"BIND": "0.0.0.0"}, "True"),
        ({"ALLOWED_HOSTS": "localhost,ptsp.example.id"}, "True"),
        ({"SECOND_FACTOR": "1"}, "True"),
    ],
    ids=["loopback", "another port", "every address", "without a port", "a name", "asked for"],
)
def test_the_second_factor_is_off_only_in_the_demonstration_on_loopback(
    changed: dict[str, str], is_on: str
) -> None:
    values = {"DEMO": "1", "DATABASE_URL": COMPLETE["DATABASE_URL"], **changed}
    answer = run("-c", "import purwakarta_ptsp.settings as s; print(s.SECOND_FACTOR)", **values)
    assert answer.stdout == f"{is_on}\n"


@pytest.mark.parametrize("changed", [{"BIND": "0.0.0.0:8000"}, {"DEMO": "0", "DEBUG": "1"}], ids=str)
def test_the_second_factor_is_not_switched_off_elsewhere(changed: dict[str, str]) -> None:
    values = {"DEMO": "1", **COMPLETE, "ALLOWED_HOSTS": "localhost", "SECOND_FACTOR": "0", **changed}
    assert "SECOND_FACTOR hanya boleh dimatikan" in run("-c", LOAD, **values).stderr


def test_manage_without_django_says_so_in_one_line() -> None:
    answer = run("-S", "manage.py", "check")
    assert answer.returncode == 1
    assert (
        answer.stderr
        == "Django tidak ada pada Python ini. Pakai .venv/bin/python, yang dibuat oleh `make run`.\n"
    )


MAIL = "import purwakarta_ptsp.settings as s; print(s.PORTAL_URL, s.TELLS_BY_MAIL)"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({}, "https://ptsp.example.id False"),
        ({"EMAIL_URL": "smtp://surat:25"}, "https://ptsp.example.id True"),
        ({"ALLOWED_HOSTS": ".ptsp.example.id,lain.example"}, "https://ptsp.example.id False"),
        ({"PORTAL_URL": "https://warga.example.id/"}, "https://warga.example.id False"),
    ],
    ids=str,
)
def test_mails_lead_to_the_portal_and_no_log_gets_them(given: dict[str, str], printed: str) -> None:
    assert run("-c", MAIL, **COMPLETE | given).stdout == f"{printed}\n"
