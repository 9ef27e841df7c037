"""The office's own row for every template; asked of the database only by pages that show it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from standards.models import Office


def letterhead(request: HttpRequest) -> dict[str, Any]:
    """Template variable `office`; empty (falsy) until an office is on record."""
    return {"office": SimpleLazyObject(Office.objects.first)}
