"""What helps citizens find a standard: synonyms, the words nobody found, KBLI editions."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards.models import ActivityLink, Synonym, UnmetWord


@admin.register(Synonym)
class SynonymAdmin(PortalModelAdmin):
    list_display = ("word", "means")
    search_fields = ("word", "means")
    fieldsets = (
        (
            None,
            {
                "description": "Warga yang mengetik kata warga juga menemukan standar yang memuat kata "
                "dalam standar. Berlaku segera setelah disimpan. Imbuhan tidak perlu ditulis: "
                "“perizinan” dan “izin” sudah dianggap sama.",
                "fields": ("word", "means"),
            },
        ),
    )


@admin.register(UnmetWord)
class UnmetWordAdmin(PortalModelAdmin):
    """Written by the search alone, word by word, without who searched."""

    list_display = ("word", "day", "count")
    date_hierarchy = "day"
    search_fields = ("word",)
    ordering = ("-day", "-count", "word")

    def get_list_display(self, request: HttpRequest) -> tuple[Any, ...]:
        may_add = request.user.has_perm("standards.add_synonym")
        return (*self.list_display, self.as_synonym) if may_add else self.list_display

    @admin.display(description="yang dimaksud")
    def as_synonym(self, row: UnmetWord) -> str:
        address = reverse("admin:standards_synonym_add", query={"word": row.word})
        return format_html(
            '<a href="{}">Buat padanan<span class="visually-hidden"> {}</span></a>', address, row.word
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ActivityLink)
class ActivityLinkAdmin(PortalModelAdmin):
    list_display = ("older", "newer", "source")
    list_select_related = ("older", "newer")
    search_fields = ("older__code", "older__name", "newer__code", "newer__name")
    autocomplete_fields = ("older", "newer")
