"""Files of a case handed out: to staff who see the case, and to the complainant by number and code."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.attaching import open_for
from complaints.models import Attachment, Complaint
from complaints.permissions import NotAllowed
from complaints.views.access import desk_page
from complaints.views.case import case_or_404
from complaints.views.status import opened_case
from purwakarta_ptsp.files.handing_out import download


@desk_page
@require_safe
def desk_attachment(request: HttpRequest, number: str, place: int) -> FileResponse:
    attachment = _kept_or_404(case_or_404(request.user, number), place)
    try:
        opened = open_for(request.user, attachment, timezone.localdate())
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    return download(opened.file, opened.office_name, opened.file_kind)


@require_safe
def own_attachment(request: HttpRequest, place: int) -> HttpResponse:
    """What the complainant handed in, and what the office sent her, under the names both gave."""
    complaint = opened_case(request)
    if complaint is None:
        return redirect("complaint-status")
    attachment = _kept_or_404(complaint, place)
    return download(attachment.file, attachment.label, attachment.file_kind)


def _kept_or_404(complaint: Complaint, place: int) -> Attachment:
    """A number beyond what a database counts is one that no file has."""
    found = complaint.attachments.kept().numbered(place)
    if found is None:
        raise Http404(place)
    found.complaint = complaint
    return found
