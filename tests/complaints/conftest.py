"""For tests that need real commits, seen by every thread, or a mail server."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller

from tests.complaints.postman import Postman
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


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def postman(settings, free_port) -> Iterator[Postman]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5
    postman = Postman()
    postman.controller = Controller(postman, hostname="127.0.0.1", port=free_port)
    postman.controller.start()
    yield postman
    postman.may_answer.set()
    if postman.controller.server is not None:
        postman.controller.stop()
