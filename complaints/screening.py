"""Whether what a citizen sends is held back: asked once, for a new case, in its own transaction."""

from datetime import datetime

from django.conf import settings

from complaints.draft import Draft
from complaints.limiting import is_over_submitting
from complaints.suspicion import Suspicion, judge


def screen(draft: Draft, address: str, now: datetime) -> Suspicion | None:
    """Counts the submission as well. `address` as purwakarta_ptsp.client_address gives it."""
    return judge(
        trapped=bool(draft.what.get("trapped")),
        seconds=now.timestamp() - draft.began_at,
        quickest=settings.QUICKEST_FORM_SECONDS,
        is_over=is_over_submitting(address, now),
    )
