"""A link that shows a draft release to people without an account: signed, for seven days, until it
is published or a newer link is made."""

import secrets
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from standards.models import Release

LASTS = timedelta(days=7)
_SALT = "standards.preview"


class UnknownLink(Exception):
    """Never made by this portal, or changed on its way."""


class DeadLink(Exception):
    """Was good once: its days are over, a newer one was made, or the release is published."""


def new_link(release: Release) -> str:
    """The token of a new link; the one before it no longer opens."""
    release.preview_nonce = secrets.token_urlsafe(12)
    release.save(update_fields=["preview_nonce"])
    return _signer().sign_object([release.pk, release.preview_nonce])


def opened(token: str) -> Release:
    """The draft that a token shows. Raises UnknownLink, DeadLink."""
    try:
        pk, nonce = _signer().unsign_object(token, max_age=LASTS)
    except SignatureExpired as error:
        raise DeadLink from error
    except (BadSignature, ValueError) as error:
        raise UnknownLink from error
    release = Release.objects.filter(pk=pk, published_at__isnull=True).first()
    if release is None or not nonce or release.preview_nonce != nonce:
        raise DeadLink
    return release


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=_SALT)
