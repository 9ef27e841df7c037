"""A draft goes to a second person, and may come back with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from standards.models import Release
from standards.publishing import ALREADY_PUBLISHED, Refused, content_obstacles, date_obstacles

LONGEST_REASON = 2000


@dataclass(frozen=True)
class HeadApproval:
    name: str
    on: date
    document: str


def submission_stoppers(release: Release, on: date) -> list[str]:
    """Why it cannot be submitted: whatever the approver could not mend either, words and date."""
    if release.is_submitted:
        return ["Penetapan ini sudah diajukan."]
    return date_obstacles(release, on) + content_obstacles(release)


@transaction.atomic
def submit(release: Release, *, by: User, at: datetime) -> None:
    """Raises Refused while anything in the words or the date would stop publishing."""
    draft = _draft(release)
    found = submission_stoppers(draft, timezone.localdate(at))
    if found:
        raise Refused(found)
    draft.submitted_at, draft.submitted_by = at, by
    draft.returned_at = draft.returned_by = None
    draft.return_reason = ""
    draft.save(update_fields=[*Release.submission_fields, *Release.return_fields])


@transaction.atomic
def send_back(release: Release, *, reason: str, by: User, at: datetime) -> None:
    """To its editor, with what is to be mended. Raises Refused."""
    draft = _draft(release)
    if not draft.is_submitted:
        raise Refused(["Penetapan ini tidak sedang diajukan."])
    if not reason.strip():
        raise Refused(["Tulis alasan mengembalikan, agar penyunting tahu apa yang perlu dibetulkan."])
    draft.returned_at, draft.returned_by = at, by
    draft.return_reason = reason.strip()[:LONGEST_REASON]
    draft.submitted_at = draft.submitted_by = None
    draft.save(update_fields=[*Release.submission_fields, *Release.return_fields])


@transaction.atomic
def record_head_approval(release: Release, approval: HeadApproval, *, by: User) -> None:
    """For an office with a sole editor: the Head approved these very words. Raises Refused."""
    draft = _draft(release)
    draft.head_approval_name, draft.head_approval_on = approval.name, approval.on
    draft.head_approval_document, draft.head_approval_recorded_by = approval.document, by
    draft.save(update_fields=Release.head_approval_fields)


def _draft(release: Release) -> Release:
    draft = Release.objects.select_for_update().get(pk=release.pk)
    if not draft.is_draft:
        raise Refused([ALREADY_PUBLISHED])
    return draft
