"""The living layer for editors and approvers: propose, compare with what citizens read, decide."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards import approving
from standards.admin.living_changes import changes
from standards.admin.submission import PUBLISH
from standards.models import LivingEntry
from standards.publishing import Refused

ALREADY_WAITING = "Sudah ada usulan lain untuk hal ini yang belum diputuskan."
NOTHING_NEW = "Tidak ada yang berbeda dari yang sekarang dibaca warga."


class LivingForm(forms.ModelForm):
    """One proposal a subject, and only one that changes something."""

    def clean(self) -> dict[str, Any] | None:
        values = super().clean() or self.cleaned_data
        checked_on = values.get("checked_on")
        if checked_on and checked_on > timezone.localdate():
            self.add_error("checked_on", "Tanggal pemeriksaan tidak boleh di masa depan.")
        return values

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        same = type(self.instance).objects.about(self.instance)
        if same.waiting().exclude(pk=self.instance.pk).exists():
            self.add_error(None, ALREADY_WAITING)
        elif any(each.said == self.instance.said for each in same.newest()):
            self.add_error(None, NOTHING_NEW)


class LivingStateFilter(admin.SimpleListFilter):
    title, parameter_name = "keadaan usulan", "usulan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("menunggu", "Menunggu persetujuan"),
            ("dibaca", "Dibaca warga"),
            ("ditolak", "Ditolak"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "menunggu":
                return queryset.filter(pk__in=queryset.model.objects.waiting().values("pk"))
            case "dibaca":
                return queryset.filter(pk__in=queryset.model.objects.current().values("pk"))
            case "ditolak":
                return queryset.filter(refused_at__isnull=False)
        return queryset


class LivingAdmin(PortalModelAdmin):
    form = LivingForm
    change_form_template = "admin/standards/living/entry.html"
    ordering = ("-proposed_at", "-pk")
    lead = ""

    @admin.display(description="keadaan usulan")
    def entry_state(self, entry: LivingEntry) -> str:
        if entry.is_waiting:
            return "menunggu persetujuan"
        return "disetujui" if entry.approved_at else "ditolak"

    @admin.display(description="diusulkan", ordering="proposed_at")
    def proposed(self, entry: LivingEntry) -> str:
        by = entry.written_by
        who = (by.get_full_name() or by.get_username()) if by else "bawaan portal"
        return f"{date_format(timezone.localtime(entry.proposed_at), 'j F Y')}, {who}"

    def has_change_permission(self, request: HttpRequest, obj: LivingEntry | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: LivingEntry | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_own(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: LivingEntry | None = None) -> tuple[str, ...]:
        return self.model.subject_fields if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: LivingEntry | None = None) -> list[Any]:
        """What nobody reads yet cannot be taken off the page."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj.withdrawn or self._is_read(obj) if obj else "dari" in request.GET:
            return fieldsets
        without = [name for name in flatten_fieldsets(fieldsets) if name != "withdrawn"]
        return [
            (title, options | {"fields": [each for each in options["fields"] if each in without]})
            for title, options in fieldsets
        ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A change begins with what is said now: `?dari=` names that entry."""
        given = super().get_changeform_initial_data(request)
        before = given.pop("dari", "")
        entry = self.model.objects.filter(pk=before).first() if is_key(before) else None
        if entry is None:
            return given
        return {name: getattr(entry, name) for name in entry.subject_fields} | dict(entry.said) | given

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            "lead": self.lead,
            **self._beside(request, self.get_object(request, object_id) if object_id else None),
        }
        try:
            return super().changeform_view(request, object_id, form_url, context | (extra_context or {}))
        except IntegrityError:
            # Two people at once: the other one's proposal, or its approval, was there first.
            self.message_user(request, ALREADY_WAITING, messages.ERROR)
            return redirect(f"admin:standards_{self.opts.model_name}_changelist")

    def save_model(self, request: HttpRequest, obj: LivingEntry, form: Any, change: bool) -> None:
        approving.propose(obj, by=request.user, at=timezone.now())

    def response_post_save_add(self, request: HttpRequest, obj: LivingEntry) -> HttpResponse:
        return redirect(f"admin:standards_{self.opts.model_name}_change", obj.pk)

    response_post_save_change = response_post_save_add

    def get_urls(self) -> list[URLPattern]:
        def step(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
            bound = require_POST(self.admin_site.admin_view(partial(view, self)))
            return path(f"<int:pk>/{route}/", bound, name=f"standards_{self.opts.model_name}_{name}")

        return [step("setujui", approve, "approve"), step("tolak", refuse, "refuse"), *super().get_urls()]

    def _is_read(self, entry: LivingEntry) -> bool:
        return self.model.objects.about(entry).current().exists()

    def _beside(self, request: HttpRequest, entry: LivingEntry | None) -> dict[str, Any]:
        if entry is None:
            return {}
        current = self.model.objects.about(entry).current().first()
        return {
            "entry": entry,
            "current": current,
            "is_current": current == entry,
            "changes": changes(current, entry),
            "stamp": approving.stamp(entry),
            "may_decide": entry.is_waiting and request.user.has_perm(PUBLISH),
            "is_own": entry.written_by_id == request.user.pk,
            "may_propose": self.has_add_permission(request),
        }


def approve(site: LivingAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    entry = _to_decide(site, request, pk)
    try:
        approving.approve(entry, by=request.user, at=timezone.now(), seen=request.POST.get("dibaca", ""))
    except Refused as refused:
        return _answer(site, request, entry, messages.ERROR, *refused.obstacles)
    site.log_change(request, entry, "Disetujui.")
    return _answer(site, request, entry, messages.SUCCESS, "Disetujui. Warga kini membacanya.")


def refuse(site: LivingAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    entry, reason = _to_decide(site, request, pk), request.POST.get("alasan", "")
    try:
        approving.refuse(
            entry, reason=reason, by=request.user, at=timezone.now(), seen=request.POST.get("dibaca", "")
        )
    except Refused as refused:
        return _answer(site, request, entry, messages.ERROR, *refused.obstacles)
    site.log_change(request, entry, f"Ditolak: {reason.strip()}")
    return _answer(site, request, entry, messages.SUCCESS, "Ditolak. Alasannya dapat dibaca penulisnya.")


def _to_decide(site: LivingAdmin, request: HttpRequest, pk: int) -> LivingEntry:
    if not request.user.has_perm(PUBLISH):
        raise PermissionDenied
    return get_object_or_404(site.model, pk=pk)


def _answer(
    site: LivingAdmin, request: HttpRequest, entry: LivingEntry, level: int, *told: str
) -> HttpResponse:
    for each in told:
        site.message_user(request, each, level)
    return redirect(f"admin:standards_{site.opts.model_name}_change", entry.pk)


def _is_own(request: HttpRequest, entry: LivingEntry | None) -> bool:
    """A proposal is changed by its writer alone, so that whoever approves it wrote none of it. What
    came with the portal is anybody's, and belongs to whoever changes it."""
    return entry is None or (entry.is_waiting and entry.written_by_id in (None, request.user.pk))


def is_key(word: str) -> bool:
    """Whether a word of an address can be the key of a row at all."""
    return word.isascii() and word.isdecimal() and len(word) < 10
