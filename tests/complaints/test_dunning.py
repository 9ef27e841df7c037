"""Tagih jawaban: by code, from the first late day, once a working day, to the direct superior."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client

from complaints.accusation import About
from complaints.assignment import hand_over, name_accused
from complaints.dunning import dun
from complaints.history import CITIZEN, history
from complaints.intake import Kind
from complaints.models import Appointment, Complaint, Dunning, Event, Message
from complaints.models.calendar import working_calendar
from complaints.quarantine import end, hold
from complaints.side_steps import SideStep
from complaints.suspicion import Quarantine, Suspicion
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import answered, closed, taken
from tests.complaints.test_citizen_status import CASE, look_up
from tests.complaints.test_send_reminders import give_addresses
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
DUN = "/pengaduan/status/lihat/tagih/"
# Received 10 March 2026, due Tuesday 7 April 2026.
DUE, LATE, FRIDAY, SATURDAY, MONDAY = ((2026, 4, day) for day in (7, 8, 10, 11, 13))


@pytest.fixture
def case(pelaksana: User) -> Complaint:
    """Taken by the handler; everybody has an address."""
    give_addresses()
    return taken(complaint(), pelaksana)


def press(complaint: Complaint, *day: int, times: int = 1) -> str:
    """The case page after the button was pressed so often on one day."""
    browser = Client()
    with clock(at(*day)):
        look_up(browser, complaint)
        for _ in range(times):
            assert browser.post(DUN)["Location"] == f"{CASE}#terlambat"
        return page_text(browser.get(CASE))


def readers() -> list[str]:
    return [message.to.partition("@")[0] for message in Message.objects.order_by("pk")]


def test_on_the_due_day_nothing_can_be_asked_for(case):
    text = press(case, *DUE)
    assert not Dunning.objects.exists()
    assert "Tagih jawaban" not in text
    assert "Bukti belum ada jawaban" not in text


def test_from_the_first_late_day_it_goes_to_the_direct_superior(case):
    text = press(case, *LATE)
    event = Event.objects.get(action=SideStep.DUN)
    assert (event.by, event.source, event.target) == (None, "under_review", "under_review")
    assert Dunning.objects.get().to == "Kepala Seksi Pengaduan"
    assert readers() == ["kasi"]
    assert (
        "Terakhir Anda tagih Rabu, 8 April 2026 pukul 09.00 WIB , disampaikan kepada Kepala Seksi Pengaduan."
        in text
    )
    assert "Anda dapat menagih lagi mulai Kamis, 9 April 2026 ." in text


def test_the_mail_says_number_and_dates_and_nothing_else(case):
    press(case, *LATE)
    mail = Message.objects.get()
    assert mail.subject == f"Perkara {case}: pelapor menagih jawaban"
    assert "Batasnya 7 April 2026 (komponen 6 angka 4); keadaannya sekarang: terlambat 1 hari kerja." in (
        mail.body
    )
    for secret in (WARGA.name, WARGA.phone, case.description):
        assert secret not in mail.subject + mail.body


@pytest.mark.parametrize(
    ("days", "count"),
    [([LATE, LATE], 1), ([FRIDAY, SATURDAY], 1), ([FRIDAY, MONDAY], 2), ([SATURDAY, MONDAY], 2)],
    ids=["twice a day", "on the weekend after", "on the next working day", "weekend then Monday"],
)
def test_once_a_working_day(case, days, count):
    for day in days:
        text = press(case, *day, times=2)
    assert Dunning.objects.count() == Message.objects.count() == count
    assert ("Sudah 2 kali." in text) == (count == 2)


def test_pressed_at_the_same_moment_it_is_one(committed, pelaksana):
    give_addresses()
    case, day = taken(complaint(), pelaksana), date(*LATE)

    def at_once(_: int) -> bool:
        try:
            return dun(Complaint.objects.get(pk=case.pk), day, working_calendar())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people, clock(at(*LATE)):
        assert sorted(people.map(at_once, range(4))) == [False, False, False, True]
    assert Message.objects.count() == 1


def test_the_database_holds_once_a_day(case):
    press(case, *LATE)
    rows = {"complaint": case, "action": "dun", "source": "", "target": case.state, "seal": "a" * 64}
    with pytest.raises(IntegrityError, match="dunned_once_a_day"), transaction.atomic():
        Event.objects.create(at=at(*LATE, 23), previous_seal="b" * 64, **rows)


def test_a_case_nobody_took_goes_to_who_gives_out_work(case):
    press(complaint(), *LATE)
    assert sorted(readers()) == ["kasi", "kepala"]


def test_who_stands_in_for_the_superior_is_told_too(case, kasi, petugas):
    give_addresses()
    Appointment.objects.create(
        kind="plh",
        absent=kasi.officer,
        deputy=petugas.officer,
        from_on="2026-04-06",
        to_on="2026-04-10",
        letter="1/2026",
    )
    press(case, *LATE)
    assert readers() == ["kasi", "petugas"]


def test_the_accused_superior_is_not_told(case, kasi, kepala):
    """The case goes to the accused's own superior, and the dunning to hers."""
    name_accused(case, About.OFFICERS, [kasi.officer], by=kepala)
    press(case, *LATE)
    assert readers() == []
    assert Dunning.objects.get().to == "Bupati Purwakarta"


def test_above_the_office_it_goes_to_those_outside(case, inspektorat, kepala):
    give_addresses()
    name_accused(case, About.OFFICE, [], by=kepala)
    press(case, *LATE)
    assert readers() == ["inspektorat"]


def test_a_superior_without_an_account_is_named_and_the_event_is_there(case, kasi, kepala, as_user):
    own = taken(complaint(), kasi)
    hand_over([own], kepala, by=kasi, reason="Menyangkut kewenangan Kepala.")
    press(own, *LATE)
    assert Dunning.objects.get(event__complaint=own).to == "Bupati Purwakarta"
    assert readers() == []
    with clock(at(*LATE)):
        assert own.number in page_text(as_user(kepala).get("/petugas/laporan/"))


def test_without_addresses_it_stands_on_the_superiors_page(pelaksana, kasi, as_user):
    case = taken(complaint(), pelaksana)
    press(case, *LATE)
    assert not Message.objects.exists()
    with clock(at(*LATE)):
        text = page_text(as_user(kasi).get("/petugas/laporan/"))
    assert "Ditagih pelapor 1 perkara" in text
    assert case.number in text


@pytest.mark.parametrize("address", ["/petugas/laporan/", "/petugas/", "/petugas/perkara/P-2026-0001/"])
def test_staff_see_how_often(case, kasi, as_user, address):
    press(case, *LATE)
    press(case, *FRIDAY)
    with clock(at(*FRIDAY)):
        assert "Ditagih pelapor 2 kali" in page_text(as_user(kasi).get(address))


def test_others_and_the_accused_do_not_find_it_among_their_reports(case, petugas, kasi, kepala, as_user):
    press(case, *LATE)
    name_accused(case, About.OFFICERS, [kasi.officer], by=kepala)
    with clock(at(*LATE)):
        for user in (petugas, kasi):
            assert case.number not in page_text(as_user(user).get("/petugas/laporan/"))


def test_a_case_nobody_took_is_listed_for_who_gives_out_work_but_the_accused(kasi, kepala, as_user):
    case = complaint()
    press(case, *LATE)
    name_accused(case, About.OFFICERS, [kasi.officer], by=kepala)
    with clock(at(*LATE)):
        assert case.number not in page_text(as_user(kasi).get("/petugas/laporan/"))
        assert case.number in page_text(as_user(kepala).get("/petugas/laporan/"))


def test_once_answered_nobody_is_reminded_of_it(case, pelaksana, kasi, as_user):
    case = complaint()
    press(case, *LATE)
    answered(case, pelaksana, on=date(2026, 4, 9))
    press(case, *FRIDAY)
    assert Dunning.objects.count() == 1
    with clock(at(*FRIDAY)):
        assert case.number not in page_text(as_user(kasi).get("/petugas/laporan/"))


@pytest.mark.parametrize("end_of", ["answered in time", "closed", "suggestion", "spam"])
def test_where_no_answer_is_owed_the_button_does_nothing(pelaksana, kasi, end_of):
    case = complaint(wants=Kind.SUGGESTION if end_of == "suggestion" else Kind.COMPLAINT)
    if end_of == "spam":
        hold(case, Suspicion.LIMIT)
        end(case, Quarantine.SPAM, by=kasi, reason="Iklan.")
    elif end_of != "suggestion":
        {"answered in time": answered, "closed": closed}[end_of](case, pelaksana)
    assert "Tagih jawaban" not in press(case, *LATE)
    assert not Dunning.objects.exists()


def test_held_in_quarantine_it_is_late_like_any_other(kasi):
    case = complaint()
    hold(case, Suspicion.LIMIT)
    press(case, *LATE)
    assert Dunning.objects.get().to


def test_the_trail_says_it_was_the_complainant_and_stays_whole(case, capsys):
    press(case, *LATE)
    entry = history(Complaint.objects.get(pk=case.pk))[-1]
    assert (entry.title, entry.by) == ("Pelapor menagih jawaban", CITIZEN)
    assert ("Batas jawaban yang lewat", "7 April 2026") in entry.words
    call_command("verify_trail")
    assert capsys.readouterr().out.startswith("Jejak utuh")


def test_without_number_and_code_nothing_happens(warga, case):
    assert warga.post(DUN)["Location"] == "/pengaduan/status/"
    assert warga.get(DUN).status_code == 405
    assert not Dunning.objects.exists()


def test_after_half_an_hour_the_press_leads_back_to_number_and_code(warga, case):
    with clock(at(*LATE, 9)):
        look_up(warga, case)
    with clock(at(*LATE, 10)):
        assert warga.post(DUN)["Location"] == "/pengaduan/status/"
    assert not Dunning.objects.exists()


def test_a_press_from_another_site_is_refused(case):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(DUN).status_code == 403
