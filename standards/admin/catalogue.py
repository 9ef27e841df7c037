"""What standards point to: business activities, sectors, procedure classes."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards.admin import history_page, living_page, quality_page
from standards.models import BusinessActivity, ProcedureClass, Sector, ServiceStandard


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

    @admin.display(description="langkah-langkahnya")
    def is_described(self, described: ProcedureClass) -> str:
        return "sudah diisi" if described.steps else "belum diisi"


@admin.register(ServiceStandard)
class ServiceStandardAdmin(PortalModelAdmin):
    """Only what stays through all versions; the words are edited in a Penetapan."""

    list_display = ("slug", "sector")
    list_filter = ("sector",)
    list_select_related = ("sector",)
    search_fields = ("slug", "versions__name", "versions__activity__code")
    fields = ("words", "slug", "old_addresses", "sector", "sector_source")
    readonly_fields = ("words", "old_addresses")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["help_texts"] = {
            "slug": "Alamat publik standar ini. Bila diganti, tautan dan kode QR yang sudah tercetak "
            "tetap sampai: alamat lama diteruskan ke yang baru."
        }
        return super().get_form(request, obj, change, **kwargs)

    @admin.display(description="uraian")
    def words(self, standard: ServiceStandard) -> str:
        """Whoever comes here to change the words finds the way."""
        if not standard.pk:
            return "ditulis dalam penetapan, sesudah standar ini didaftarkan"
        address = reverse("admin:standards_standard_history", args=[standard.slug])
        return format_html('<a href="{}">Riwayat dan perubahan uraiannya</a>', address)

    @admin.display(description="alamat lama")
    def old_addresses(self, standard: ServiceStandard) -> str:
        return ", ".join(str(each) for each in standard.old_addresses.all()) or "belum ada"

    def get_urls(self) -> list[URLPattern]:
        quality = self.admin_site.admin_view(partial(quality_page.quality, self))
        living = self.admin_site.admin_view(partial(living_page.overview, self))
        history = self.admin_site.admin_view(partial(history_page.standard_history, self))
        return [
            path("mutu/", quality, name="standards_quality"),
            path("penjelasan/", living, name="standards_living"),
            path("riwayat/<slug:slug>/", history, name="standards_standard_history"),
            *super().get_urls(),
        ]
