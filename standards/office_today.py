"""How the office is reached now: its places with their hours, its contacts, its channels. What
nobody has confirmed is not among the contacts in use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from standards.models import Channel, Contact, ContactKind, OpeningHours, ServiceLocation


@dataclass(frozen=True)
class Place:
    location: ServiceLocation
    hours: OpeningHours | None
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class Reach:
    """`contacts` are those of the whole office; a place has its own."""

    places: tuple[Place, ...]
    contacts: tuple[Contact, ...]

    @property
    def contacts_updated_at(self) -> datetime | None:
        return max((each.approved_at for each in self.contacts), default=None)


@dataclass(frozen=True)
class ChannelToday:
    """A channel of the regulation, and what is known today of the number or address in its words."""

    channel: Channel
    contacts: tuple[Contact, ...]


def reach() -> Reach:
    """Three queries."""
    hours = {each.location_id: each for each in OpeningHours.objects.current()}
    in_use = [each for each in _contacts() if each.is_in_use]
    places = tuple(
        Place(location, hours.get(location.pk), _of(location.pk, in_use))
        for location in ServiceLocation.objects.all()
    )
    return Reach(places, _of(None, in_use))


def channels() -> tuple[ChannelToday, ...]:
    """Two queries."""
    contacts = _contacts()
    return tuple(
        ChannelToday(channel, tuple(each for each in contacts if each.channel_id == channel.pk))
        for channel in Channel.objects.all()
    )


def _contacts() -> list[Contact]:
    """In the order of the kinds: a call before a web site."""
    order = list(ContactKind)
    return sorted(Contact.objects.current(), key=lambda each: (order.index(each.kind), each.value))


def _of(location: int | None, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    return tuple(each for each in contacts if each.location_id == location)
