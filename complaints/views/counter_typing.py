"""The counter's forms with what is typed on them, which survives a locked screen."""

from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from complaints.forms.counter_page import CounterPage
from complaints.forms.files import WithFiles
from complaints.views.sent_files import files_at_counter
from purwakarta_ptsp import kept_typing
from purwakarta_ptsp.kept_typing import CARRY

Page = TypeVar("Page", bound=CounterPage)


DISCARD = "buang"


def form_of(request: HttpRequest, form_class: type[Page]) -> Page:
    """With what was sent now, or what this person had typed before the screen was locked. Sent on from
    another page, or thrown away, it is judged by nobody."""
    sent = request.POST if request.method == "POST" else None
    kept = kept_typing.waiting(request) if request.method == "GET" else None
    if DISCARD in request.POST:
        kept_typing.forget(request, request.POST.get("key", ""))
        sent = None
    elif CARRY in request.POST:
        sent, kept = None, request.POST
    options: dict[str, Any] = {"by": request.user, "on": timezone.localdate(), "kept": kept}
    if issubclass(form_class, WithFiles):
        options["sent_files"] = files_at_counter(request, (sent or kept or {}).get("key", ""))
    form = form_class(sent, **options)
    form.is_kept = form.is_kept and CARRY not in request.POST
    return form


def saved(request: HttpRequest, form: CounterPage) -> None:
    """What waited under this form's key is on record."""
    kept_typing.forget(request, str(form.cleaned_data["key"]))


def show(request: HttpRequest, template: str, form: CounterPage, **more: Any) -> HttpResponse:
    return render(request, template, {"form": form, "seal": kept_typing.seal(request), **more})
