"""Penetapan: a draft with its versions, published by a second person, then read-only for good."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import IntegrityError, models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html

from purwakarta_ptsp.admin_site import PortalModelAdmin
from standards import publishing
from standards.admin import release_page, release_urls, signed_pdf_page, submission
from standards.models import Release
from standards.release_state import ReleaseState

FROZEN = (
    "Penetapan ini sudah ditetapkan, jadi tidak dapat diubah lagi dan tidak ada yang disimpan. "
    "Buat penetapan baru untuk perubahan berikutnya."
)
RESTRICT_VIOLATION = "23001"


class StateFilter(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state.value, state.value.capitalize()) for state in ReleaseState]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Release]) -> QuerySet[Release]:
        today = timezone.localdate()
        match self.value():
            case ReleaseState.DRAFT:
                return queryset.filter(published_at__isnull=True, submitted_at__isnull=True)
            case ReleaseState.SUBMITTED:
                return queryset.filter(pk__in=Release.objects.waiting())
            case ReleaseState.SCHEDULED:
                return queryset.filter(
                    published_at__isnull=False, cancelled_at__isnull=True, effective_on__gt=today
                )
            case ReleaseState.IN_FORCE:
                return queryset & Release.objects.in_force(today)
            case ReleaseState.CANCELLED:
                return queryset.filter(cancelled_at__isnull=False)
        return queryset


@admin.register(Release)
class ReleaseAdmin(PortalModelAdmin):
    list_display = ("slug", "state", "effective_on_or_unknown", "version_count", "note", "published_at")
    list_filter = (StateFilter,)
    search_fields = ("slug", "note")
    # PostgreSQL puts what has no date first when descending: the drafts.
    ordering = ("-published_at", "-pk")
    form = signed_pdf_page.ReleaseForm
    fields = ("slug", "note", "effective_on", "regulation", "consulted_on", "pledged_on")
    formfield_overrides = PortalModelAdmin.formfield_overrides | {
        models.FileField: {"widget": signed_pdf_page.SignedPdfInput}
    }

    def get_fields(self, request: HttpRequest, obj: Release | None = None) -> tuple[str, ...]:
        may_write = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return (*self.fields, "signed_pdf" if may_write else "signed_copy")

    def get_readonly_fields(self, request: HttpRequest, obj: Release | None = None) -> tuple[str, ...]:
        return ("signed_copy",)

    @admin.display(description="naskah bertanda tangan")
    def signed_copy(self, release: Release) -> Any:
        if not release.signed_pdf:
            return "belum ada"
        address = reverse("admin:standards_release_signed_pdf", args=[release.pk])
        return format_html('<a href="{}">Unduh PDF</a>', address)

    @admin.display(description="keadaan")
    def state(self, release: Release) -> str:
        return release_page.state_today(release).value

    @admin.display(description="berlaku mulai", ordering="effective_on")
    def effective_on_or_unknown(self, release: Release) -> Any:
        return release.effective_on or "tidak dicatat"

    @admin.display(description="versi")
    def version_count(self, release: Release) -> int:
        return len(release.versions.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        return super().get_queryset(request).prefetch_related("versions")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = {"slug": Release.objects.free_code(f"penetapan-{timezone.localdate():%Y-%m-%d}")}
        return initial | super().get_changeform_initial_data(request)

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or (obj.is_draft and not obj.versions.exists()))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        release = self.get_object(request, object_id) if object_id else None
        if (
            release
            and request.method == "POST"
            and not release.is_draft
            and self.has_view_permission(request)
        ):
            return self.say(request, release, FROZEN)
        context = self._beside_the_form(release, request.user, request.GET.get("hal", "")) | (
            extra_context or {}
        )
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except IntegrityError as error:
            if not is_frozen(error) or release is None:
                raise
            return self.say(request, release, FROZEN)

    def response_post_save_add(self, request: HttpRequest, obj: Release) -> HttpResponse:
        return redirect("admin:standards_release_change", obj.pk)

    response_post_save_change = response_post_save_add

    def get_urls(self) -> list[URLPattern]:
        return [*release_urls.urls(self), *super().get_urls()]

    def _beside_the_form(self, release: Release | None, user: User, page: str) -> dict[str, Any]:
        one_button = {"show_save_and_add_another": False, "show_save_and_continue": False}
        if release is None:
            return one_button
        return one_button | release_page.context(release, self.obstacles(release, user), page)

    def say(self, request: HttpRequest, release: Release, *problems: str) -> HttpResponse:
        """Back to the page of the release with what went wrong."""
        for problem in problems:
            self.message_user(request, problem, messages.ERROR)
        return redirect("admin:standards_release_change", release.pk)

    def obstacles(self, release: Release, user: User) -> list[str]:
        """Why it may not be published by this person; for those who may not publish, by anyone."""
        by = user if user.has_perm(submission.PUBLISH) else None
        return publishing.obstacles(release, by, timezone.localdate())

    def save_model(self, request: HttpRequest, obj: Release, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.has_changed():
            obj.writers.add(request.user)
            obj.reopen()


def is_frozen(error: IntegrityError) -> bool:
    """Whether the database refused because the release is published (migration 0002)."""
    return getattr(error.__cause__, "sqlstate", "") == RESTRICT_VIOLATION
