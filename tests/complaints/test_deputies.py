"""Deputies: the rights of the absent one, on those days only, and signed as such."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from complaints.accusation import About
from complaints.acknowledging import posts_of
from complaints.acting import appointments_of
from complaints.assignment import hand_over, name_accused, set_priority
from complaints.hearing import hear_separately
from complaints.history import history
from complaints.intake import ServiceStatus
from complaints.models import Appointment, LateDecisionRecord, Officer, Review
from complaints.permissions import NotAllowed, capacity, check_perform, may, roles_of
from complaints.roles import Role
from complaints.workflow import Action, Route
from tests.complaints.desk import REVIEW, step, taken
from tests.complaints.test_workflow import CELLS, COMPLAINANT
from tests.conftest import account
from tests.factories import at, complaint
from tests.standards.clock import set_clock

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 10), date(2026, 3, 12)


def appoint(
    deputy: User, absent: User, first: date = FIRST, last: date = LAST, kind: str = "plh"
) -> Appointment:
    return Appointment.objects.create(
        kind=kind,
        absent=absent.officer,
        deputy=deputy.officer,
        from_on=first,
        to_on=last,
        letter="800/12/2026",
    )


def on(user: User, day: date) -> User:
    """The account as the portal loads it on that day."""
    fresh = User.objects.get(pk=user.pk)
    fresh.acts_on = day
    return fresh


def late():
    return complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))


@pytest.mark.parametrize(
    ("day", "acts"),
    [(FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True), (LAST + timedelta(days=1), False)],
    ids=["the day before", "first day", "last day", "the day after"],
)
def test_a_deputy_has_the_roles_on_those_days_only(kasi, pelaksana, day, acts):
    appoint(pelaksana, kasi)
    assert roles_of(on(pelaksana, day)) == ({Role.HANDLER, Role.SECTION_HEAD} if acts else {Role.HANDLER})
    assert on(pelaksana, day).has_perm("complaints.register_complaint") is acts
    assert may(on(pelaksana, day), Action.DECIDE_LATE, late()) is acts


@pytest.mark.parametrize(
    ("day", "status"), [((2026, 3, 12), 200), ((2026, 3, 13), 403)], ids=["last", "after"]
)
def test_the_doors_open_on_those_days_only(kasi, pelaksana, as_user, monkeypatch, day, status):
    appoint(pelaksana, kasi)
    client = as_user(pelaksana)
    set_clock(monkeypatch, at(*day))
    for name in ("desk-entry", "desk-handover"):
        assert client.get(reverse(name)).status_code == status


def test_an_account_without_a_day_stands_in_for_nobody(kasi, pelaksana):
    appoint(pelaksana, kasi)
    assert roles_of(pelaksana) == {Role.HANDLER}
    assert appointments_of(pelaksana) == []


def test_lent_roles_are_not_lent_on(kepala, kasi, pelaksana):
    appoint(kasi, kepala)
    appoint(pelaksana, kasi)
    assert Role.HEAD not in roles_of(on(pelaksana, FIRST))


def test_nothing_is_lent_by_a_closed_account(kasi, pelaksana):
    appoint(pelaksana, kasi)
    User.objects.filter(pk=kasi.pk).update(is_active=False)
    assert roles_of(on(pelaksana, FIRST)) == {Role.HANDLER}


def test_what_is_done_in_anothers_place_is_signed_so(kepala, pelaksana):
    appoint(pelaksana, kepala)
    case, deputy = late(), on(pelaksana, FIRST)
    step(case, Action.DECIDE_LATE, deputy, LateDecisionRecord(decision="keep", reason="Ada bukti."))
    entry = history(case)[-1]
    assert entry.by == "Pelaksana (Pelaksana pengaduan), Plh. Kepala DPMPTSP"


def test_what_her_own_role_allows_is_signed_as_herself(kepala, kasi):
    appoint(kasi, kepala)
    case, deputy = late(), on(kasi, FIRST)
    assert capacity(deputy, Action.DECIDE_LATE, case) is None
    step(case, Action.DECIDE_LATE, deputy, LateDecisionRecord(decision="keep", reason="Ada bukti."))
    assert history(case)[-1].by == "Kasi (Kepala Seksi Pengaduan)"


def test_a_case_of_another_is_closed_as_deputy_of_the_section_head(kasi, pelaksana):
    second = account("kedua", Role.HANDLER, "Pelaksana kedua", kasi.officer)
    appoint(second, kasi, kind="plt")
    case = taken(complaint(), pelaksana)
    assert not may(second, Action.REVIEW, case)
    assert capacity(on(second, FIRST), Action.REVIEW, case).title == "Plt. Kepala Seksi Pengaduan"


def test_the_handler_does_not_decide_on_lateness_as_deputy_either(kasi, pelaksana):
    """R4 is decided by another person, not by another office."""
    appoint(pelaksana, kasi)
    case = taken(late(), pelaksana)
    with pytest.raises(NotAllowed, match="oleh orang lain"):
        step(case, Action.DECIDE_LATE, on(pelaksana, FIRST), LateDecisionRecord(decision="keep", reason="x"))


def test_two_deputies_of_one_post_at_a_time_are_refused(kasi, pelaksana, petugas):
    first = appoint(pelaksana, kasi)
    second = Appointment(
        kind="plt", absent=kasi.officer, deputy=petugas.officer, from_on=LAST, to_on=LAST, letter="2"
    )
    with pytest.raises(ValidationError, match="sudah ada penggantinya"):
        second.full_clean()
    with pytest.raises(IntegrityError, match="sudah ada penggantinya"), transaction.atomic():
        second.save()
    second.from_on = second.to_on = LAST + timedelta(days=1)
    second.full_clean()
    second.save()
    first.full_clean()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda row: setattr(row, "to_on", FIRST - timedelta(days=1)), "sebelum tanggal mulai"),
        (lambda row: setattr(row, "deputy", row.absent), "menggantikan dirinya sendiri"),
        (lambda row: setattr(row, "deputy", Officer.objects.get(user=None)), "tidak mempunyai akun"),
    ],
    ids=["ends before it begins", "herself", "no account"],
)
def test_an_appointment_that_cannot_be_is_refused(kasi, pelaksana, change, message):
    row = Appointment(
        kind="plh",
        absent=kasi.officer,
        deputy=pelaksana.officer,
        from_on=FIRST,
        to_on=LAST,
        letter="1",
    )
    change(row)
    with pytest.raises(ValidationError, match=message):
        row.full_clean()


def test_once_signed_under_only_its_last_day_may_change(kepala, pelaksana):
    row = appoint(pelaksana, kepala)
    step(late(), Action.DECIDE_LATE, on(pelaksana, FIRST), LateDecisionRecord(decision="keep", reason="x"))
    row.to_on = FIRST
    row.save()
    row.kind = "plt"
    with pytest.raises(IntegrityError, match="hanya tanggal selesainya"), transaction.atomic():
        row.save()
    with pytest.raises(ProtectedError):
        row.delete()


def test_the_admin_enters_an_appointment(pengelola, kasi, pelaksana, as_user):
    form = {
        "kind": "plh",
        "absent": kasi.officer.pk,
        "deputy": pelaksana.officer.pk,
        "from_on": "2026-03-10",
        "to_on": "2026-03-12",
        "letter": "800/12",
    }
    client, address = as_user(pengelola), reverse("admin:complaints_appointment_add")
    assert client.post(address, form).status_code == 302
    assert Appointment.objects.get().title == "Plh. Kepala Seksi Pengaduan"
    assert "sudah ada penggantinya" in client.post(address, form).content.decode()


def test_a_circle_of_superiors_is_refused_in_words_and_by_the_database(
    kepala, kasi, pelaksana, pengelola, as_user
):
    post = kepala.officer
    form = {"name": "K", "position": post.position, "user": kepala.pk, "is_active": "on"}
    address = reverse("admin:complaints_officer_change", args=[post.pk])
    page = as_user(pengelola).post(address, form | {"direct_superior": pelaksana.officer.pk})
    assert "Atasan berputar: " in page.content.decode()
    with pytest.raises(IntegrityError, match=r"Atasan berputar\."), transaction.atomic():
        Officer.objects.filter(pk=post.pk).update(direct_superior=pelaksana.officer)


def test_who_still_has_open_cases_is_not_taken_off_the_list(pelaksana, pengelola, as_user):
    taken(complaint(), pelaksana)
    post = pelaksana.officer
    form = {"name": "P", "position": post.position, "user": pelaksana.pk, "direct_superior": ""}
    address = reverse("admin:complaints_officer_change", args=[post.pk])
    page = as_user(pengelola).post(address, form).content.decode()
    assert "Masih menangani 1 perkara terbuka." in page
    assert Officer.objects.get(pk=post.pk).is_active


@pytest.mark.parametrize(
    ("day", "reads"), [(LAST, True), (LAST + timedelta(days=1), False)], ids=["last day", "the day after"]
)
def test_the_reports_of_a_post_are_read_on_those_days_only(kasi, pelaksana, day, reads):
    appoint(pelaksana, kasi)
    assert (kasi.officer.pk in posts_of(on(pelaksana, day))) is reads


ROLES = {"C": "petugas", "P": "pelaksana", "S": "kasi", "H": "kepala"}
# For the complainant nobody deputises.
STEPS = [
    (state, action, letters.partition(" ")[0].replace(COMPLAINANT, ""))
    for (state, action), letters in CELLS.items()
    if letters
]


@pytest.mark.parametrize(("state", "action", "letters"), STEPS, ids=str)
def test_a_deputy_may_take_each_step_of_the_absent_and_is_signed_so(request, state, action, letters):
    """The inspectorate takes none of these steps itself; the case is the absent one's where that is asked."""
    deputy, case = request.getfixturevalue("inspektorat"), complaint()
    case.state, case.route, case.may_be_suggestion = state, Route.APIP, True
    case.service_status = ServiceStatus.NOT_REMEMBERED
    for letter in letters:
        absent = request.getfixturevalue(ROLES[letter])
        case.handler = None if action == Action.DECIDE_LATE else absent
        Appointment.objects.all().delete()
        appointment = appoint(deputy, absent)
        assert check_perform(on(deputy, FIRST), action, case).action == action
        assert capacity(on(deputy, FIRST), action, case) == appointment
        assert not may(on(deputy, LAST + timedelta(days=1)), action, case)


def test_a_deputy_of_the_handler_goes_on_with_her_cases(pelaksana):
    colleague = account("rekan", Role.HANDLER, "Pelaksana kedua", None)
    case = taken(complaint(), pelaksana)
    assert not may(on(colleague, FIRST), Action.REVIEW, case)
    appointment = appoint(colleague, pelaksana)
    step(case, Action.REVIEW, on(colleague, FIRST), Review(**REVIEW))
    assert case.events.last().acting == appointment
    assert case.handler == pelaksana


def test_who_stands_in_for_the_handler_does_not_decide_on_lateness(kasi, pelaksana):
    case = taken(late(), pelaksana)
    assert may(on(kasi, FIRST), Action.DECIDE_LATE, case)
    appoint(kasi, pelaksana)
    assert not may(on(kasi, FIRST), Action.DECIDE_LATE, case)


def test_steps_beside_the_table_are_signed_so_too(kasi, petugas, pelaksana):
    """Handing over, priority, naming and hearing: by the counter in the section head's place."""
    appointment, case = appoint(petugas, kasi), complaint()
    deputy = on(petugas, FIRST)
    hand_over([case], pelaksana, by=deputy, reason="Pindah tugas.")
    set_priority(case, is_priority=True, reason="Mendesak.", by=deputy)
    name_accused(case, About.UNKNOWN, [], by=deputy)
    hear_separately(case, by=deputy)
    signed = dict(case.events.values_list("action", "acting"))
    assert signed["transfer"] == signed["prioritise"] == appointment.pk
    # What the counter may do itself she signs as herself.
    assert signed["name_accused"] is signed["hear_separately"] is None


def test_taking_a_name_off_is_signed_in_the_place_of_who_may(kasi, petugas, pelaksana):
    case = complaint()
    name_accused(case, About.OFFICERS, [pelaksana.officer], by=petugas)
    appointment = appoint(petugas, kasi)
    name_accused(case, About.UNKNOWN, [], by=on(petugas, FIRST), reason="Salah orang.")
    assert case.events.last().acting == appointment


def test_the_inspectorate_hears_separately_only_as_a_deputy(petugas, inspektorat):
    case, appointment = complaint(), appoint(inspektorat, petugas)
    hear_separately(case, by=on(inspektorat, FIRST))
    assert case.events.last().acting == appointment
