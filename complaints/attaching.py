"""The files of a case: which there are, who may open which, and that opening one is a look.

A photograph or a letter may show who complains. So whoever opens a complainant's file is on record like
whoever opens her name (UU 25/2009 Pasal 49), and where she asked for secrecy only those open it who may
open the name. Lists never show what she called her files.
"""

from datetime import date

from django.contrib.auth.models import User

from complaints.intake import Identity
from complaints.models import AttachedFiles, Attachment, Complaint
from complaints.models.trail import trail_of
from complaints.permissions import NotAllowed, may_open_identity
from complaints.receipts import log_look

SEALED = "Pelapor minta dirahasiakan. Lampirannya dibuka oleh yang berwenang membuka identitas."


def attachments_shown(complaint: Complaint) -> list[Attachment]:
    """Those of the case, for its page. No query where the trail, which the page has read, tells of none."""
    records = (record for event in trail_of(complaint) for record in event.records())
    if not any(isinstance(record, AttachedFiles) for record in records):
        return []
    return list(complaint.attachments.all())


def may_open_files(user: User, complaint: Complaint) -> bool:
    """The complainant's; what the office itself attached opens for whoever sees the case."""
    return complaint.identity != Identity.CONFIDENTIAL or may_open_identity(user, complaint)


def open_for(user: User, attachment: Attachment, on: date) -> Attachment:
    """On record as a look, one line a file, account and day. Raises NotAllowed."""
    if attachment.from_office:
        return attachment
    if not may_open_files(user, attachment.complaint):
        raise NotAllowed(SEALED)
    log_look(attachment.complaint, user, on, f"Membuka lampiran {attachment.number}")
    return attachment
