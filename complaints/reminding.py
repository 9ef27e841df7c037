"""The reminders of one run: which case, whom, in which words."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from complaints.deadlines import describe
from complaints.impartiality import may_open
from complaints.models import Appointment, Complaint
from complaints.models.outbox import Message, Reminder, ReminderOutcome
from complaints.officers import officer_of, superiors_of
from complaints.reminders import FIRST_DAYS, SUPERIORS, Stage, due_reminders
from complaints.roles import Role
from complaints.workdays import Calendar, CalendarTooShort, in_words

# Who is reminded of a case that nobody has taken: they may take it or give it to somebody.
WITHOUT_HANDLER = {
    stage: (Role.SECTION_HEAD,) if stage.days > 0 else (Role.SECTION_HEAD, Role.HEAD) for stage in Stage
}


def remind(today: date, calendar: Calendar) -> Counter[ReminderOutcome]:
    """Everything owed on this day, each case in a transaction of its own; what another run is
    doing at the same moment is waited for and then found done."""
    keys = (
        Complaint.objects.counting()
        .out_of_quarantine()
        .due_until(_horizon(today, calendar))
        .values_list("pk", flat=True)
    )
    done: Counter[ReminderOutcome] = Counter()
    for key in list(keys):
        done += _remind_of(key, today, calendar)
    return done


def _horizon(today: date, calendar: Calendar) -> date:
    try:
        return calendar.add(today, FIRST_DAYS)
    except CalendarTooShort:
        return calendar.last


@transaction.atomic
def _remind_of(key: int, today: date, calendar: Calendar) -> Counter[ReminderOutcome]:
    """The case's row is held: five runs at once make one reminder."""
    held = Complaint.objects.select_for_update(of=("self",)).select_related("handler__officer")
    running = held.counting().out_of_quarantine().due_until(date.max)
    if (case := running.filter(pk=key).first()) is None:
        return Counter()  # answered while we waited
    done = set(case.reminders.filter(due_on=case.due_on).values_list("stage", flat=True))
    owed = due_reminders(case.due_on, today, calendar, done)
    outcomes = dict.fromkeys(owed.stale, ReminderOutcome.STALE)
    if owed.send:
        outcomes[owed.send] = _write(case, owed.send, today, calendar)
    Reminder.objects.bulk_create(
        Reminder(complaint=case, due_on=case.due_on, stage=stage, outcome=outcome)
        for stage, outcome in outcomes.items()
    )
    return Counter(outcomes.values())


def _write(case: Complaint, stage: Stage, today: date, calendar: Calendar) -> ReminderOutcome:
    readers = recipients(case, stage, today)
    standing = describe(case.standing(today, calendar))
    Message.objects.bulk_create(
        Message(
            key=f"pengingat {case.pk} {case.due_on} {stage} {reader.pk}",
            complaint=case,
            to=reader.email,
            subject=f"Perkara {case}: {standing}",
            body=_body(case, standing),
        )
        for reader in readers
    )
    return ReminderOutcome.MADE if readers else ReminderOutcome.NOBODY


def _body(case: Complaint, standing: str) -> str:
    """The register number and dates, nothing of the complaint: mail is read on the way."""
    taken = "" if case.handler_id else " Perkara ini belum diambil siapa pun."
    return (
        f"Perkara {case} wajib dijawab paling lambat {in_words(case.due_on)} (komponen 6 angka 4).\n"
        f"Keadaannya sekarang: {standing}.{taken}\n\n"
        "Buka meja petugas di portal, lalu cari nomornya. Surel ini dikirim otomatis; jangan dibalas dan "
        "jangan menulis isi perkara dalam surel.\n"
    )


def recipients(case: Complaint, stage: Stage, on: date) -> list[User]:
    """Those with an address among the handler and so many superiors, or whoever gives out work."""
    return [user for user in readers(_to_be_told(case, stage), case, on) if user.email]


def readers(found: Sequence[User], case: Complaint, on: date) -> list[User]:
    """The active accounts among these people and who stands in for any of them that day; nobody whom
    the case is about."""
    standing_in = Appointment.objects.on(on).filter(absent__user__in=found)
    deputies = User.objects.filter(officer__appointments__in=standing_in).order_by("pk")
    people = dict.fromkeys([*found, *deputies])
    return [user for user in people if user.is_active and may_open(user, case)]


def _to_be_told(case: Complaint, stage: Stage) -> list[User]:
    if case.handler is None:
        return givers_of_work(case, stage)
    chain = [officer_of(case.handler), *superiors_of(case.handler)[: SUPERIORS[stage]]]
    found = [officer.user for officer in chain if officer and officer.user and officer.is_active]
    return found or [case.handler]


def givers_of_work(case: Complaint, stage: Stage) -> list[User]:
    """Who may take a case that nobody has taken, or give it to somebody."""
    # What is about the Head or the office is given out by those outside it (UU 25/2009 Pasal 45).
    roles = (Role.INSPECTORATE,) if case.goes_above else WITHOUT_HANDLER[stage]
    people = User.objects.filter(groups__name__in=[str(role) for role in roles])
    return list(people.distinct().order_by("pk"))
