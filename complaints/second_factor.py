"""The second factor of those who can see an identity: a code of the moment from an app on their own
phone, or one of ten recovery codes on paper. django-otp keeps keys, replays and waiting times."""

from base64 import b32encode
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.http import HttpRequest
from django_otp import login, verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from complaints.permissions import may_open_identities

APP, PAPER = "Aplikasi autentikator", "Kode cadangan"
RECOVERY_CODES = 10


def needs_second_factor(user: User | AnonymousUser) -> bool:
    """Whoever may unseal an identity, be it only of cases that go above; nobody in the demonstration
    on loopback."""
    return settings.SECOND_FACTOR and isinstance(user, User) and may_open_identities(user)


def authenticator_of(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def new_authenticator(user: User) -> TOTPDevice:
    """Not confirmed yet. The same one until it is, so that a reload does not undo what was scanned."""
    waiting = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return waiting or TOTPDevice.objects.create(user=user, name=APP, confirmed=False)


def secret_in_groups(device: TOTPDevice) -> str:
    """ "ABCD EFGH …", for those who cannot scan."""
    secret = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


@dataclass(frozen=True)
class Enrolled:
    codes: tuple[str, ...]


@transaction.atomic
def enrol(user: User, code: str) -> Enrolled | None:
    """Confirms the app by its code and gives the recovery codes, shown only now; None for a wrong code.
    Two at once make one: the account's row is held."""
    User.objects.select_for_update().get(pk=user.pk)
    device = new_authenticator(user)
    if authenticator_of(user) or not verify_token(user, device.persistent_id, code):
        return None
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return Enrolled(_new_recovery_codes(user))


def _new_recovery_codes(user: User) -> tuple[str, ...]:
    StaticDevice.objects.filter(user=user).delete()
    paper = StaticDevice.objects.create(user=user, name=PAPER)
    codes = tuple(StaticToken.random_token() for _ in range(RECOVERY_CODES))
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return tuple(f"{code[:4]}-{code[4:]}" for code in codes)


def mark_verified(request: HttpRequest, user: User) -> None:
    """This session alone, until it ends."""
    request.session.cycle_key()
    login(request, authenticator_of(user))


@transaction.atomic
def forget(user: User) -> None:
    """The phone is lost: the next sign-in sets up a new one, and open sessions are asked again."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
