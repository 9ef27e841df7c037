"""What standards point to: regulations and their state, business activities, sectors, classes."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards.models import BusinessActivity, ProcedureClass, Regulation, Sector, ServiceStandard


class FilledFilter(admin.SimpleListFilter):
    """Rows whose `field` is filled, or is not."""

    field: str
    answers: tuple[str, str]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(answer, answer.capitalize()) for answer in self.answers]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in self.answers:
            return queryset
        return queryset.filter(**{f"{self.field}__isnull": self.value() != self.answers[0]})


class CheckedFilter(FilledFilter):
    title, parameter_name, field = "pemeriksaan", "diperiksa", "checked_on"
    answers = ("sudah", "belum")


class ReplacedFilter(FilledFilter):
    title, parameter_name, field = "pengganti", "diganti", "successor"
    answers = ("ada", "tidak ada")


@admin.register(Regulation)
class RegulationAdmin(PortalModelAdmin):
    list_display = ("short_name", "title", "state", "successor", "checked_on")
    list_filter = (CheckedFilter, ReplacedFilter)
    list_select_related = ("successor",)
    search_fields = ("slug", "short_name", "kind", "number", "title")
    fieldsets = (
        (None, {"fields": ("slug", "short_name", "kind", "number", "year", "title", "sector")}),
        (
            "Masih berlaku atau tidak",
            {
                "description": "Status disimpulkan dari hari terakhir berlaku dan peraturan penggantinya, "
                "lalu ditampilkan di samping kutipan. Bunyi kutipannya sendiri tidak diubah.",
                "fields": ("in_force_from", "in_force_until", "successor"),
            },
        ),
        (
            "Dari mana diketahui",
            {"fields": ("source", "source_url", "checked_on", "note")},
        ),
    )

    @admin.display(description="status hari ini")
    def state(self, regulation: Regulation) -> str:
        return regulation.state(timezone.localdate()).label


@admin.register(BusinessActivity)
class BusinessActivityAdmin(PortalModelAdmin):
    list_display = ("code", "edition", "name")
    list_filter = ("edition",)
    search_fields = ("code", "name")


@admin.register(Sector)
class SectorAdmin(PortalModelAdmin):
    """The 22 sectors are a government regulation's list: none is added or taken away here."""

    list_display = ("position", "name")
    list_display_links = ("name",)
    search_fields = ("name",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ProcedureClass)
class ProcedureClassAdmin(PortalModelAdmin):
    list_display = ("number", "name", "is_described")
    fields = ("number", "name", "steps")

    @admin.display(description="langkah sudah diisi", boolean=True)
    def is_described(self, described: ProcedureClass) -> bool:
        return bool(described.steps)


@admin.register(ServiceStandard)
class ServiceStandardAdmin(PortalModelAdmin):
    """Only what stays through all versions; the words are edited in a Penetapan."""

    list_display = ("slug", "sector")
    list_filter = ("sector",)
    list_select_related = ("sector",)
    search_fields = ("slug", "versions__name", "versions__activity__code")
    fields = ("slug", "sector", "sector_source")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # The slug is the public address: links and printed QR codes point to it.
        return ("slug",) if obj else ()
