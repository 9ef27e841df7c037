"""Whose roles an account has today: its own, and those of the absent whose deputy it is.

The day comes from whoever loaded the account (purwakarta_ptsp/role_backend.py sets `acts_on`); an
account without a day stands in for nobody.
"""

import copy
from collections.abc import Callable, Iterable

from django.contrib.auth.models import Group, User
from django.db.models import Q, QuerySet

from complaints.models.appointment import Appointment
from complaints.roles import Role


def appointments_of(user: User) -> list[Appointment]:
    """In force on the account's day. One query a request; of one that has none, too."""
    known: list[Appointment] | None = getattr(user, "_appointments", None)
    if known is None:
        day = getattr(user, "acts_on", None)
        found = Appointment.objects.of_account(user.pk).on(day) if day else ()
        known = user._appointments = list(found)
    return known


def groups_of(user: User) -> QuerySet[Group]:
    """The groups whose rights the account has today. One query, deputising included: none of a role
    that itself is only lent, and none of an account that was closed."""
    own = Q(user=user)
    if day := getattr(user, "acts_on", None):
        lent = Appointment.objects.filter(deputy__user=user).on(day)
        own |= Q(user__is_active=True, user__officer__in=lent.values("absent"))
    return Group.objects.filter(own).distinct()


def rights_of(user: User) -> set[str]:
    """The permissions of those groups; the same query brings the roles, which every page asks next."""
    rows = groups_of(user).values_list(
        "name", "permissions__content_type__app_label", "permissions__codename"
    )
    found = list(rows)
    if not hasattr(user, "_roles"):
        user._roles = roles_in(name for name, _, _ in found)
    return {f"{app}.{codename}" for _, app, codename in found if codename}


def roles_in(groups: Iterable[str]) -> frozenset[Role]:
    names = set(groups)
    return frozenset(role for role in Role if role.value in names)


def as_herself(user: User) -> User:
    """The account with nothing but its own roles."""
    return _with_roles(user, roles_in(user.groups.values_list("name", flat=True)))


def as_deputy(user: User, appointment: Appointment) -> User:
    """The account as it stands in for one absent person."""
    absent = appointment.absent.user
    lends = absent is not None and absent.is_active
    lent = roles_in(absent.groups.values_list("name", flat=True)) if lends else frozenset()
    deputy = _with_roles(user, as_herself(user)._roles | lent)
    if absent is not None and lends:
        deputy._stands_for = frozenset({user.pk, absent.pk})
    return deputy


def _with_roles(user: User, roles: frozenset[Role]) -> User:
    alone = copy.copy(user)
    alone._roles, alone._appointments = roles, []
    alone._stands_for = frozenset({user.pk})
    return alone


def stands_for(user: User) -> frozenset[int]:
    """The accounts in whose name this one acts today: its own, and those of the absent."""
    known: frozenset[int] | None = getattr(user, "_stands_for", None)
    if known is not None:
        return known
    absent = (each.absent.user for each in appointments_of(user))
    return frozenset({user.pk, *(each.pk for each in absent if each and each.is_active)})


def in_place_of(user: User, allows: Callable[[User], bool]) -> Appointment | None:
    """By which appointment the account may do what this allows: None when its own roles suffice."""
    if not appointments_of(user) or allows(as_herself(user)):
        return None
    return next((each for each in appointments_of(user) if allows(as_deputy(user, each))), None)
