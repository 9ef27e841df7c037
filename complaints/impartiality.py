"""Nobody handles a case about herself or about somebody above her (UU 25/2009 Pasal 45 ayat (1)):
asked of the staff list and the account, answered by accusation.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from complaints.accusation import About, is_below
from complaints.models.staff import Officer
from complaints.officers import officer_of, superiors_of
from complaints.roles import Role

if TYPE_CHECKING:
    from complaints.models import Complaint

ABOVE = (
    "Perkara tentang kepala atau kantor ditangani di luar kantor: oleh Inspektorat, atau oleh pejabat yang "
    "ditunjuk pada daftar pejabat."
)


def handles_above(user: User) -> bool:
    """Who answers for cases about the Head or the office: the inspectorate, and posts outside the
    office that the Administrator designated."""
    from complaints.permissions import roles_of  # which asks this module in turn

    if Role.INSPECTORATE in roles_of(user):
        return True
    officer = officer_of(user)
    return officer is not None and officer.is_active and officer.handles_above


def accused_of(complaint: Complaint) -> list[Officer]:
    """No query unless somebody is named."""
    return list(complaint.accused.all()) if complaint.about == About.OFFICERS else []


def is_accused(user: User, complaint: Complaint) -> bool:
    return any(officer.user_id == user.pk for officer in accused_of(complaint))


def may_open(user: User, complaint: Complaint) -> bool:
    """Whether the case exists for this account at all; case_lists.visible_to says the same of many."""
    return not is_accused(user, complaint) and (not complaint.goes_above or handles_above(user))


def answers_for(user: User, complaint: Complaint) -> bool:
    """Whether this account takes every step of the case whatever its role: the superior of whom it is
    about, or those outside for a case that goes above."""
    if complaint.goes_above:
        return handles_above(user)
    officer = officer_of(user)
    return officer is not None and any(
        each.direct_superior_id == officer.pk for each in accused_of(complaint)
    )


def partiality(user: User, complaint: Complaint) -> str:
    """Why this account may not act on the case; empty when it may."""
    if is_accused(user, complaint):
        return "Perkara ini tentang Anda, jadi ditangani orang lain."
    if complaint.goes_above and not handles_above(user):
        return ABOVE
    accused = [officer.pk for officer in accused_of(complaint)]
    if accused and is_below([each.pk for each in superiors_of(user)], accused):
        return "Perkara ini tentang atasan Anda, jadi ditangani atasannya."
    return ""
