"""The command: safe to run 0, 1 or 5 times a day, side by side, or after three days' pause."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from complaints.intake import Identity, ServiceStatus
from complaints.models import Answer, Appointment, CalendarYear, Complaint, Message, Reminder, Review
from complaints.models.calendar import working_calendar
from complaints.reminders import office_hours
from complaints.reminding import remind
from complaints.workflow import Action
from tests.complaints.citizen_form import clock
from tests.complaints.desk import ANSWER, REVIEW, answered, by_hand, internal, step, taken
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
# Received 10 March 2026, due 7 April 2026.
DAYS = {"7": (2026, 3, 26), "3": (2026, 4, 1), "1": (2026, 4, 6), "0": (2026, 4, 7), "-1": (2026, 4, 8)}


def run(day: tuple[int, int, int], hour: int = 9, times: int = 1) -> None:
    with clock(at(*day, hour)):
        for _ in range(times):
            call_command("send_reminders")


def give_addresses() -> None:
    for user in User.objects.all():
        user.email = f"{user.username}@kantor.example"
        user.save()


@pytest.fixture
def case(pelaksana, petugas) -> Complaint:
    """Taken by the handler; everybody has an address."""
    give_addresses()
    return taken(complaint(), pelaksana)


def readers() -> list[str]:
    """Who was written to, in the order of writing."""
    return [message.to.partition("@")[0] for message in Message.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("stage", "people"),
    [
        ("7", ["pelaksana"]),
        ("3", ["pelaksana", "kasi"]),
        ("1", ["pelaksana", "kasi", "kepala"]),
        ("0", ["pelaksana", "kasi", "kepala"]),
        ("-1", ["pelaksana", "kasi", "kepala"]),
    ],
    ids=str,
)
def test_each_stage_goes_so_far_up_the_chain(case, stage, people):
    run(DAYS[stage])
    assert readers() == people
    assert Reminder.objects.get(outcome="made").stage == stage


@pytest.mark.parametrize(
    ("stage", "people"), [("7", ["kasi"]), ("1", ["kasi"]), ("0", ["kasi", "kepala"])], ids=str
)
def test_a_case_nobody_took_goes_to_who_gives_out_work(pelaksana, stage, people):
    give_addresses()
    complaint()
    run(DAYS[stage])
    assert sorted(readers()) == sorted(people)
    assert "belum diambil siapa pun" in Message.objects.first().body


@pytest.mark.parametrize(
    ("day", "deputy"), [("2026-04-01", True), ("2026-03-31", False)], ids=["today", "over"]
)
def test_who_stands_in_for_a_superior_is_told_too(case, kasi, petugas, day, deputy):
    Appointment.objects.create(
        kind="plh",
        absent=kasi.officer,
        deputy=petugas.officer,
        from_on="2026-03-30",
        to_on=day,
        letter="1/2026",
    )
    run(DAYS["3"])
    assert readers() == ["pelaksana", "kasi"] + ["petugas"] * deputy


@pytest.mark.parametrize("times", [1, 5])
def test_each_stage_once_however_often_it_runs(case, times):
    for day in DAYS.values():
        run(day, times=times)
    made = Reminder.objects.order_by("pk").values_list("stage", "outcome")
    assert list(made) == [(stage, "made") for stage in DAYS]
    assert Message.objects.count() == 1 + 2 + 3 + 3 + 3


def test_after_three_days_pause_the_newest_only_and_the_stale_on_record(case, capsys):
    run(DAYS["7"])
    run(DAYS["-1"], times=3)
    assert list(Reminder.objects.order_by("pk").values_list("stage", "outcome")) == [
        ("7", "made"),
        ("3", "stale"),
        ("1", "stale"),
        ("0", "stale"),
        ("-1", "made"),
    ]
    assert readers() == ["pelaksana", "pelaksana", "kasi", "kepala"]
    assert capsys.readouterr().out.splitlines()[1] == (
        "Pengingat dibuat: 1; tahap yang terlewati: 3; tanpa penerima: 0."
    )


def test_the_words_say_number_date_and_days_and_nothing_of_the_complaint(case):
    run(DAYS["3"])
    message = Message.objects.first()
    assert message.subject == "Perkara P-2026-0001: sisa 3 hari kerja"
    assert "wajib dijawab paling lambat 7 April 2026 (komponen 6 angka 4)" in message.body
    assert "Keadaannya sekarang: sisa 3 hari kerja." in message.body
    for secret in (WARGA.name, WARGA.phone, case.description, "Reparasi", "Jangka"):
        assert secret not in message.subject + message.body


@pytest.mark.parametrize(
    ("day", "hour"),
    [((2026, 4, 1), 7), ((2026, 4, 1), 16), ((2026, 4, 4), 9), ((2026, 4, 3), 9)],
    ids="early evening saturday good-friday".split(),
)
def test_outside_office_hours_nothing_happens(case, capsys, day, hour):
    run(day, hour)
    assert "Di luar jam kerja kantor" in capsys.readouterr().out
    assert not Reminder.objects.exists()


def test_the_office_sets_its_hours(case, settings):
    settings.OFFICE_HOURS = office_hours("06:00-12:00")
    run(DAYS["3"], hour=13)
    assert not Reminder.objects.exists()
    run(DAYS["3"], hour=6)
    assert Reminder.objects.exists()


def test_what_has_no_running_clock_is_left_alone(pelaksana, kasi):
    give_addresses()
    answered(complaint(), pelaksana)
    complaint(identity=Identity.NONE)  # a suggestion (R7)
    run(DAYS["-1"])
    assert not Reminder.objects.exists()


def test_a_moved_due_date_has_stages_of_its_own(case):
    run(DAYS["3"])
    by_hand(Complaint.objects.all(), due_on="2026-04-08")
    run((2026, 4, 2), times=2)
    made = Reminder.objects.filter(due_on="2026-04-08").values_list("stage", "outcome")
    assert sorted(made) == [("3", "made"), ("7", "stale")]


@pytest.mark.parametrize("why", ["no-address", "inactive"])
def test_who_cannot_be_reached_is_left_out_and_that_is_on_record(pelaksana, why):
    taken(complaint(), pelaksana)
    if why == "inactive":
        give_addresses()
        User.objects.update(is_active=False)
    run(DAYS["7"])
    assert Reminder.objects.get().outcome == "nobody"
    assert not Message.objects.exists()


def test_a_handler_without_a_post_is_reminded_all_the_same(case, pelaksana):
    pelaksana.officer.delete()
    run(DAYS["7"])
    assert readers() == ["pelaksana"]


def test_a_year_without_a_calendar_is_said(case):
    CalendarYear.objects.all().delete()
    with pytest.raises(CommandError, match="Pengingat tidak dapat dihitung"):
        run(DAYS["7"])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE complaints_message SET body = 'lain'",
        "UPDATE complaints_message SET subject = 'lain'",
        "UPDATE complaints_message SET \"to\" = 'lain@kantor.example'",
        "DELETE FROM complaints_message",
        "UPDATE complaints_reminder SET outcome = 'stale'",
        "DELETE FROM complaints_reminder",
    ],
)
def test_what_was_written_is_frozen(case, sql):
    run(DAYS["7"])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_address_may_be_blanked(case):
    run(DAYS["7"])
    assert Message.objects.update(to="") == 1


@pytest.mark.django_db(transaction=True)
def test_runs_side_by_side_make_one_reminder(committed, case):
    def one_run(_: int) -> None:
        try:
            call_command("send_reminders")
        finally:
            connection.close()

    with clock(at(*DAYS["3"])), ThreadPoolExecutor(5) as pool:
        list(pool.map(one_run, range(5)))
    assert sorted(Reminder.objects.values_list("stage", "outcome")) == [("3", "made"), ("7", "stale")]
    assert readers() == ["pelaksana", "kasi"]


def test_many_cases_are_found_by_their_due_date(case, django_assert_max_num_queries):
    """A case that is not near its date costs nothing."""
    for _ in range(5):
        complaint(received_on=at(2026, 3, 30).date(), service_status=ServiceStatus.NOT_SERVED)
    with django_assert_max_num_queries(25):
        run(DAYS["7"])
    assert Reminder.objects.count() == 1


def test_an_answer_of_the_same_day_stops_the_reminders(case, pelaksana):
    day = at(*DAYS["3"]).date()
    step(case, Action.REVIEW, pelaksana, Review(**REVIEW))
    step(case, Action.FOLLOW_UP, pelaksana, internal(), on=day)
    step(case, Action.ANSWER, pelaksana, Answer(**ANSWER, on=day), on=day)
    assert not remind(day, working_calendar())
    assert not Message.objects.exists()
