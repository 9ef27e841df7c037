"""For tests that need real commits, seen by every thread."""

from collections.abc import Iterator

import pytest

from tests.conftest import restore_office


@pytest.fixture
def office_again_afterwards(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Set up before the transactional database and so torn down after it emptied the tables."""
    yield
    with django_db_blocker.unblock():
        restore_office()


@pytest.fixture
def committed(office_again_afterwards: None, transactional_db: None) -> None:
    """Real commits; whoever emptied the tables before, the office is here."""
    restore_office()
