"""An address that only takes POST, opened in a browser: status 405 as ever, and a page to read."""

import pytest
from django.test import Client

from tests.complaints.citizen_form import page_text
from tests.factories import complaint

pytestmark = pytest.mark.django_db
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
HEADING = "Alamat ini tidak dapat dibuka langsung"
DUNNING = "/pengaduan/status/lihat/tagih/"


def test_the_citizen_is_led_back_to_her_case() -> None:
    answer = Client().get(DUNNING, headers=BROWSER)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert answer["Cache-Control"] == "private, no-store"
    assert HEADING in page_text(answer)
    assert 'href="/pengaduan/status/lihat/">Ke halaman laporan</a>' in answer.content.decode()


def test_staff_are_led_back_to_the_case(as_user, pelaksana) -> None:
    case = complaint()
    answer = as_user(pelaksana).get(f"/petugas/perkara/{case.number}/ambil/", headers=BROWSER)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert f'href="/petugas/perkara/{case.number}/">Ke perkara {case.number}</a>' in answer.content.decode()


@pytest.mark.parametrize(
    ("method", "path", "accept"),
    [("head", DUNNING, BROWSER), ("get", DUNNING, {"accept": "*/*"}), ("post", "/healthz", BROWSER)],
    ids=["only the head", "a program", "the probe"],
)
def test_nobody_else_gets_a_body(method: str, path: str, accept: dict[str, str]) -> None:
    answer = getattr(Client(), method)(path, headers=accept)
    assert (answer.status_code, answer.content) == (405, b"")
