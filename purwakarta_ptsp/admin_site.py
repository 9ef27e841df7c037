"""Pengelolaan portal: Django's admin in the office's words, signed in to at the portal's own door."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import LogoutView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from purwakarta_ptsp.day_input import DayInput

View = Callable[..., HttpResponse]
form_methods = require_http_methods(["GET", "HEAD", "POST"])

# What an editor looks for, in the order of her work; a model in no section comes last.
SECTIONS = (
    ("Standar pelayanan", ("release", "servicestandard", "regulation", "procedureclass", "businessactivity")),
    ("Pencarian", ("synonym", "unmetword", "activitylink")),
    ("Penjelasan kantor", ("requirementnote", "howtoapply", "openinghours", "contact")),
    ("Kantor", ("office", "servicelocation", "channel", "nextdoor", "officer", "appointment", "sector")),
    ("Pesan", ("messagewording",)),
    ("Kalender kerja", ("calendaryear", "holiday", "workingweek")),
    ("Akun", ("user", "group")),
)


class PortalAdminSite(admin.AdminSite):
    site_title = site_header = index_title = "Pengelolaan portal"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # What each app says on the first page: template variables for the one who asks.
        self.index_parts: list[Callable[[HttpRequest], dict[str, Any]]] = []
        # And what each says beside the words of a draft, by the draft.
        self.draft_parts: list[Callable[[HttpRequest, Any], dict[str, Any]]] = []
        # Nothing here is deleted by the dozen; what may be deleted, is so one by one.
        self.disable_action("delete_selected")

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Django's pages take any method for GET, and say 200 to a DELETE that deletes nothing."""
        return form_methods(super().admin_view(view, cacheable))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        parts = [part(request) for part in self.index_parts]
        return super().index(request, {key: value for part in parts for key, value in part.items()})

    @method_decorator(form_methods)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index", current_app=self.name))
        if request.user.is_authenticated:
            raise PermissionDenied
        back = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect_to_login(back, settings.LOGIN_URL)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return LogoutView.as_view()(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        if app_label:
            return super().get_app_list(request, app_label)
        # Django's first page asks twice: for its list and for the one at the side.
        if not hasattr(request, "app_list"):
            request.app_list = list(_sections(super().get_app_list(request)))
        return request.app_list


def _sections(apps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    known = {model["object_name"].lower(): (model, app) for app in apps for model in app["models"]}
    for title, names in SECTIONS:
        found = [known.pop(name) for name in names if name in known]
        if found:
            yield {**found[0][1], "name": title, "models": [model for model, _app in found]}
    if known:
        rest = list(known.values())
        yield {**rest[0][1], "name": "Lainnya", "models": [model for model, _app in rest]}


class PortalModelAdmin(admin.ModelAdmin):
    """Every list and form of the portal: days by the browser's calendar, an empty value as a dash."""

    empty_value_display = "–"
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    formfield_overrides = {
        models.DateField: {"widget": DayInput},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
        models.URLField: {"assume_scheme": "https"},
        # Django's own words say "slug", which nobody here does.
        models.SlugField: {
            "error_messages": {"invalid": "Pakai huruf, angka, dan tanda hubung saja, tanpa spasi."}
        },
    }

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Yes and no as words: Django's own icon is read out as "True"."""
        return [self._in_words(column) for column in super().get_list_display(request)]

    def _in_words(self, column: Any) -> Any:
        fields = {field.name: field for field in self.opts.fields if isinstance(field, models.BooleanField)}
        return yes_or_no(fields[column]) if isinstance(column, str) and column in fields else column


def yes_or_no(field: models.BooleanField) -> Callable[[models.Model], str]:
    """A column of a list that is sorted like its field."""

    @admin.display(description=field.verbose_name, ordering=field.name)
    def in_words(row: models.Model) -> str:
        return "Ya" if getattr(row, field.attname) else "Tidak"

    return in_words
