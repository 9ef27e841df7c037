"""The office's own row for every template; asked of the database only by pages that show it."""

from typing import Any

from django.db.models import Subquery
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from standards.models import Office, ServiceLocation


def letterhead(request: HttpRequest) -> dict[str, Any]:
    """Template variable `office`; empty (falsy) until an office is on record."""
    return {"office": SimpleLazyObject(_office)}


def _office() -> Office | None:
    """With the address of its first place of service, in the same query; None where there is none."""
    address = Subquery(ServiceLocation.objects.values("address")[:1])
    return Office.objects.annotate(address=address).first()
