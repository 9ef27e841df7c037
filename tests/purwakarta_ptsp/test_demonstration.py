import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from complaints.models import Complaint
from purwakarta_ptsp import demonstration
from standards.models import Office
from tests import factories


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `make run` did, had it been allowed to; nothing is started or filled."""
    done: list[str] = []
    monkeypatch.setattr(demonstration, "free_port", int)
    monkeypatch.setattr(demonstration.embedded_postgres, "use_for_this_process", lambda: done.append("use"))
    monkeypatch.setattr(demonstration, "_fill", lambda: done.append("fill"))
    monkeypatch.setattr(demonstration, "_serve", lambda port, embedded: done.append(f"serve {embedded}"))
    # Both are set by main; what they were comes back after the test.
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", os.environ["DJANGO_SETTINGS_MODULE"])
    monkeypatch.setenv("ENV_FILE", os.devnull)
    monkeypatch.setenv("EMAIL_URL", "memorymail://")
    return done


@pytest.mark.parametrize("demo", ["", "1"])
def test_beside_an_installation_nothing_starts(
    started: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo: str
) -> None:
    installation = tmp_path / "purwakarta-ptsp.env"
    installation.touch()
    monkeypatch.setenv("ENV_FILE", str(installation))
    monkeypatch.setenv("DEMO", demo)
    with pytest.raises(SystemExit, match=r"ada pemasangan \(.*purwakarta-ptsp\.env\), jadi peragaan tidak"):
        demonstration.main()
    assert started == []


@pytest.mark.parametrize("demo", ["", "0"])
def test_a_named_database_gets_no_demonstration_accounts(
    started: list[str], monkeypatch: pytest.MonkeyPatch, demo: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://ptsp@basis-data/ptsp")
    monkeypatch.setenv("DEMO", demo)
    with pytest.raises(SystemExit, match="DATABASE_URL terisi, jadi peragaan tidak dijalankan") as refused:
        demonstration.main()
    assert "\n" not in str(refused.value)
    assert started == []


@pytest.mark.parametrize(
    ("database", "demo", "embedded"), [("", "", True), ("postgres://ptsp@uji/ptsp", "1", False)]
)
def test_a_database_of_its_own_or_one_said_to_be_for_it_is_used(
    started: list[str], monkeypatch: pytest.MonkeyPatch, database: str, demo: str, embedded: bool
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("DEMO", demo)
    demonstration.main()
    assert started == ["use", "fill", f"serve {embedded}"]


@pytest.fixture
def fill(db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """Fills the database as `make run` does, and gives the accounts that it printed."""
    monkeypatch.setattr(demonstration, "_collect_static", lambda: None)
    monkeypatch.setattr("complaints.management.commands.demo_accounts.demo_key", lambda _: "kunci uji")

    def filled() -> str:
        demonstration._fill()
        return capsys.readouterr().out.partition("Akun peragaan")[2]

    return filled


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values()) for model in apps.get_models()
    }


def test_filling_twice_keeps_what_people_did_meanwhile(fill: Callable[[], str]) -> None:
    printed = fill()
    assert "kasi" in printed
    assert Complaint.objects.exists()
    Office.objects.update(head_name="Ratna Sukmawati")
    factories.complaint()
    Client().force_login(User.objects.get(username="kasi"))
    known = rows()
    assert fill() == printed
    assert rows() == known


def test_filling_clears_sessions_that_are_over(fill: Callable[[], str]) -> None:
    now = timezone.now()
    for name, hours in (("lewat", -1), ("berjalan", 1)):
        Session.objects.create(session_key=name, session_data="", expire_date=now + timedelta(hours=hours))
    fill()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["berjalan"]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_sender_beside_the_server_ends_with_it(by: signal.Signals) -> None:
    """`run_beside`, then another program in this process's place, as `make run` does."""
    script = (
        "import os, signal; from purwakarta_ptsp.demonstration import run_beside;"
        # Whoever starts the tests in the background has it ignored, and so would the server.
        "signal.signal(signal.SIGINT, signal.SIG_DFL);"
        "run_beside('sh', '-c', 'echo $$; exec sleep 60'); os.execvp('sleep', ['sleep', '60'])"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        beside = os.pidfd_open(int(server.stdout.readline()))
        server.send_signal(by)
        assert select.select([beside], [], [], 30)[0], "still running"
        os.close(beside)


def test_port_in_use_is_one_clear_line() -> None:
    with socket.create_server((demonstration.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {port} sedang dipakai program lain"):
            demonstration.free_port(str(port))


@pytest.mark.parametrize("word", ["delapan", "", "70000", "-1"])
def test_port_that_is_none_is_one_clear_line(word: str) -> None:
    with pytest.raises(SystemExit, match="bukan nomor port"):
        demonstration.free_port(word)


@pytest.mark.parametrize("demo", [True, False])
def test_banner_says_whether_this_is_the_demonstration(demo: bool) -> None:
    with override_settings(DEMO=demo):
        assert demonstration.banner(RequestFactory().get("/")) == {"demo": demo}
