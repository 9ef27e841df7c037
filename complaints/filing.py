"""A submission becomes a case: number, code, due date and first event in one transaction."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from complaints import register
from complaints.deadlines import ANSWER_WORKING_DAYS, FILING_CALENDAR_DAYS, answer_due
from complaints.intake import Identity, Intake, Kind, ServiceStatus, classify
from complaints.models import ComplainantIdentity, Complaint, RegisterCounter
from complaints.models.calendar import working_calendar
from complaints.workdays import CalendarTooShort
from complaints.workflow import Action, State
from standards.in_force import in_force, shared_text
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
    """What the citizen's form or the counter hands in. Dates are dates in Asia/Jakarta."""

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
    served_on_source: str = ""
    loss: str = ""
    requested_resolution: str = ""
    outside_number: str = ""
    location: ServiceLocation | None = None
    sent_on: date | None = None
    late_entry_reason: str = ""


@dataclass(frozen=True)
class Policy:
    """The promise about complaints (R2, R5) in force on a day."""

    filing_calendar_days: int = FILING_CALENDAR_DAYS
    answer_working_days: int = ANSWER_WORKING_DAYS
    text: ComponentText | None = None


def policy_on(day: date, standard: ServiceStandard | None = None) -> Policy:
    """The facts of component 6 as they stand on the day, the standard's own words first."""
    text = clause_on(day, standard, 6)
    if text is None:
        return Policy()
    return Policy(
        text.facts.get("filing_calendar_days", FILING_CALENDAR_DAYS),
        text.facts.get("answer_working_days", ANSWER_WORKING_DAYS),
        text,
    )


def clause_on(day: date, standard: ServiceStandard | None, number: int) -> ComponentText | None:
    """The words that are the promise on that day, the standard's own before the office's shared
    ones: a case keeps them for good."""
    state = in_force(standard, day) if standard else None
    return state.clause(number).text if state else shared_text(number, day)


def intake_of(filing: Filing, policy: Policy) -> Intake:
    return classify(
        wants=filing.wants,
        identity=filing.identity,
        has_object=bool(filing.description.strip()),
        service=filing.service_status,
        served_on=filing.served_on,
        received_on=filing.received_on,
        filing_days=policy.filing_calendar_days,
    )


def due_on(received_on: date, working_days: int) -> date | None:
    """The last day for an answer (R5), or None while the calendar does not reach that far."""
    try:
        return answer_due(received_on, working_calendar(), working_days)
    except CalendarTooShort:
        return None


def receipt_code(complaint: Complaint) -> str:
    """Made anew from the form key each time; only its digest is stored."""
    return register.code_for(complaint.form_key, _code_key())


def case_of_receipt(number: str, code: str) -> Complaint | None:
    """The case that this number and this code open together; what is unknown and what is wrong
    take the same one query. Raises register.BadNumber and register.BadCode before it."""
    digest = register.digest(code, _code_key())
    return Complaint.objects.numbered(number).filter(code_digest=digest).first()


def _code_key() -> bytes:
    return settings.RECEIPT_CODE_KEY.encode()


def file_complaint(filing: Filing, *, by: User | None, on: date) -> Complaint:
    """One submission is one case: a repeat of the same form key returns the first case.
    The register's year is that of `on`, the day of entry; `by` is None for the citizen."""
    try:
        return _file_once(filing, by, on)
    except IntegrityError:
        # Two copies either side of New Year lock different counters; the second finds the first.
        known = _known(filing)
        if known is None:
            raise
        return known


def _known(filing: Filing) -> Complaint | None:
    return Complaint.objects.filter(form_key=filing.form_key).first()


@transaction.atomic
def _file_once(filing: Filing, by: User | None, on: date) -> Complaint:
    counter = _locked_counter(on.year)
    known = _known(filing)
    if known is not None:
        return known
    counter.last_serial += 1
    counter.save(update_fields=["last_serial"])
    complaint = _write_case(filing, counter, by)
    _write_identity(complaint, filing.complainant)
    complaint.events.create(
        by=by,
        action=Action.REGISTER.value,
        target=State.REGISTERED.value,
        clause=complaint.intake_clause,
    )
    return complaint


def _locked_counter(year: int) -> RegisterCounter:
    RegisterCounter.objects.bulk_create([RegisterCounter(year=year)], ignore_conflicts=True)
    return RegisterCounter.objects.select_for_update().get(year=year)


def _write_case(filing: Filing, counter: RegisterCounter, by: User | None) -> Complaint:
    policy = policy_on(filing.received_on, filing.standard)
    intake = intake_of(filing, policy)
    is_complaint = intake.kind == Kind.COMPLAINT
    days = policy.answer_working_days
    code = register.code_for(filing.form_key, _code_key())
    return Complaint.objects.create(
        year=counter.year,
        serial=counter.last_serial,
        form_key=filing.form_key,
        code_digest=register.digest(code, _code_key()),
        kind=intake.kind.value,
        may_be_suggestion=intake.may_be_suggestion,
        intake_reason=intake.reason,
        intake_clause=intake.clause.value,
        answer_working_days=days if is_complaint else None,
        due_on=due_on(filing.received_on, days) if is_complaint else None,
        clause_text=_clause_of(filing),
        entered_by=by,
        **_as_handed_in(filing),
    )


def _clause_of(filing: Filing) -> ComponentText | None:
    if filing.component is None:
        return None
    return clause_on(filing.received_on, filing.standard, filing.component)


HANDED_IN = (
    "channel outside_number location sent_on received_on late_entry_reason standard component "
    "item_path served_on served_on_source description loss requested_resolution"
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
