"""The register of regulations for editors: marking one revoked shows every standard it touches."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards.admin.mending import Mending
from standards.law_register import citing, mark
from standards.legal_state import LegalState
from standards.models import Regulation

MOST_NAMES = 10


class RegulationForm(forms.ModelForm):
    """A day of checking needs the one who checked; rows from before that rule keep as they are."""

    def clean(self) -> dict[str, Any] | None:
        values = super().clean() or self.cleaned_data
        checked_on = values.get("checked_on")
        if checked_on and "checked_on" in self.changed_data and not values.get("checked_by"):
            self.add_error("checked_by", "Isi siapa yang memeriksa.")
        if checked_on and checked_on > timezone.localdate():
            self.add_error("checked_on", "Tanggal pemeriksaan tidak boleh di masa depan.")
        return values


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
    form = RegulationForm
    list_display = ("short_name", "title", "state", "successor", "checked_on")
    list_filter = (CheckedFilter, ReplacedFilter)
    list_select_related = ("successor",)
    search_fields = ("slug", "short_name", "kind", "number", "title")
    readonly_fields = ("cited_by",)
    fieldsets = (
        (None, {"fields": ("cited_by", "slug", "short_name", "kind", "number", "year", "title", "sector")}),
        (
            "Masih berlaku atau tidak",
            {
                "description": "Status disimpulkan dari hari terakhir berlaku dan peraturan penggantinya, "
                "lalu ditampilkan di samping kutipan. Bunyi kutipannya sendiri tidak diubah.",
                "fields": ("in_force_from", "in_force_until", "successor", "amends"),
            },
        ),
        (
            "Dari mana diketahui",
            {"fields": ("source", "source_url", "checked_on", "checked_by", "note")},
        ),
    )

    @admin.display(description="status hari ini")
    def state(self, regulation: Regulation) -> str:
        return regulation.state(timezone.localdate()).label

    @admin.display(description="dikutip oleh")
    def cited_by(self, regulation: Regulation) -> str | SafeString:
        """Beside the form, so that an editor sees whom a change touches before saving it."""
        count = _standards(regulation) if regulation.pk else []
        if not count:
            return "Tidak ada standar yang berlaku."
        url = reverse("admin:standards_regulation_citing", args=[regulation.pk])
        return format_html('{} standar. <a href="{}">Lihat daftarnya</a>', len(count), url)

    def save_model(self, request: HttpRequest, obj: Regulation, form: Any, change: bool) -> None:
        on = timezone.localdate()
        before = Regulation.objects.get(pk=obj.pk).state(on) if change else None
        super().save_model(request, obj, form, change)
        if change and obj.state(on) is not before:
            self._tell_touched(request, obj, obj.state(on))

    def get_urls(self) -> list[URLPattern]:
        citing_page = self.admin_site.admin_view(partial(citing_standards, self))
        return [
            path("<int:pk>/dikutip/", citing_page, name="standards_regulation_citing"),
            *super().get_urls(),
        ]

    def _tell_touched(self, request: HttpRequest, regulation: Regulation, state: LegalState) -> None:
        names = _standards(regulation)
        shown = ", ".join(names[:MOST_NAMES])
        rest = f", dan {len(names) - MOST_NAMES} lainnya" if len(names) > MOST_NAMES else ""
        text = format_html(
            '{} kini {}. {} standar mengutipnya{}. <a href="{}">Daftar dan kutipannya</a>',
            regulation.short_name,
            state.label,
            len(names) or "Tidak ada",
            f": {shown}{rest}" if names else "",
            reverse("admin:standards_regulation_citing", args=[regulation.pk]),
        )
        self.message_user(request, text, messages.WARNING)


def citing_standards(site: RegulationAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Every standard one regulation touches, with its citation and where to edit it."""
    if not site.has_view_permission(request):
        raise PermissionDenied
    regulation = get_object_or_404(Regulation.objects.select_related("successor"), pk=pk)
    on = timezone.localdate()
    mending = Mending(request.user)
    rows = [(each, mending.of_words(each.version.standard, 7)) for each in citing(regulation, on)]
    context = site.admin_site.each_context(request) | {
        "title": f"Standar yang mengutip {regulation.short_name}",
        "regulation": regulation,
        "mark": mark(regulation, on),
        "law": regulation,
        "rows": rows,
    }
    return render(request, "admin/standards/citing.html", context)


def _standards(regulation: Regulation) -> list[str]:
    """Their names, each once."""
    return list(dict.fromkeys(str(each.version) for each in citing(regulation, timezone.localdate())))
