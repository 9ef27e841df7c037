"""The days on which the law's clock stands still. Every change first shows which cases it moves."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from complaints.admin import calendar_year
from complaints.admin.calendar_moves import MovesCases
from complaints.deadlines import years_to_confirm
from complaints.models import CalendarYear, Holiday, WorkingWeek
from complaints.models.calendar import working_calendar
from complaints.workdays import DayKind, in_words

WHAT_MOVES = (
    "Sebelum disimpan, Anda melihat dahulu perkara terbuka mana yang batas jawabannya ikut bergeser. "
    "Perkara yang sudah dijawab atau selesai tidak pernah berubah."
)


class CalendarYearForm(forms.ModelForm):
    class Meta:
        model = CalendarYear
        fields = ("year", "is_confirmed", "decree", "source", "checked_on", "note")

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if not calendar_year.FIRST <= year <= calendar_year.LAST:
            raise forms.ValidationError(f"Isi tahun antara {calendar_year.FIRST} dan {calendar_year.LAST}.")
        return year

    def clean_is_confirmed(self) -> bool:
        confirmed = self.cleaned_data["is_confirmed"]
        year = self.instance.year or self.cleaned_data.get("year")
        national = Holiday.objects.filter(on__year=year, kind=DayKind.NATIONAL_HOLIDAY) if year else None
        if confirmed and not (national and national.exists()):
            raise forms.ValidationError("Belum ada libur nasional tahun ini. Catat dahulu hari liburnya.")
        return confirmed


@admin.register(CalendarYear)
class CalendarYearAdmin(MovesCases):
    form = CalendarYearForm
    list_display = ("year", "is_confirmed", "days_link", "decree", "checked_on")
    list_filter = ("is_confirmed",)
    ordering = ("-year",)
    fields = ("year", "is_confirmed", "decree", "source", "checked_on", "note")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # The year is the row's key: changing it would make a second row.
        return ("year",) if obj else ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[CalendarYear]:
        return super().get_queryset(request).with_day_counts()

    @admin.display(description="hari libur")
    def days_link(self, row: CalendarYear) -> str:
        address = reverse("admin:complaints_calendaryear_days", args=[row.year])
        return format_html('<a href="{}">Lihat {} hari</a>', address, row.day_count)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(
            request, {"next_year": calendar_year.next_year()} | (extra_context or {})
        )

    def get_urls(self) -> list[URLPattern]:
        def page(route: str, view: Any, name: str) -> URLPattern:
            bound = self.admin_site.admin_view(partial(view, self))
            return path(f"<int:year>/{route}", bound, name=f"complaints_calendaryear_{name}")

        return [
            page("hari/", calendar_year.days, "days"),
            page("usulan/", calendar_year.proposal, "proposal"),
            *super().get_urls(),
        ]

    def in_words(self, obj: Any) -> str:
        return f"tahun {obj.year}, {'sudah' if obj.is_confirmed else 'belum'} dipastikan"


@admin.register(Holiday)
class HolidayAdmin(MovesCases):
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
                "description": WHAT_MOVES,
                "fields": ("on", "kind", "name", "is_estimate", "decree", "checked_on", "note"),
            },
        ),
    )

    def in_words(self, obj: Any) -> str:
        return f"{in_words(obj.on)}, {obj.name} ({obj.get_kind_display().lower()})"


@admin.register(WorkingWeek)
class WorkingWeekAdmin(MovesCases):
    """One row: its list leads to it, and to its first entry while it does not exist."""

    fieldsets = (
        (
            None,
            {
                "description": WHAT_MOVES,
                "fields": (
                    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
                    "joint_leave_is_off",
                ),
            },
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not WorkingWeek.objects.exists()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        row = WorkingWeek.objects.first()
        if row is None:
            return redirect("admin:complaints_workingweek_add")
        return redirect("admin:complaints_workingweek_change", row.pk)

    def in_words(self, obj: WorkingWeek) -> str:
        leave = "tidak dihitung" if obj.joint_leave_is_off else "dihitung"
        return f"hari kerja {', '.join(obj.day_names)}; cuti bersama {leave}"


def calendar_warning(request: HttpRequest) -> dict[str, Any]:
    """For who keeps the calendar: the years whose decree should be on record by now."""
    if not request.user.has_perm("complaints.view_calendaryear"):
        return {}
    confirmed = working_calendar().confirmed_years
    return {"years_to_confirm": years_to_confirm(timezone.localdate(), confirmed)}


admin.site.index_parts.append(calendar_warning)
