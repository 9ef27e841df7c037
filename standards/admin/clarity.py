"""What citizens say of the words, for those who write them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards.models import ClarityAnswer


@admin.register(ClarityAnswer)
class ClarityAnswerAdmin(PortalModelAdmin):
    """Written by citizens alone. An editor may delete what should not have been written."""

    list_display = ("day", "is_clear", "number", "standard", "words")
    list_filter = ("is_clear", "number")
    # How many there are of each component, and of each answer.
    show_facets = admin.ShowFacets.ALWAYS
    list_select_related = ("standard",)
    date_hierarchy = "day"
    search_fields = ("words", "standard__slug")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
