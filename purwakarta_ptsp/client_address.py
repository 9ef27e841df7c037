"""The address of whoever asks, behind the proxies that the settings name."""

from django.conf import settings
from django.http import HttpRequest

from purwakarta_ptsp.network_address import believed_address


def client_address(request: HttpRequest) -> str:
    """ "" where none can be believed. Never X-Forwarded-For as a client wrote it."""
    remote = request.META.get("REMOTE_ADDR", "")
    return believed_address(remote, request.META.get("HTTP_X_FORWARDED_FOR", ""), settings.PROXIES)
