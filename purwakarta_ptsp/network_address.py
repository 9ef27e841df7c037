"""Where a request came from, as far as it can be believed, and which networks are the office's own."""

import ipaddress
from collections.abc import Iterable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
UNKNOWN = ""
_IPV6_OF_ONE_PERSON = 64  # bits: whoever has an IPv6 connection has this whole network


class BadNetwork(ValueError):
    """A word that is no network; the message names it, in Indonesian."""


def believed_address(remote: str, forwarded_for: str, proxies: int) -> str:
    """The address in front of our own proxies, `UNKNOWN` where none can be believed.

    Each proxy adds at the end of X-Forwarded-For whom it spoke to, so only the last `proxies` entries
    are ours; what stands before them anyone may have written. Fewer entries: the request did not come
    through all of them, and the address that the server saw counts.
    """
    entries = [entry.strip() for entry in forwarded_for.split(",") if entry.strip()]
    believed = entries[-proxies] if 0 < proxies <= len(entries) else remote
    return _plain(believed)


def _plain(text: str) -> str:
    """IPv4 written as IPv6 is IPv4; a port or zone behind the address is left out."""
    try:
        address = ipaddress.ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return UNKNOWN
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def counted_as(address: str) -> str:
    """The network whose attempts count together: an IPv4 address, or the /64 of an IPv6 one."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/{_IPV6_OF_ONE_PERSON}", strict=False))


def networks(words: Iterable[str]) -> tuple[Network, ...]:
    """ "10.1.0.0/16" or one address each. Raises BadNetwork, also for a network that is everybody."""
    return tuple(_network(word.strip()) for word in words if word.strip())


def _network(word: str) -> Network:
    try:
        network = ipaddress.ip_network(word)
    except ValueError as problem:
        raise BadNetwork(f"“{word}” bukan jaringan; tulis seperti 10.1.0.0/16 atau 203.0.113.7") from problem
    if network.prefixlen == 0:
        raise BadNetwork(f"“{word}” berarti semua orang")
    return network


def is_in(address: str, exempt: Iterable[Network]) -> bool:
    if address == UNKNOWN:
        return False
    place = ipaddress.ip_address(address)
    return any(place in network for network in exempt)
