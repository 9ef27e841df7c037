"""Files that came with a request: into the tray of their form, whatever becomes of the rest of it."""

from functools import partial
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.utils import timezone

from complaints.draft import Draft, Drafts
from complaints.forms.files import SentFiles
from complaints.forms.what import WhatForm
from complaints.limiting import is_over_uploading
from complaints.models import Complaint
from complaints.models.attachment import MOST_FILES
from complaints.tray import Tray
from purwakarta_ptsp.client_address import client_address

FIELD, REMOVE = "attachments", "hapus"


def is_removing(request: HttpRequest) -> bool:
    """The button beside a file: the form is shown again, and nothing of it is judged."""
    return request.method == "POST" and REMOVE in request.POST


def files_sent(request: HttpRequest, key: UUID | None) -> SentFiles:
    """What waits under this form's key, after what the request brings or takes away."""
    if key is None:
        return SentFiles()
    tray = Tray(key, timezone.now())
    if request.method != "POST":
        return SentFiles(tray)
    for file in filter(None, map(_key_of, request.POST.getlist(REMOVE)[:MOST_FILES])):
        tray.remove(file)
    problems = tray.take(request.FILES.getlist(FIELD), partial(_may_upload, request))
    return SentFiles(tray, problems)


def _may_upload(request: HttpRequest) -> bool:
    """A limit is for strangers: staff sign in."""
    return request.user.is_authenticated or not is_over_uploading(client_address(request), timezone.now())


def files_at_counter(request: HttpRequest, key: str) -> SentFiles:
    """Those of the page that an officer fills in, by the key that stands in it."""
    return files_sent(request, _key_of(key))


def files_of_draft(request: HttpRequest, drafts: Drafts, key: UUID) -> SentFiles:
    """Those of a citizen's form; with its first file the draft begins, and has the words that came
    with it. A screen in a hall takes none."""
    if hasattr(request, "kiosk"):
        return SentFiles()
    draft = drafts.find(key)
    if draft is None and request.FILES.getlist(FIELD):
        typed = {name: request.POST[name] for name in WhatForm.base_fields if name in request.POST}
        drafts.save_typed(key, "what", typed)
        draft = drafts.find(key)
    return files_sent(request, draft.form_key if draft else None)


def files_for(request: HttpRequest, complaint: Complaint, what: str) -> SentFiles:
    """Those of one form about a case, such as the answer to one question: whoever opens the case by its
    code meets the same."""
    return files_sent(request, uuid5(complaint.form_key, what))


def tray_of(draft: Draft) -> Tray:
    return Tray(draft.form_key, timezone.now())


def _key_of(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
