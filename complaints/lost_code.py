"""A lost receipt: the register number found by who one is, and a new code that ends the old one.

What is shown is the number, nothing of the case; every look-up is on record, and every case it shows
is a look at an identity like any other (UU 25/2009 Pasal 49).
"""

from dataclasses import dataclass
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction

from complaints.acting import in_place_of
from complaints.impartiality import handles_above, partiality
from complaints.models import CodeRenewal, CodeSearch, ComplainantIdentity, Complaint, IdentityView
from complaints.models.code_renewal import RenewalProof, SearchWay
from complaints.models.identity import IdentityQuerySet
from complaints.permissions import NotAllowed, NotAllowedNow, may_open_identity, roles_of
from complaints.receipts import digest_for
from complaints.side_steps import SideStep
from complaints.workflow import ANSWERING

MOST_SHOWN = 10
REASON = "Kode hilang"


@dataclass(frozen=True)
class Found:
    cases: tuple[Complaint, ...]
    are_more: bool


@transaction.atomic
def search(way: SearchWay, wanted: str, *, by: User, reason: str) -> Found:
    """The newest cases whose complainant has exactly this telephone number or name. What this account
    may not open is as unknown as what never was."""
    cases = Complaint.objects.visible_to(by).with_identity_for(by).of_complainant(_people(way, wanted))
    found = list(cases[: MOST_SHOWN + 1])
    shown = tuple(found[:MOST_SHOWN])
    CodeSearch.objects.create(by=by, way=way, reason=reason, shown=len(shown))
    looks = [IdentityView(complaint=case, by=by, reason=f"{REASON}: {reason}") for case in shown]
    IdentityView.objects.bulk_create(looks)
    return Found(shown, len(found) > len(shown))


def _people(way: SearchWay, wanted: str) -> IdentityQuerySet:
    people = ComplainantIdentity.objects
    return people.phoned_by(wanted) if way == SearchWay.PHONE else people.named(wanted)


def check_may_renew(user: User, complaint: Complaint) -> None:
    """Raises NotAllowed for who may not see whose code it is, NotAllowedNow where nobody can tell."""
    if problem := partiality(user, complaint):
        raise NotAllowed(problem)
    if not may_open_identity(user, complaint):
        raise NotAllowed("Kode baru dibuat oleh yang berwenang membuka identitas pelapor.")
    if hasattr(complaint, "erasure"):
        raise NotAllowedNow("Identitas perkara ini sudah dihapus, dan kodenya berakhir bersamanya.")
    if not ComplainantIdentity.objects.filter(complaint=complaint).exists():
        raise NotAllowedNow(
            "Perkara ini dicatat tanpa identitas: tidak ada yang dapat memastikan siapa pelapornya."
        )


def renewals(complaint: Complaint) -> int:
    """How often the code was renewed."""
    return complaint.events.filter(action=SideStep.RENEW_CODE).count()


@transaction.atomic
def renew(complaint: Complaint, proof: RenewalProof, *, by: User, after: int) -> None:
    """The old code, and whatever it has opened, is dead from this commit on. `after` is how many
    renewals the form had seen: of two people at once the second is told. Raises Refused."""
    # Against an erasure, too, which holds the same row.
    case = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    check_may_renew(by, case)
    if renewals(case) != after:
        raise NotAllowedNow(
            f"Kode perkara {case} baru saja diganti, dan hanya kode yang terbaru itu berlaku. Muat ulang "
            "halaman ini bila pelapor belum menerimanya."
        )
    key = uuid4()
    Complaint.objects.filter(pk=case.pk).update(code_key=key, code_digest=digest_for(key))
    case.events.append(
        case,
        records=[CodeRenewal(proof=proof)],
        by=by,
        acting=in_place_of(by, _opens_by_role),
        action=SideStep.RENEW_CODE,
        source=case.state,
        target=case.state,
    )
    complaint.refresh_from_db()


def _opens_by_role(user: User) -> bool:
    return bool(roles_of(user) & ANSWERING) or handles_above(user)
