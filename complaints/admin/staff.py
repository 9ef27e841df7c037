from django.contrib import admin

from complaints.admin.nameless_history import NamelessHistory
from complaints.models import Officer


@admin.register(Officer)
class OfficerAdmin(NamelessHistory):
    list_display = ("position", "name", "user", "direct_superior", "is_active")
    list_filter = ("is_active",)
    list_select_related = ("user", "direct_superior")
    search_fields = ("position", "name", "user__username")
    fields = ("name", "position", "user", "direct_superior", "is_active")
