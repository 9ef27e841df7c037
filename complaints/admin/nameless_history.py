"""A history that says which row was changed, never whose name it holds: it is kept longer than
people stay."""

import json
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from purwakarta_ptsp.admin_site import PortalModelAdmin


class NamelessHistory(PortalModelAdmin):
    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        return self._log(request, obj, ADDITION, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        return self._log(request, obj, CHANGE, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[LogEntry]:
        return [self._log(request, obj, DELETION, "") for obj in queryset]

    def _log(self, request: HttpRequest, obj: Model, action: int, message: Any) -> LogEntry:
        return LogEntry.objects.create(
            user_id=request.user.pk,
            content_type=get_content_type_for_model(obj),
            object_id=str(obj.pk),
            object_repr=f"{self.opts.verbose_name.capitalize()} nomor {obj.pk}",
            action_flag=action,
            change_message=message if isinstance(message, str) else json.dumps(message),
        )
