"""A submission becomes a case: number, code, due date and first event in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from complaints.case_search import index_case
from complaints.intake import Identity, Intake, Kind, ServiceStatus, classify
from complaints.models import AttachedFiles, Classification, ComplainantIdentity, Complaint, RegisterCounter
from complaints.models.calendar import hold_calendar
from complaints.models.telling import tell
from complaints.policy import Policy, clause_on, due_on, policy_on
from complaints.quarantine import hold
from complaints.receipts import digest_for
from complaints.suspicion import Suspicion
from complaints.wording import MessageKind
from complaints.workflow import Action, State
from standards.models import Channel, ComponentText, ServiceLocation, ServiceStandard


@dataclass(frozen=True)
class Complainant:
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    is_proxy: bool = False
    represented_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What the citizen's form or the counter hands in. Dates are dates in Asia/Jakarta. The files that
    wait under its key become the case's."""

    form_key: UUID
    wants: Kind
    identity: Identity
    channel: Channel
    received_on: date
    service_status: ServiceStatus
    description: str
    complainant: Complainant | None = None
    standard: ServiceStandard | None = None
    component: int | None = None
    item_path: str = ""
    served_on: date | None = None
    loss: str = ""
    requested_resolution: str = ""
    outside_number: str = ""
    location: ServiceLocation | None = None
    sent_on: date | None = None
    late_entry_reason: str = ""
    separate_hearing: bool = False


def intake_of(filing: Filing, policy: Policy) -> Intake:
    return classify(
        wants=filing.wants,
        identity=filing.identity,
        has_object=bool(filing.description.strip()),
        service=filing.service_status,
        served_on=filing.served_on,
        received_on=filing.received_on,
        sent_on=filing.sent_on,
        filing_days=policy.filing_calendar_days,
    )


def _nothing() -> Suspicion | None:
    """What is brought to the counter is not judged."""
    return None


def file_complaint(
    filing: Filing, *, by: User | None, on: date, screen: Callable[[], Suspicion | None] = _nothing
) -> Complaint:
    """One submission is one case: a repeat of the same form key returns the first case.
    The register's year is that of `on`, the day of entry; `by` is None for the citizen.
    `screen` is asked for a new case only, in its transaction, whether to hold it in quarantine."""
    try:
        return _file_once(filing, by, on, screen)
    except IntegrityError:
        # Two copies either side of New Year lock different counters; the second finds the first.
        known = _known(filing)
        if known is None:
            raise
        return known


def _known(filing: Filing) -> Complaint | None:
    return Complaint.objects.filter(form_key=filing.form_key).first()


@transaction.atomic
def _file_once(
    filing: Filing, by: User | None, on: date, screen: Callable[[], Suspicion | None]
) -> Complaint:
    hold_calendar()
    counter = _locked_counter(on.year)
    known = _known(filing)
    if known is not None:
        return known
    counter.last_serial += 1
    counter.save(update_fields=["last_serial"])
    complaint = _write_case(filing, counter, by)
    _write_identity(complaint, filing.complainant)
    index_case(complaint, on)
    event = complaint.events.append(
        complaint,
        records=[_classified(complaint), *AttachedFiles.of(filing.form_key, is_held=True)],
        by=by,
        action=Action.REGISTER.value,
        target=State.REGISTERED.value,
        clause=complaint.intake_clause,
    )
    if suspicion := screen():
        hold(complaint, suspicion)
    tell(event, MessageKind.RECEIVED)  # nothing while it is held
    return complaint


def _classified(complaint: Complaint) -> Classification:
    """The first row in the history of its kind."""
    return Classification(kind=complaint.kind, clause=complaint.intake_clause, reason=complaint.intake_reason)


def _locked_counter(year: int) -> RegisterCounter:
    RegisterCounter.objects.bulk_create([RegisterCounter(year=year)], ignore_conflicts=True)
    return RegisterCounter.objects.select_for_update().get(year=year)


def _write_case(filing: Filing, counter: RegisterCounter, by: User | None) -> Complaint:
    policy = policy_on(filing.received_on, filing.standard)
    return Complaint.objects.create(
        year=counter.year,
        serial=counter.last_serial,
        form_key=filing.form_key,
        code_digest=digest_for(filing.form_key),
        entered_by=by,
        **_as_classified(filing, policy),
        **_as_handed_in(filing),
    )


def _as_classified(filing: Filing, policy: Policy) -> dict[str, object]:
    """What the law makes of it: the kind with its reason, the promise, and the date of R5."""
    intake, days = intake_of(filing, policy), policy.answer_working_days
    is_complaint = intake.kind == Kind.COMPLAINT
    return {
        "kind": intake.kind.value,
        "may_be_suggestion": intake.may_be_suggestion,
        "intake_reason": intake.reason,
        "intake_clause": intake.clause.value,
        "answer_working_days": days if is_complaint else None,
        "due_on": due_on(filing.received_on, days) if is_complaint else None,
        "clause_text": _clause_of(filing),
    }


def _clause_of(filing: Filing) -> ComponentText | None:
    if filing.component is None:
        return None
    return clause_on(filing.received_on, filing.standard, filing.component)


HANDED_IN = (
    "channel outside_number location sent_on received_on late_entry_reason standard component "
    "item_path served_on description loss requested_resolution separate_hearing"
).split()


def _as_handed_in(filing: Filing) -> dict[str, object]:
    values = {name: getattr(filing, name) for name in HANDED_IN}
    return {
        **values,
        "identity": filing.identity.value,
        "service_status": filing.service_status.value,
    }


def _write_identity(complaint: Complaint, person: Complainant | None) -> None:
    if person is not None:
        ComplainantIdentity.objects.create(complaint=complaint, **vars(person))
