"""How to apply, and the notes beside the requirements: an editor picks the item on the list of a
standard's requirements, never by typing its number."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone

from standards.admin.living import LivingAdmin, LivingForm, LivingStateFilter, is_key
from standards.in_force import in_force, newest_versions
from standards.models import ComponentText, HowToApply, LivingEntry, RequirementNote, ServiceStandard
from standards.models.explaining import REQUIREMENTS
from standards.requirement_notes import noted_for_editors, unconfirmed

PAGE_SIZE = 100


@admin.register(HowToApply)
class HowToApplyAdmin(LivingAdmin):
    list_display = ("__str__", "entry_state", "proposed")
    list_filter = (LivingStateFilter,)
    list_select_related = ("standard", "written_by")
    fields = ("standard", "steps", "assistance", "source", "withdrawn")
    lead = (
        "Langkah yang dibaca warga di samping komponen 2. Bunyi peraturannya tidak berubah. Alamat OSS "
        "ada pada data kantor."
    )


class RequirementNoteForm(LivingForm):
    class Meta:
        widgets = {"text": forms.HiddenInput, "path": forms.HiddenInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            published = ComponentText.objects.filter(
                version__release__published_at__isnull=False, number=REQUIREMENTS
            )
            self.fields["text"].queryset = published


@admin.register(RequirementNote)
class RequirementNoteAdmin(LivingAdmin):
    form = RequirementNoteForm
    change_form_template = "admin/standards/living/note.html"
    list_display = ("__str__", "words", "demand", "entry_state", "proposed")
    list_filter = (LivingStateFilter, "demand")
    list_select_related = ("text__version", "written_by")
    search_fields = ("text__version__name", "explanation", "evidence")
    lead = (
        "Penjelasan berdiri di samping butirnya, bukan di dalamnya. Bila penetapan baru mengubah bunyi "
        "butir ini, penjelasannya tidak ikut: harus diusulkan lagi."
    )

    def get_fields(self, request: HttpRequest, obj: RequirementNote | None = None) -> tuple[str, ...]:
        subject = () if obj else self.model.subject_fields
        return (*subject, *self.model.said_fields, "source", "withdrawn")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Without an item to write about, the editor picks one first."""
        if _item(request) is None and self.has_add_permission(request):
            return redirect("admin:standards_requirementnote_standards")
        return super().add_view(request, form_url, extra_context)

    def _beside(self, request: HttpRequest, entry: LivingEntry | None) -> dict[str, Any]:
        return {**super()._beside(request, entry), "about": entry or _item(request)}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("standar/", view(partial(standards, self)), name="standards_requirementnote_standards"),
            path(
                "standar/<slug:slug>/",
                view(partial(items, self)),
                name="standards_requirementnote_items",
            ),
            *super().get_urls(),
        ]


def standards(site: RequirementNoteAdmin, request: HttpRequest) -> HttpResponse:
    """The standards in force, to choose whose requirements to explain."""
    _check(site, request)
    versions = newest_versions(timezone.localdate()).order_by("name")
    context = site.admin_site.each_context(request) | {
        "title": "Penjelasan syarat: pilih standar",
        "page": Paginator(versions, PAGE_SIZE).get_page(request.GET.get("hal")),
    }
    return render(request, "admin/standards/living/standards.html", context)


def items(site: RequirementNoteAdmin, request: HttpRequest, slug: str) -> HttpResponse:
    """Every requirement of one standard with its note, and those left behind by a newer release."""
    _check(site, request)
    state = in_force(get_object_or_404(ServiceStandard, slug=slug), timezone.localdate())
    text = state.clause(REQUIREMENTS).text if state else None
    context = site.admin_site.each_context(request) | {
        "title": f"Penjelasan syarat: {state.version}" if state else "Standar ini tidak berlaku",
        "text": text,
        "rows": noted_for_editors(text) if text else (),
        "left_behind": unconfirmed(text) if text else (),
        "may_propose": site.has_add_permission(request),
    }
    return render(request, "admin/standards/living/items.html", context)


def _check(site: RequirementNoteAdmin, request: HttpRequest) -> None:
    if not site.has_view_permission(request):
        raise PermissionDenied


def _item(request: HttpRequest) -> RequirementNote | None:
    """The item that the address, or the form, names."""
    given = request.POST if request.method == "POST" else request.GET
    key, where = given.get("text", ""), given.get("path", "")
    if not is_key(key):
        return None
    text = ComponentText.objects.filter(pk=key, number=REQUIREMENTS).select_related("version").first()
    about = RequirementNote(text=text, path=where) if text else None
    return about if about and about.words else None
