"""Many cases to one colleague: each by its own rules, what stays is named with its reason."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.http import urlencode

from complaints.history import history
from complaints.models import Complaint, LateDecisionRecord, TransferRecord
from complaints.roles import Role
from complaints.workflow import Action
from tests.complaints.desk import by_hand, closed, step, taken
from tests.conftest import account
from tests.factories import complaint

pytestmark = pytest.mark.django_db
TRANSFER, CASES = reverse("desk-transfer"), reverse("desk-cases")


@pytest.fixture
def second(kasi) -> User:
    return account("kedua", Role.HANDLER, "Pelaksana kedua", kasi.officer)


def address(cases, **more) -> str:
    return f"{TRANSFER}?{urlencode({'perkara': [case.number for case in cases]} | more, doseq=True)}"


def sent(cases, to, **more) -> dict:
    numbers = [case.number for case in cases]
    return {"perkara": numbers, "to": to.officer.pk, "reason": "Beban dibagi."} | more


def test_it_is_checked_first_and_then_done(kasi, pelaksana, second, as_user):
    cases, client = [taken(complaint(), pelaksana) for _ in range(3)], as_user(kasi)
    here = address(cases, saring="komponen=3")
    page = client.get(here).content.decode()
    assert all(f'value="{case.number}"' in page for case in cases)
    check = client.post(here, sent(cases[:2], second)).content.decode()
    assert "Akan dialihkan: 2 perkara" in check
    assert {case.handler for case in Complaint.objects.all()} == {pelaksana}
    done = client.post(here, sent(cases[:2], second, alihkan="ya"), follow=True)
    assert done.redirect_chain == [(f"{CASES}?komponen=3", 302)]
    assert "2 perkara dialihkan kepada Kedua (Pelaksana kedua)." in done.content.decode()
    assert [case.handler for case in Complaint.objects.order_by("pk")] == [second, second, pelaksana]
    assert TransferRecord.objects.count() == 2
    assert history(cases[0])[-1].words == (
        ("Semula", "Pelaksana (Pelaksana pengaduan)"),
        ("Kepada", "Kedua (Pelaksana kedua)"),
        ("Alasan", "Beban dibagi."),
    )


def test_what_may_not_go_is_named_and_the_others_go(kasi, pelaksana, second, as_user):
    free = taken(complaint(), pelaksana)
    finished = closed(complaint(), pelaksana)
    own = taken(complaint(), second)
    about = taken(complaint(), pelaksana)
    by_hand(Complaint.objects.filter(pk=about.pk), about="officers")
    about.accused.add(second.officer)
    held = complaint()
    by_hand(Complaint.objects.filter(pk=held.pk), quarantine="held")
    cases = [free, finished, own, about, held]
    check = as_user(kasi).post(address(cases), sent(cases, second)).content.decode()
    assert "Akan dialihkan: 1 perkara" in check
    assert "Tidak dapat dialihkan: 4 perkara" in check
    for words in (
        f"Perkara {finished} sudah selesai.",
        f"Perkara {own} sudah ditangani Kedua (Pelaksana kedua).",
        f"Perkara {about} tidak dapat dialihkan kepada Kedua (Pelaksana kedua): ia tidak boleh menangani",
        f"Perkara {held} masih dalam karantina.",
    ):
        assert words in check
    assert "tentang Anda" not in check  # the reader is not the one it is about
    done = as_user(kasi).post(address(cases), sent(cases, second, alihkan="ya"), follow=True)
    assert "1 perkara dialihkan" in done.content.decode()
    assert "4 perkara tidak dialihkan." in done.content.decode()
    assert TransferRecord.objects.count() == 1
    assert Complaint.objects.get(pk=free.pk).handler == second


def test_what_changed_after_the_check_stays_and_says_why(kasi, pelaksana, second, as_user):
    case = taken(complaint(), pelaksana)
    client = as_user(kasi)
    assert "Akan dialihkan: 1" in client.post(address([case]), sent([case], second)).content.decode()
    client.post(address([case]), sent([case], second, alihkan="ya"))
    again = client.post(address([case]), sent([case], second, alihkan="ya"), follow=True).content.decode()
    assert "1 perkara tidak dialihkan." in again
    assert "sudah ditangani Kedua" in again
    assert TransferRecord.objects.count() == 1


def test_who_decided_on_lateness_does_not_receive(kasi, pelaksana, as_user):
    from datetime import date

    from complaints.intake import ServiceStatus

    late = complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 2))
    step(late, Action.DECIDE_LATE, kasi, LateDecisionRecord(decision="keep", reason="x"))
    taken(late, pelaksana)
    check = as_user(kasi).post(address([late]), sent([late], kasi)).content.decode()
    assert "memutuskan soal lewat waktu perkara" in check
    assert "Tidak ada yang dapat dialihkan" in check
    assert 'name="alihkan"' not in check


def test_a_handler_may_not_hand_on_and_is_told_so_before_filling_in(pelaksana, second, as_user):
    case = taken(complaint(), pelaksana)
    assert as_user(pelaksana).get(address([case])).status_code == 403
    assert as_user(pelaksana).post(address([case]), sent([case], second, alihkan="ya")).status_code == 403
    assert Complaint.objects.get().handler == pelaksana
    assert 'name="perkara"' not in as_user(pelaksana).get(CASES).content.decode()


def test_those_outside_hand_on_what_goes_above(inspektorat, kasi, as_user):
    other = account("irban", Role.INSPECTORATE, "Inspektur pembantu", None)
    case = complaint()
    by_hand(Complaint.objects.filter(pk=case.pk), goes_above=True)
    client = as_user(inspektorat)
    client.post(address([case]), sent([case], other, alihkan="ya"))
    assert Complaint.objects.get().handler == other
    assert "Belum ada perkara yang dicentang" in as_user(kasi).get(address([case])).content.decode()


def test_a_whole_page_of_the_list_is_taken_at_once(kasi, pelaksana, as_user):
    cases = [taken(complaint(), pelaksana) for _ in range(3)]
    page = as_user(kasi).get(CASES).content.decode()
    assert "Alihkan semua di halaman ini (3)" in page
    numbers = " ".join(case.number for case in reversed(cases))
    assert f'value="{numbers} "' in page
    chosen = as_user(kasi).get(TRANSFER, {"semua": numbers, "perkara": cases[0].number}).content.decode()
    assert all(f'value="{case.number}"' in chosen for case in cases)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"perkara": []}, "Centang sedikitnya satu perkara."),
        ({"perkara": ["P-2026-0009"]}, "Salah satu perkara tidak ada dalam pilihan Anda."),
        ({"to": ""}, "Pilih yang menerima perkara."),
        ({"to": "9" * 40}, "Pilih dari daftar."),
        ({"reason": " "}, "Tulis alasannya."),
        ({"reason": "x" * 1001}, "Alasan terlalu panjang"),
    ],
    ids=["none", "another", "nobody", "huge", "blank", "long"],
)
def test_a_faulty_choice_is_told_and_nothing_is_lost(kasi, pelaksana, second, as_user, change, message):
    case = taken(complaint(), pelaksana)
    page = as_user(kasi).post(address([case]), sent([case], second, alihkan="ya") | change)
    assert page.status_code == 200
    assert message in page.content.decode()
    assert Complaint.objects.get().handler == pelaksana


@pytest.mark.parametrize(
    "query", ["", "?perkara=x", "?perkara=P-2026-9999", "?semua=' x", "?perkara=" + "9" * 400]
)
def test_without_a_known_number_the_page_says_what_to_do(kasi, as_user, query):
    for answer in (as_user(kasi).get(TRANSFER + query), as_user(kasi).post(TRANSFER + query)):
        assert answer.status_code == 200
        assert "Belum ada perkara yang dicentang" in answer.content.decode()


def test_going_back_to_change_keeps_the_words(kasi, pelaksana, second, as_user):
    case = taken(complaint(), pelaksana)
    page = as_user(kasi).post(address([case]), sent([case], second, ubah="ya")).content.decode()
    assert "Beban dibagi." in page
    assert "checked" in page
