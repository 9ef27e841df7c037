"""The first page of Pengelolaan portal: what waits for the person who opens it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from standards.health import health
from standards.worklist import worklist


def work_of(request: HttpRequest) -> dict[str, Any]:
    """Findings only for those who can mend them; nobody reads of what she may not open."""
    user, today = request.user, timezone.localdate()
    may_write = user.has_perm("standards.add_release")
    return {
        "work": worklist(user, today) if user.has_perm("standards.view_release") else None,
        "health": health(today, timezone.now()) if may_write else None,
        "may_write": may_write,
        "may_decide": user.has_perm("standards.publish_release"),
    }


admin.site.index_parts.append(work_of)
