"""The citizen's form in three pages, then the receipt. The drafts live in the session."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.clock import clock
from complaints.draft import Draft, drafts_of, filing_of, link_of
from complaints.filing import file_complaint, intake_of
from complaints.forms.files import SentFiles
from complaints.forms.what import WhatForm, what_initial
from complaints.forms.who import WhoForm
from complaints.intake import Kind
from complaints.models import Complaint, DueDateMove
from complaints.models.calendar import working_calendar
from complaints.policy import Policy, due_on, policy_on
from complaints.promise import promise_at, promise_of
from complaints.receipts import code_of_form
from complaints.register import groups
from complaints.screening import screen
from complaints.views.sent_files import files_of_draft, is_removing, tray_of
from purwakarta_ptsp.client_address import client_address
from standards.models import ServiceStandard

require_form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_form_methods
def what(request: HttpRequest, key: UUID) -> HttpResponse:
    drafts = drafts_of(request.session)
    if drafts.sent(key):
        return redirect("complaint-receipt", key)
    files = files_of_draft(request, drafts, key)
    form = _what_form(request, drafts.find(key), files)
    if form.is_bound and form.is_valid():
        draft = drafts.save_what(key, form.answers())
        files.keep_waiting()
        return redirect("complaint-check" if draft.who else "complaint-who", key)
    return render(request, "complaints/citizen/what.html", {"form": form, "key": key})


def _asks_for_more(request: HttpRequest) -> bool:
    """Looking for a licence, or taking a file out: what was typed stays, and nothing is judged yet."""
    return _searching(request) or is_removing(request)


def _searching(request: HttpRequest) -> bool:
    """Enter in another field presses the first button, "Cari", too: without words it goes on."""
    return "cari" in request.POST and bool(request.POST.get("words", "").strip())


def _what_form(request: HttpRequest, draft: Draft | None, files: SentFiles) -> WhatForm:
    today = timezone.localdate()
    origin = promise_at(link_of(request.GET) or (draft.link if draft else {}), today)
    policy = _policy(request.POST.get("standard") or origin.slug, today)
    options = {"today": today, "origin": origin, "policy": policy, "sent_files": files}
    if request.method == "POST" and not _asks_for_more(request):
        return WhatForm(request.POST, **options)
    if request.method == "POST":
        return WhatForm(initial=request.POST.dict(), **options)
    return WhatForm(
        initial=_begun(draft) or {"standard": origin.slug, "component": origin.component}, **options
    )


def _begun(draft: Draft | None) -> dict[str, Any]:
    """The first page as it was typed, or as it was answered; nothing where it is new."""
    if draft is None:
        return {}
    return draft.typed.get("what") or (what_initial(draft.what) if draft.is_begun else {})


def _policy(slug: str, today: date) -> Policy:
    """The figures of the standard complained about: it may have its own component 6."""
    return policy_on(today, ServiceStandard.objects.filter(slug=slug).first())


@require_form_methods
def who(request: HttpRequest, key: UUID) -> HttpResponse:
    drafts = drafts_of(request.session)
    if drafts.sent(key):
        return redirect("complaint-receipt", key)
    draft = drafts.find(key)
    if draft is None or not draft.is_begun:
        return _no_form(request)
    typed = request.POST if request.method == "POST" else None
    policy = _policy(draft.what["standard"], timezone.localdate())
    form = WhoForm(typed, initial=draft.typed.get("who") or draft.who, policy=policy)
    if form.is_valid():
        drafts.save_who(key, draft, form.answers())
        SentFiles(tray_of(draft)).keep_waiting()
        return redirect("complaint-check", key)
    return render(request, "complaints/citizen/who.html", {"form": form, "key": key})


@require_form_methods
def check(request: HttpRequest, key: UUID) -> HttpResponse:
    drafts = drafts_of(request.session)
    if drafts.sent(key):
        return redirect("complaint-receipt", key)
    draft = drafts.find(key)
    if draft is None or not draft.is_begun:
        return _no_form(request)
    if not draft.who:
        return redirect("complaint-who", key)
    if request.method == "POST":
        today = timezone.localdate()
        screened = partial(screen, draft, client_address(request), timezone.now())
        file_complaint(filing_of(draft, today), by=None, on=today, screen=screened)
        drafts.mark_sent(key, draft)
        return redirect("complaint-receipt", key)
    waiting = SentFiles(tray_of(draft)).waiting
    return render(
        request, "complaints/citizen/check.html", {"key": key, "waiting": waiting, **_outlook(draft)}
    )


@require_POST
def remove_file(request: HttpRequest, key: UUID, file: UUID) -> HttpResponse:
    """A button on the last page; the first page has its own, which keeps what stands around it."""
    draft = drafts_of(request.session).find(key)
    if draft is None:
        return _no_form(request)
    tray_of(draft).remove(file)
    return redirect("complaint-check", key)


def _outlook(draft: Draft) -> dict[str, Any]:
    """What would happen if it were sent today: the kind, the reason, the due date."""
    today = timezone.localdate()
    filing = filing_of(draft, today)
    policy = policy_on(today, filing.standard)
    intake = intake_of(filing, policy)
    is_complaint = intake.kind == Kind.COMPLAINT
    return {
        "filing": filing,
        "promise": promise_at(draft.link, today),
        "intake": intake,
        "policy": policy,
        "is_complaint": is_complaint,
        "due_on": due_on(today, policy.answer_working_days) if is_complaint else None,
    }


@require_safe
def receipt(request: HttpRequest, key: UUID) -> HttpResponse:
    form_key = drafts_of(request.session).sent(key)
    complaint = Complaint.objects.filter(form_key=form_key).first() if form_key else None
    if complaint is None:
        return render(request, "complaints/citizen/no_receipt.html", status=404)
    context = {
        "complaint": complaint,
        "code_groups": groups(code_of_form(complaint)),
        "promise": promise_of(complaint),
        "complainant": getattr(complaint, "complainant", None),
        "clock": clock(complaint, timezone.localdate(), working_calendar()),
        "due_moves": DueDateMove.objects.of(complaint),
    }
    return render(request, "complaints/citizen/receipt.html", context)


def _no_form(request: HttpRequest) -> HttpResponse:
    return render(request, "complaints/citizen/form_not_found.html", status=404)
