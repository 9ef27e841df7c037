"""Handing over, taking over, priority; and the superiors' list of reports."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from complaints.acknowledging import acknowledge, outside_posts, posts_of, waiting
from complaints.assignment import hand_over, set_priority, take_over
from complaints.history import history
from complaints.intake import ServiceStatus
from complaints.models import (
    Acknowledgement,
    Appointment,
    Complaint,
    LateDecisionRecord,
    SuperiorReport,
)
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.roles import Role
from complaints.workflow import Action
from tests.complaints.desk import closed, step, taken
from tests.conftest import account
from tests.factories import complaint

pytestmark = pytest.mark.django_db
HANDOVER, REPORTS = reverse("desk-handover"), reverse("desk-reports")


@pytest.fixture
def second(kasi) -> User:
    return account("kedua", Role.HANDLER, "Pelaksana kedua", kasi.officer)


def test_all_open_cases_go_over_with_an_event_each(kasi, pelaksana, second, as_user):
    cases = [taken(complaint(), pelaksana) for _ in range(3)]
    finished = closed(complaint(), pelaksana)
    client, address = as_user(kasi), f"{HANDOVER}?dari={pelaksana.officer.pk}"
    assert "3 perkara terbuka" in client.get(HANDOVER).content.decode()
    sent = {"cases": [case.pk for case in cases], "to": second.officer.pk, "reason": "Pindah tugas."}
    page = client.post(address, sent, follow=True).content.decode()
    assert "3 perkara dialihkan kepada Kedua (Pelaksana kedua)." in page
    assert {case.handler for case in Complaint.objects.open()} == {second}
    assert Complaint.objects.get(pk=finished.pk).handler == pelaksana
    entry = history(cases[0])[-1]
    assert (entry.title, entry.by) == ("Perkara dialihkan", "Kasi (Kepala Seksi Pengaduan)")
    assert entry.words == (
        ("Semula", "Pelaksana (Pelaksana pengaduan)"),
        ("Kepada", "Kedua (Pelaksana kedua)"),
        ("Alasan", "Pindah tugas."),
    )


def test_one_that_cannot_go_keeps_all_of_them(kasi, pelaksana, second, as_user):
    late = complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))
    step(late, Action.DECIDE_LATE, kasi, LateDecisionRecord(decision="keep", reason="x"))
    cases = [taken(complaint(), pelaksana), taken(late, pelaksana)]
    sent = {"cases": [case.pk for case in cases], "to": kasi.officer.pk, "reason": "Pindah."}
    page = as_user(kasi).post(f"{HANDOVER}?dari={pelaksana.officer.pk}", sent).content.decode()
    assert "memutuskan soal lewat waktu perkara P-2026-0001, jadi tidak menanganinya." in page
    assert "Tidak satu pun perkara dialihkan." in page
    assert 'value="Pindah."' in page or "Pindah.</textarea>" in page
    assert {case.handler for case in Complaint.objects.all()} == {pelaksana}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cases": []}, "Pilih sedikitnya satu perkara."),
        ({"cases": ["0"]}, "Salah satu perkara sudah berpindah atau selesai. Muat ulang halaman ini."),
        ({"cases": ["x"]}, "Salah satu pilihan tidak dikenal. Muat ulang halaman ini."),
        ({"to": ""}, "Pilih yang menerima perkara."),
        ({"to": "9" * 40}, "Pilih dari daftar."),
        ({"reason": " "}, "Tulis alasannya."),
    ],
    ids=["none", "stale", "no number", "nobody", "huge number", "no reason"],
)
def test_a_faulty_handover_is_told(kasi, pelaksana, second, as_user, change, message):
    case = taken(complaint(), pelaksana)
    sent = {"cases": [case.pk], "to": second.officer.pk, "reason": "Pindah."} | change
    page = as_user(kasi).post(f"{HANDOVER}?dari={pelaksana.officer.pk}", sent)
    assert page.status_code == 200
    assert message in page.content.decode()
    case.refresh_from_db()
    assert case.handler == pelaksana


@pytest.mark.parametrize("holder", ["", "0", "x", "9" * 40])
def test_an_unknown_holder_shows_the_list(kasi, pelaksana, as_user, holder):
    taken(complaint(), pelaksana)
    assert (
        "Pelaksana (Pelaksana pengaduan)" in as_user(kasi).get(f"{HANDOVER}?dari={holder}").content.decode()
    )
    assert as_user(kasi).post(f"{HANDOVER}?dari={holder}").status_code == 200


def test_nobody_receives_with_a_closed_account(kasi, pelaksana, second):
    case = taken(complaint(), pelaksana)
    second.is_active = False
    with pytest.raises(NotAllowed, match="tidak aktif"):
        hand_over([case], second, by=kasi, reason="x")
    with pytest.raises(NotAllowed, match="bukan wewenang"):
        hand_over([case], kasi, by=pelaksana, reason="x")


def test_taking_over_is_only_for_a_case_without_a_handler(kasi, pelaksana, second):
    case = taken(complaint(), pelaksana)
    with pytest.raises(NotAllowedNow, match="tidak menunggu penangan"):
        take_over(case, by=second)
    Complaint.objects.filter(pk=case.pk).update(handler=None)
    take_over(case, by=second)
    case.refresh_from_db()
    assert case.handler == second


def test_priority_comes_first_and_is_explained(kasi, pelaksana, as_user):
    first, urgent = complaint(), complaint(received_on=date(2026, 3, 11))
    address = reverse("desk-priority", args=[urgent.number])
    as_user(kasi).post(
        address, {"priority-is_priority": "True", "priority-reason": "Menyangkut keselamatan."}
    )
    assert list(Complaint.objects.by_urgency()) == [urgent, first]
    entry = history(urgent)[-1]
    assert entry.words == (("Didahulukan", "True"), ("Alasan", "Menyangkut keselamatan."))
    page = as_user(pelaksana).get(reverse("desk-case", args=[urgent.number])).content.decode()
    assert "Didahulukan" in page
    with pytest.raises(NotAllowedNow, match="sudah seperti itu"):
        set_priority(urgent, is_priority=True, reason="x", by=kasi)
    page = as_user(kasi).post(address, {"priority-reason": ""})
    assert "Tulis alasannya." in page.content.decode()


def test_the_superior_sees_reports_by_day_and_marks_them_known(kasi, pelaksana, as_user):
    cases = [closed(complaint(), pelaksana) for _ in range(2)]
    client = as_user(kasi)
    page = client.get(REPORTS).content.decode()
    assert "Sabtu, 21 Maret 2026" in page
    assert "2 laporan" in page
    keys = [str(key) for key in SuperiorReport.objects.values_list("pk", flat=True)]
    page = client.post(REPORTS, {"laporan": keys}, follow=True).content.decode()
    assert "2 laporan ditandai diketahui." in page
    assert "Tidak ada laporan yang menunggu" in page
    assert cases[0].number in page
    assert Acknowledgement.objects.filter(by=kasi, acting=None).count() == 2
    again = client.post(REPORTS, {"laporan": keys}, follow=True).content.decode()
    assert "Tidak ada laporan terpilih yang masih menunggu." in again


@pytest.mark.parametrize("chosen", [[], ["x"], ["0"], ["9" * 40], ["²"]])
def test_what_is_no_report_is_a_message(kasi, pelaksana, as_user, chosen):
    closed(complaint(), pelaksana)
    page = as_user(kasi).post(REPORTS, {"laporan": chosen}, follow=True).content.decode()
    assert "Tidak ada laporan terpilih yang masih menunggu." in page


def test_nobody_else_marks_a_report(kepala, kasi, pelaksana):
    closed(complaint(), pelaksana)
    key = [str(SuperiorReport.objects.get().pk)]
    for user in (kepala, pelaksana):
        with pytest.raises(NotAllowedNow):
            acknowledge(user, key)


def test_the_deputy_reads_in_the_absent_ones_place_but_not_her_own(kasi, pelaksana, second, as_user):
    today = timezone.localdate()
    row = Appointment.objects.create(
        kind="plh",
        absent=kasi.officer,
        deputy=second.officer,
        from_on=today,
        to_on=today,
        letter="1",
    )
    closed(complaint(), pelaksana)
    closed(complaint(), second)
    keys = [str(key) for key in SuperiorReport.objects.values_list("pk", flat=True)]
    page = as_user(second).post(REPORTS, {"laporan": keys}, follow=True).content.decode()
    assert "1 laporan ditandai diketahui." in page
    assert "oleh Plh. Kepala Seksi Pengaduan" in page
    assert Acknowledgement.objects.get().acting == row


def test_for_a_superior_outside_the_head_writes_down_where_it_was_signed(
    kepala, kasi, pelaksana, bupati, as_user
):
    case = closed(complaint(), pelaksana)
    report = SuperiorReport(on=date(2026, 3, 21), to=bupati, text="Diteruskan ke Bupati.")
    case.events.append(case, records=[report], by=kasi, action="close", source="closed", target="closed")
    assert (outside_posts(kepala), outside_posts(kasi)) == ([bupati.pk], [])
    client, key = as_user(kepala), [str(report.pk)]
    assert "Untuk atasan di luar portal" in client.get(REPORTS).content.decode()
    page = client.post(REPORTS, {"laporan": key, "luar": "ya", "note": ""}).content.decode()
    assert "Tulis nomor disposisi atau surat atasan di luar portal." in page
    client.post(REPORTS, {"laporan": key, "luar": "ya", "note": "Disposisi 12, 22 Maret 2026"})
    assert Acknowledgement.objects.get(report=report).note == "Disposisi 12, 22 Maret 2026"
    with pytest.raises(NotAllowedNow):
        acknowledge(kasi, key, note="x")
    assert not waiting(kepala, posts_of(kepala)).exists()


def test_an_acknowledgement_is_only_added(kasi, pelaksana):
    closed(complaint(), pelaksana)
    acknowledge(kasi, [str(SuperiorReport.objects.get().pk)])
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        Acknowledgement.objects.update(note="x")
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        Acknowledgement.objects.all().delete()
