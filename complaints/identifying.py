"""Who sent a suggestion without a name gives one, by number and code, and it becomes a complaint (R7)."""

from datetime import date

from django.db import transaction

from complaints.filing import Complainant
from complaints.intake import Identity
from complaints.models import ComplainantIdentity, Complaint, IdentityAdded
from complaints.models.calendar import hold_calendar
from complaints.permissions import check_perform
from complaints.workflow import Action


@transaction.atomic
def identify(complaint: Complaint, person: Complainant, identity: Identity, *, on: date) -> None:
    """The name is sealed, the kind and the clock change, in one. Sent twice it is one; raises Refused
    when the report is no longer a suggestion for want of a name."""
    hold_calendar()  # as perform does, always before the case's row
    held = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    if ComplainantIdentity.objects.filter(complaint=held, **vars(person)).exists():
        return
    check_perform(None, Action.ADD_IDENTITY, held)  # before a name is written
    ComplainantIdentity.objects.create(complaint=held, **vars(person))
    held.perform(Action.ADD_IDENTITY, by=None, on=on, records=[IdentityAdded(identity=identity.value)])
