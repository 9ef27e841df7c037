"""The days on which the law's clock stands still."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from complaints.models import CalendarYear, Holiday
from purwakarta_ptsp.admin_site import PortalModelAdmin


@admin.register(CalendarYear)
class CalendarYearAdmin(PortalModelAdmin):
    list_display = ("year", "is_confirmed", "decree", "checked_on")
    list_filter = ("is_confirmed",)
    fields = ("year", "is_confirmed", "decree", "source", "checked_on", "note")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # The year is the row's key: changing it would make a second row.
        return ("year",) if obj else ()


@admin.register(Holiday)
class HolidayAdmin(PortalModelAdmin):
    list_display = ("on", "name", "kind", "is_estimate")
    list_display_links = ("on", "name")
    list_filter = ("kind", "is_estimate")
    search_fields = ("name",)
    date_hierarchy = "on"
    ordering = ("-on",)
    fieldsets = (
        (
            None,
            {
                "description": "Batas jawaban perkara yang sudah tercatat tidak ikut bergeser; "
                "perkara yang dicatat sesudah ini dihitung dengan hari libur yang baru.",
                "fields": ("on", "kind", "name", "is_estimate", "note"),
            },
        ),
    )
