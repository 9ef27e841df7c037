"""The office's own data in every test, and named people who may do different things."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from pytest_django.plugin import DjangoDbBlocker

from complaints.models import Officer
from complaints.roles import Role
from tests.access import CATALOGUE, DESK, visitors

pytest_plugins = ["tests.chromium", "tests.weasyprint"]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database of the tests' own, whichever test asks first, with the office's data once for
    the whole run: what every test sees before its own changes."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        call_command("load_office", verbosity=0)
    yield
    with django_db_blocker.unblock():
        # A browser that went away in mid-answer leaves its server thread's connection open.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        teardown_databases(made, verbosity=0)


def account(name: str, role: Role | None, position: str, superior: Officer | None) -> User:
    user = User.objects.create_user(name, password=f"sandi-{name}")
    if role:
        user.groups.add(Group.objects.get(name=role.value))
    user.is_staff = role in (Role.EDITOR, Role.APPROVER, Role.ADMIN)
    user.save()
    Officer.objects.create(name=name.capitalize(), position=position, user=user, direct_superior=superior)
    return user


@pytest.fixture
def bupati(db: None) -> Officer:
    """The Head's own superior: on the staff list, without an account."""
    return Officer.objects.create(position="Bupati Purwakarta")


@pytest.fixture
def kepala(bupati: Officer) -> User:
    return account("kepala", Role.HEAD, "Kepala DPMPTSP", bupati)


@pytest.fixture
def kasi(kepala: User) -> User:
    return account("kasi", Role.SECTION_HEAD, "Kepala Seksi Pengaduan", kepala.officer)


@pytest.fixture
def pelaksana(kasi: User) -> User:
    return account("pelaksana", Role.HANDLER, "Pelaksana pengaduan", kasi.officer)


@pytest.fixture
def petugas(kasi: User) -> User:
    return account("petugas", Role.COUNTER, "Petugas loket MPP", kasi.officer)


@pytest.fixture
def inspektorat(db: None) -> User:
    return account("inspektorat", Role.INSPECTORATE, "Auditor Inspektorat", None)


@pytest.fixture
def editor(db: None) -> User:
    return account("editor", Role.EDITOR, "Penyunting standar", None)


@pytest.fixture
def penetap(db: None) -> User:
    return account("penetap", Role.APPROVER, "Pemberi persetujuan", None)


@pytest.fixture
def pengelola(db: None) -> User:
    return account("pengelola", Role.ADMIN, "Administrator portal", None)


@pytest.fixture
def browsers(request: pytest.FixtureRequest) -> dict[str, Client]:
    """One of every role in the access tables, and one of nobody."""
    return visitors({role: request.getfixturevalue(role) for role in (*DESK, *CATALOGUE)})


@pytest.fixture
def warga() -> Client:
    """A citizen: a browser without an account."""
    return Client()


@pytest.fixture
def as_user(db: None):
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def restore_office() -> None:
    """The roles and the office's data again, after a test whose clean-up emptied the tables."""
    import_module("complaints.migrations.0003_roles").create_roles(apps, None)
    import_module("complaints.migrations.0007_retention_and_hearing").grant(apps, None)
    import_module("complaints.migrations.0008_outbox_and_reminders").grant(apps, None)
    import_module("standards.migrations.0007_search_and_kbli").grant(apps, None)
    import_module("complaints.migrations.0006_calendar_rights").grant(apps, None)
    import_module("standards.migrations.0009_clarity_answers").grant(apps, None)
    import_module("standards.migrations.0010_living_layer").grant(apps, None)
    import_module("complaints.migrations.0011_people_held").grant(apps, None)
    import_module("complaints.migrations.0018_messages_to_complainants").grant(apps, None)
    import_module("standards.migrations.0012_next_doors").grant(apps, None)
    import_module("complaints.migrations.0022_contentment").grant(apps, None)
    import_module("complaints.migrations.0027_exports_on_record").grant(apps, None)
    call_command("load_office", verbosity=0)
