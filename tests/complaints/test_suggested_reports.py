"""Which reports are likely of one matter: the same promise, near in time, alike in words."""

from datetime import date, timedelta

import pytest

from complaints import linking
from complaints.accusation import About
from complaints.models import Complaint
from complaints.suspicion import Quarantine
from tests.complaints.citizen_form import page_text
from tests.complaints.desk import DAY, by_hand, closed
from tests.factories import INSPEKSI, WARGA, complaint, standard

pytestmark = pytest.mark.django_db
WORDS = "Sudah tiga minggu berkas saya belum diproses."


@pytest.fixture
def pair():
    """The first report, and one like it a day later."""
    return complaint(), complaint(received_on=DAY)


def suggested(user, case) -> list[str]:
    return [each.case.number for each in linking.suggestions(user, case)]


def test_the_page_suggests_what_is_likely_the_same(as_user, pelaksana, pair):
    first, second = pair
    text = page_text(as_user(pelaksana).get(f"/petugas/perkara/{second}/"))
    assert f"{first.number} , bandingkan dengan perkara ini diterima 10 Maret 2026, tercatat" in text
    assert "kata yang sama: tiga, minggu, berkas, diproses" in text
    assert WARGA.name not in text


@pytest.mark.parametrize(
    "other",
    [
        {"received_on": date(2026, 3, 10) - timedelta(days=31)},
        {"component": 4},
        {"component": None},
        {"standard": None, "component": None},
        {"description": "Loketnya panas dan antreannya panjang sekali."},
    ],
    ids=["a month before", "another promise", "no promise", "no standard", "other words"],
)
def test_what_differs_is_not_suggested(pelaksana, other):
    case = complaint()
    complaint(**other)
    assert suggested(pelaksana, case) == []


def test_without_a_standard_it_is_compared_with_its_like(pelaksana):
    case = complaint(standard=None, component=None)
    like = complaint(standard=None, component=None)
    complaint(standard=standard(INSPEKSI))
    assert suggested(pelaksana, case) == [like.number]


def test_the_likeliest_five_come_first(pelaksana):
    case = complaint()
    others = [complaint(description=WORDS + " Mohon perhatian kepala kantor.") for _ in range(5)]
    best = complaint(description=WORDS)
    assert suggested(pelaksana, case)[0] == others[0].number
    assert len(suggested(pelaksana, case)) == 5
    assert best.number not in suggested(pelaksana, case)  # as like as the others, and came later


def test_what_may_not_be_opened_is_not_suggested(pair, pelaksana, kasi):
    first, second = pair
    Complaint.objects.filter(pk=first.pk).update(about=About.OFFICERS)
    first.accused.add(pelaksana.officer)
    assert suggested(pelaksana, second) == []
    assert suggested(kasi, second) == [first.number]


@pytest.mark.parametrize("quarantine", [Quarantine.HELD, Quarantine.SPAM])
def test_what_waits_in_quarantine_is_no_report_yet(pair, pelaksana, quarantine):
    first, second = pair
    state = {"state": "closed"} if quarantine == Quarantine.SPAM else {}
    by_hand(Complaint.objects.filter(pk=first.pk), quarantine=quarantine, **state)
    assert suggested(pelaksana, second) == []


def test_an_answered_or_linked_case_asks_no_more(pair, pelaksana):
    first, second = pair
    third = complaint()
    linking.link(second, first, by=pelaksana, reason="Sama.")
    second = Complaint.objects.for_page().get(pk=second.pk)
    assert linking.family_of(pelaksana, second).suggestions == ()
    assert suggested(pelaksana, third) == [first.number]  # the one that leads stands for both
    done = Complaint.objects.for_page().get(pk=closed(third, pelaksana).pk)
    assert linking.family_of(pelaksana, done).suggestions == ()
