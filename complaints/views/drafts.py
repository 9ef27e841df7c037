"""The complaint that somebody is writing: found again after a closed tab, kept while it is typed."""

from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from complaints.draft import drafts_of, link_of
from complaints.forms.what import WhatForm
from complaints.forms.who import WhoForm
from complaints.views.sent_files import tray_of

PAGES = {"what": WhatForm, "who": WhoForm}


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Whoever began one on this device and did not send it is asked first."""
    unsent = drafts_of(request.session).unsent()
    if not unsent:
        return start(request)
    context = {"drafts": unsent, "link": urlencode(link_of(request.GET))}
    return render(request, "complaints/citizen/drafts.html", context)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Gives the form an address of its own, so that Back and several tabs keep what was typed."""
    link = link_of(request.GET)
    address = reverse("complaint-what", args=[uuid4()])
    return redirect(f"{address}?{urlencode(link)}" if link else address)


@require_POST
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    drafts = drafts_of(request.session)
    if draft := drafts.find(key):
        tray_of(draft).empty()
    drafts.drop(key)
    return redirect("complaint-new")


@require_POST
def keep(request: HttpRequest, key: UUID, page: str) -> HttpResponse:
    """What stands on the page now, sent by its script; nothing is judged.

    The session's row is read anew and held: the page itself may be on its way at the same moment,
    and what it says must not be undone."""
    if page not in PAGES:
        raise Http404
    typed = {name: request.POST[name] for name in PAGES[page].base_fields if name in request.POST}
    with transaction.atomic():
        Session.objects.select_for_update().filter(session_key=request.session.session_key).first()
        session = _as_stored(request.session)
        drafts = drafts_of(session)
        if not drafts.sent(key):
            drafts.save_typed(key, page, {**link_of(request.GET), **typed})
        if session is not request.session and session.modified:
            session.save()
    return HttpResponse(status=204)


def _as_stored(session: SessionBase) -> SessionBase:
    """A visitor's first words have no session yet; the one that begins now is stored with the answer."""
    stored = type(session)(session.session_key)
    return stored if session.session_key and stored.exists(session.session_key) else session
