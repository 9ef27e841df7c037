"""deploy/roles.sql: the portal does all its work as a role that owns nothing, and gets round no trigger."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from purwakarta_ptsp import embedded_postgres
from purwakarta_ptsp.places import BASE_DIR
from purwakarta_ptsp.postgres_cluster import Cluster, cluster_of

DATABASE = "portal"
PASSWORDS = {"OWNER_PASSWORD": "sandi-pemilik", "APP_PASSWORD": "sandi'portal"}
# Every table that people fill, from sign-in to a closed case, then every public page.
WORK = """
import django
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from complaints.management.commands import demo_accounts
from standards.models import Office
from tests import factories
from tests.complaints.authenticator import CODE, code_now, phone_of
from tests.public_pages import ALL
demo_accounts.demo_key = lambda name: "kunci uji"
call_command("demo_accounts", sample_cases=True)
call_command("clearsessions")
Office.objects.update(head_name="Ratna Sukmawati")
factories.version(factories.release(), factories.standard(), words={11: "31 Orang"}).delete()
desk = Client()
kasi = User.objects.get(username="kasi")
desk.force_login(kasi)
# Not on loopback alone, so the second factor is on.
desk.post(CODE, {"code": code_now(phone_of(kasi))})
print(desk.get("/petugas/").status_code, {Client().get(path, follow=True).status_code for path in ALL})
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A server of our own, where we are superuser, with the roles made by psql as an operator does."""
    data_dir = tmp_path_factory.mktemp("peran") / "data"
    port = embedded_postgres.use(data_dir).rpartition(":")[2].partition("/")[0]
    made = cluster_of(data_dir)
    made_with = {"PGHOST": "127.0.0.1", "PGPORT": port, "PGUSER": "postgres"}
    made_with |= {"PGPASSWORD": made.admin_password, "PATH": os.defpath, **PASSWORDS}
    for options in (["--command", f"CREATE DATABASE {DATABASE}"], ["-d", DATABASE, "-f", "deploy/roles.sql"]):
        command = [made.programs / "psql", "-v", "ON_ERROR_STOP=1", "-q", *options]
        subprocess.run(command, cwd=BASE_DIR, env=made_with, check=True, timeout=60)
    yield made
    embedded_postgres.leave(data_dir)
    assert embedded_postgres.remove(data_dir)


def connect(cluster: Cluster, role: str, password: str) -> psycopg.Connection:
    port = cluster.serving_port()
    return psycopg.connect(host="127.0.0.1", port=port, user=role, password=password, dbname=DATABASE)


@pytest.fixture(scope="module")
def filled(cluster: Cluster) -> Cluster:
    """What the one-shot service `migrate` of compose.yaml does."""
    for command in (["migrate", "--no-input", "-v", "0"], ["load_office"]):
        done = run(cluster, "ptsp_owner", PASSWORDS["OWNER_PASSWORD"], "manage.py", *command)
        assert done.returncode == 0, done.stderr
    return cluster


def run(cluster: Cluster, role: str, password: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    address = f"postgres://{role}:{password}@127.0.0.1:{cluster.serving_port()}/{DATABASE}"
    environment = {"PATH": os.defpath, "DATABASE_URL": address, "ALLOWED_HOSTS": "testserver"}
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-W", "ignore", *arguments]
    return subprocess.run(
        command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def app(filled: Cluster) -> Iterator[psycopg.Connection]:
    with connect(filled, "ptsp_app", PASSWORDS["APP_PASSWORD"]) as connection:
        yield connection


def test_the_portal_does_all_its_work_as_the_application_role(filled: Cluster) -> None:
    done = run(filled, "ptsp_app", PASSWORDS["APP_PASSWORD"].replace("'", "%27"), "-c", WORK)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "200 {200, 404}"
    with connect(filled, "ptsp_owner", PASSWORDS["OWNER_PASSWORD"]) as owner:
        row = owner.execute("SELECT count(*) FROM complaints_event WHERE action = 'close'").fetchone()
    assert row is not None
    assert row[0] > 0


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER append_only ON complaints_event",
        "ALTER TABLE complaints_event DISABLE TRIGGER ALL",
        "TRUNCATE complaints_identityview",
        "TRUNCATE standards_release CASCADE",
        "ALTER TABLE standards_componenttext ADD COLUMN lain text",
        "DROP TABLE complaints_event",
        "CREATE TABLE lain (id int)",
        "CREATE TEMPORARY TABLE lain (id int)",
        "CREATE OR REPLACE FUNCTION complaints_append_only() RETURNS trigger LANGUAGE sql AS ''",
        "SET session_replication_role = replica",
        "SET ROLE ptsp_owner",
        "ALTER ROLE ptsp_app SUPERUSER",
    ],
)
def test_the_application_role_cannot_get_round_what_holds_the_record(
    app: psycopg.Connection, statement: str
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        app.execute(statement)


def test_the_triggers_hold_the_application_role(filled: Cluster, app: psycopg.Connection) -> None:
    query = "UPDATE standards_componenttext SET text = 'lain' WHERE number = 3"
    with pytest.raises(errors.RestrictViolation):
        app.execute(query)


def test_the_application_role_owns_nothing(app: psycopg.Connection) -> None:
    owned = "SELECT relname FROM pg_class WHERE relowner = 'ptsp_app'::regrole"
    assert app.execute(owned).fetchall() == []


def test_a_later_migrations_table_is_the_applications_to_fill(
    filled: Cluster, app: psycopg.Connection
) -> None:
    with connect(filled, "ptsp_owner", PASSWORDS["OWNER_PASSWORD"]) as owner:
        owner.execute("CREATE TABLE later (id serial PRIMARY KEY, words text)")
    app.execute("INSERT INTO later (words) VALUES ('a')")
    app.execute("UPDATE later SET words = 'b'")
    assert app.execute("DELETE FROM later RETURNING words").fetchall() == [("b",)]


def test_strangers_reach_neither_the_database_nor_its_tables(filled: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        connect(filled, "ptsp", filled.role_password)


def test_compose_signs_in_with_these_roles_and_only_one_service_as_the_owner() -> None:
    compose = Path(BASE_DIR / "compose.yaml").read_text(encoding="utf-8")
    assert compose.count("postgres://ptsp_owner:") == compose.count("postgres://ptsp_app:") == 1
    assert compose.count("postgres://") == 2
    assert "POSTGRES_USER" not in compose
    assert "./deploy/roles.sql:/docker-entrypoint-initdb.d/roles.sql:ro" in compose
    assert compose.index("  migrate:") < compose.index("postgres://ptsp_owner:") < compose.index("  portal:")
