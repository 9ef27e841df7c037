"""Whom the limits count: never whom a header merely names."""

import pytest

from purwakarta_ptsp.network_address import (
    UNKNOWN,
    BadNetwork,
    believed_address,
    counted_as,
    is_in,
    networks,
)

PROXY, CLIENT, FORGED = "10.0.0.2", "203.0.113.7", "198.51.100.1"


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "believed"),
    [
        (CLIENT, "", 0, CLIENT),
        (CLIENT, FORGED, 0, CLIENT),
        (PROXY, CLIENT, 1, CLIENT),
        (PROXY, f"{FORGED}, {CLIENT}", 1, CLIENT),
        (PROXY, f"{FORGED}, {CLIENT}, 10.0.0.3", 2, CLIENT),
        (CLIENT, "", 1, CLIENT),
        (PROXY, FORGED, 2, PROXY),
        (PROXY, " , ,", 1, PROXY),
        (PROXY, "::ffff:203.0.113.7", 1, CLIENT),
        (PROXY, "[2001:db8::1]", 1, "2001:db8::1"),
        (PROXY, "fe80::1%eth0", 1, "fe80::1"),
        (PROXY, "bukan alamat", 1, UNKNOWN),
        ("", "", 0, UNKNOWN),
    ],
    ids=[
        "no proxy",
        "no proxy, forged",
        "one proxy",
        "one proxy, forged before it",
        "two proxies, forged before them",
        "past the proxy",
        "past one of two",
        "an empty header",
        "IPv4 in IPv6",
        "in brackets",
        "with a zone",
        "nonsense",
        "a socket without address",
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(remote, forwarded, proxies, believed):
    assert believed_address(remote, forwarded, proxies) == believed


def test_an_ipv6_connection_counts_once_whatever_address_of_it_is_used():
    assert counted_as("2001:db8:1:2::1") == counted_as("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert counted_as("2001:db8:1:3::1") != counted_as("2001:db8:1:2::1")
    assert counted_as(CLIENT) == CLIENT


def test_exempt_networks_are_read_and_compared():
    exempt = networks(["10.1.0.0/16", " 203.0.113.7 ", "", "2001:db8::/32"])
    places = ("10.1.2.3", CLIENT, "2001:db8::9", "10.2.0.1", FORGED, UNKNOWN)
    assert [is_in(place, exempt) for place in places] == [True, True, True, False, False, False]


@pytest.mark.parametrize("word", ["kantor", "10.1.2.3/16", "0.0.0.0/0", "::/0", "10.0.0.0/33"])
def test_a_word_that_is_no_network_is_refused_by_name(word):
    with pytest.raises(BadNetwork, match=word.replace(".", r"\.")):
        networks([word])
