import socket

import pytest
from django.test import RequestFactory, override_settings

from purwakarta_ptsp import demonstration


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
