"""The sign-in is closed for an account name after five wrong passwords (django-axes), whoever tries."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from purwakarta_ptsp.client_address import client_address


def address_of(request: HttpRequest) -> str | None:
    """For axes, whose column takes an address or nothing."""
    return client_address(request) or None


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, str]) -> HttpResponse:
    """The same for a name that exists and one that does not, for a right password and a wrong one."""
    until = _until((credentials or {}).get("username", ""))
    return render(request, "registration/locked_out.html", {"until": until}, status=429)


def _until(username: str) -> datetime | None:
    last = AccessAttempt.objects.filter(username=username).order_by("-attempt_time").first()
    if last is None:
        return None
    end = last.attempt_time + settings.AXES_COOLOFF_TIME
    return end.replace(second=0, microsecond=0) + timedelta(minutes=1)  # the full minute that follows


def failures(user: User, now: datetime) -> int:
    """Wrong passwords that still count."""
    since = now - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(username=user.get_username(), attempt_time__gte=since)
    return sum(rows.values_list("failures_since_start", flat=True))


def is_locked(user: User, now: datetime) -> bool:
    return failures(user, now) >= settings.AXES_FAILURE_LIMIT


def unlock(user: User) -> None:
    reset(username=user.get_username())
