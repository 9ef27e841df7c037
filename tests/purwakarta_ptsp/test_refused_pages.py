"""Pages that refuse: what they advise fits whoever is refused."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
SIGN_IN = '<a class="btn" href="/masuk/">Masuk untuk petugas</a>'


def test_who_is_signed_in_is_not_told_to_sign_in(as_user, petugas):
    answer = as_user(petugas).get("/petugas/pembukaan-identitas/")
    text = answer.content.decode()
    assert answer.status_code == 403
    assert SIGN_IN not in text
    assert "mintalah pengelola portal memeriksa peran akun Anda" in text


@pytest.mark.parametrize(
    ("address", "is_office"),
    [("/pengaduan/status/", False), ("/petugas/loket/", True), ("/kelola/", True)],
)
def test_only_a_citizen_is_shown_other_ways_to_complain(address, is_office):
    answer = Client(enforce_csrf_checks=True).post(address)
    assert answer.status_code == 403
    assert ("mengadu lewat cara lain" not in answer.content.decode()) == is_office
