"""The complainant's wish not to be brought face to face with the officer complained about: kept from
the forms, or written down later. It is the complainant's own, so staff never take it back."""

from django.contrib.auth.models import User
from django.db import transaction

from complaints.acting import in_place_of
from complaints.models import Complaint
from complaints.permissions import check_may_mark_hearing, may_mark_hearing
from complaints.side_steps import SideStep


@transaction.atomic
def hear_separately(complaint: Complaint, *, by: User) -> bool:
    """Marks the case and leaves an Event; False when it was marked already. Raises NotAllowed."""
    check_may_mark_hearing(by)
    if not Complaint.objects.filter(pk=complaint.pk, separate_hearing=False).update(separate_hearing=True):
        return False
    complaint.refresh_from_db()
    complaint.events.append(
        complaint,
        by=by,
        acting=in_place_of(by, may_mark_hearing),
        action=SideStep.HEAR_SEPARATELY,
        source=complaint.state,
        target=complaint.state,
    )
    return True
