"""Contacts and opening hours, proposed by an editor or the administrator."""

from django.contrib import admin

from standards.admin.living import LivingAdmin, LivingStateFilter
from standards.models import Contact, OpeningHours


@admin.register(Contact)
class ContactAdmin(LivingAdmin):
    list_display = ("__str__", "state", "checked_on", "location", "entry_state", "proposed")
    list_filter = (LivingStateFilter, "state", "kind")
    list_select_related = ("location", "written_by")
    search_fields = ("value",)
    fields = ("kind", "value", "state", "checked_on", "location", "channel", "source", "withdrawn")
    lead = (
        "Kontak yang dibaca warga di profil kantor dan di setiap standar. Hanya yang dipakai yang "
        "ditampilkan sebagai kontak; bunyi peraturannya tetap seperti tertulis."
    )


@admin.register(OpeningHours)
class OpeningHoursAdmin(LivingAdmin):
    list_display = ("location", "in_one_line", "checked_on", "entry_state", "proposed")
    list_display_links = ("location",)
    list_filter = (LivingStateFilter, "location")
    list_select_related = ("location", "written_by")
    fieldsets = (
        (None, {"fields": ("location",)}),
        (
            "Jam setiap hari",
            {
                "description": "Tulis seperti 08.00-12.00, 13.00-15.00. Hari yang kosong berarti tutup.",
                "fields": OpeningHours.day_fields,
            },
        ),
        (None, {"fields": ("note", "checked_on", "source", "withdrawn")}),
    )
    lead = "Jam layanan satu minggu biasa. Hari libur nasional dan cuti bersama ada dalam kalender kerja."

    @admin.display(description="jam layanan")
    def in_one_line(self, hours: OpeningHours) -> str:
        return hours.in_one_line
