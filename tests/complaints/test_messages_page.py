"""The page of messages: what is not there, and what many of them cost."""

import pytest

from tests.complaints.test_send_messages import message

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["999999999999999999999999999", "0"])
def test_an_unknown_message_is_not_found(as_user, kasi, key):
    assert as_user(kasi).post(f"/petugas/pesan/{key}/kirim-ulang/").status_code == 404


def test_many_messages_cost_as_many_queries_as_one(as_user, kasi, django_assert_max_num_queries):
    for n in range(40):
        message(f"orang{n}")
    client = as_user(kasi)
    with django_assert_max_num_queries(12):
        client.get("/petugas/pesan/")
