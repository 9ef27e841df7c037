"""A suggestion without a name becomes a complaint on the day its author gives one (R7)."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from complaints.filing import Complainant
from complaints.identifying import identify
from complaints.intake import Identity, Kind, ServiceStatus, identified
from complaints.models import ComplainantIdentity, Complaint, IdentityAdded
from complaints.permissions import NotAllowed, NotAllowedNow, complainant_may
from complaints.workflow import Action
from tests.complaints.by_code import CASE, PAGE, look_up, opened
from tests.complaints.citizen_form import clock, page_text, send
from tests.complaints.desk import answered, by_hand, taken
from tests.factories import at, complaint

pytestmark = pytest.mark.django_db
ADDRESS = f"{CASE}identitas/"
NAMED = {
    "identity": "open",
    "name": "Wulan Lestari",
    "phone": "0813 1111 2222",
    "email": "",
    "address": "",
    "on_behalf": "self",
    "represented_name": "",
}
PERSON = Complainant(name="Wulan Lestari", phone="081311112222")
RECEIVED, ADDED = date(2026, 3, 10), date(2026, 4, 15)
NEW_DUE = date(2026, 5, 6)  # 14 working days after 15 April 2026


def nameless(**changes) -> Complaint:
    with clock(at(2026, 3, 10)):
        return complaint(identity=Identity.NONE, **changes)


@pytest.fixture
def case() -> Complaint:
    return nameless()


@pytest.fixture
def page(case) -> Client:
    return opened(case, 2026, 4, 15)


# served, spoken → what it is, still to be decided (R4), words of the reason
WINDOWS = [
    (ServiceStatus.NOT_SERVED, None, False, "batas waktu mengadu belum mulai berjalan"),
    (ServiceStatus.NOT_REMEMBERED, None, False, "dianggap tepat waktu"),
    (
        ServiceStatus.RECEIVED,
        date(2026, 3, 1),
        False,
        "ditulis 10 Maret 2026, jadi pengaduan ini tepat",
    ),
    (
        ServiceStatus.RECEIVED,
        date(2026, 2, 8),
        False,
        "ditulis 10 Maret 2026, jadi pengaduan ini tepat",
    ),
    (ServiceStatus.RECEIVED, date(2026, 2, 7), True, "batas mengadu 9 Maret 2026 sudah lewat"),
]


@pytest.mark.parametrize(("service", "served", "is_late", "words"), WINDOWS)
def test_the_window_is_judged_by_the_day_she_first_spoke(service, served, is_late, words) -> None:
    found = identified(
        identity=Identity.OPEN,
        service=service,
        served_on=served,
        spoken_on=RECEIVED,
        identified_on=ADDED,
    )
    assert (found.kind, found.may_be_suggestion) == (Kind.COMPLAINT, is_late)
    assert found.reason.startswith(
        "Identitas dilengkapi 15 April 2026, jadi sejak hari itu laporan ini pengaduan."
    )
    assert words in found.reason


def test_the_page_says_what_comes_of_it(page) -> None:
    with clock(at(2026, 4, 15)):
        assert "Ingin jawaban dengan tenggat?" in page_text(page.get(CASE))
        form = page_text(page.get(ADDRESS))
    assert "Bila dilengkapi hari ini, kami jawab paling lambat 6 Mei 2026" in form
    assert "Tanggal diterima, 10 Maret 2026, tetap tercatat" in form
    assert "Tanpa identitas" not in form


def test_with_a_name_it_is_a_complaint_from_that_day(case, page, capsys) -> None:
    with clock(at(2026, 4, 15)):
        assert page.post(ADDRESS, NAMED)["Location"] == f"{CASE}#identitas"
        status = page_text(page.get(CASE))
    case.refresh_from_db()
    assert (case.kind, case.identity, case.state) == ("complaint", "open", "registered")
    assert (case.received_on, case.identified_on, case.clock_began_on) == (RECEIVED, ADDED, ADDED)
    assert (case.due_on, case.answer_working_days, case.intake_clause) == (NEW_DUE, 14, "R2")
    assert "Laporan ini sekarang pengaduan" in status
    assert "Kami menjawab paling lambat Rabu, 6 Mei 2026" in status
    assert "Tanggal diterima tetap 10 Maret 2026; nomor dan kode Anda tidak berubah." in status
    assert "Pengaduan dijawab paling lambat 14 hari kerja sejak identitas dilengkapi." in status
    assert "Identitas dilengkapi, belum dihitung" in status
    assert "Wulan" not in status
    event = case.events.last()
    assert (event.action, event.by, event.clause) == ("add_identity", None, "R7")
    assert event.classification.kind == "complaint"
    assert ComplainantIdentity.objects.get(complaint=case).name == "Wulan Lestari"
    assert "Wulan" not in repr([record.__dict__ for record in event.records()])
    call_command("verify_trail")


def test_the_receipt_tells_the_new_date(warga) -> None:
    with clock(at(2026, 3, 10)):
        receipt = send(warga, who={"identity": "none"})
    case = Complaint.objects.get()
    with clock(at(2026, 3, 11, 8)):
        look_up(warga, case)
        assert warga.post(ADDRESS, NAMED)["Location"] == f"{CASE}#identitas"
        text = page_text(warga.get(receipt))
    assert "Batas jawaban Rabu, 8 April 2026" in text
    assert "Menjadi pengaduan 11 Maret 2026, ketika identitas dilengkapi" in text
    assert "Diterima 10 Maret 2026" in text


def test_a_confidential_name_is_as_good_and_sealed(case, page, pelaksana, as_user) -> None:
    with clock(at(2026, 4, 15)):
        page.post(ADDRESS, NAMED | {"identity": "confidential"})
        desk = page_text(as_user(pelaksana).get(f"/petugas/perkara/{case}/"))
    assert "Menjadi pengaduan 15 April 2026, ketika identitas dilengkapi" in desk
    assert "Wulan" not in desk
    assert "dirahasiakan" in desk


def test_handling_goes_on_and_the_handler_is_told(case, pelaksana, as_user) -> None:
    taken(case, pelaksana)
    browser = opened(case, 2026, 4, 15)
    with clock(at(2026, 4, 15)):
        browser.post(ADDRESS, NAMED)
        assert "Kabar baru dari pelapor" in page_text(as_user(pelaksana).get("/petugas/"))
    case.refresh_from_db()
    assert (case.state, case.kind, case.handler) == ("under_review", "complaint", pelaksana)


def test_sent_twice_is_one_complaint(case, page) -> None:
    with clock(at(2026, 4, 15)):
        for _ in range(2):
            assert page.post(ADDRESS, NAMED)["Location"] == f"{CASE}#identitas"
        other = page.post(ADDRESS, NAMED | {"name": "Orang Lain"})
        assert page.get(ADDRESS)["Location"] == CASE
    assert other.status_code == 409
    assert "Orang Lain" in other.content.decode()
    assert "Identitas sudah dilengkapi 15 April 2026" in page_text(other)
    assert "Jadikan pengaduan" not in page_text(other)
    assert "kini saran" not in page_text(other)
    assert IdentityAdded.objects.count() == ComplainantIdentity.objects.count() == 1


def chosen() -> Complaint:
    return nameless(wants=Kind.SUGGESTION)


def decided_by_r4() -> Complaint:
    case = nameless()
    by_hand(Complaint.objects.filter(pk=case.pk), intake_clause="R4")
    case.refresh_from_db()
    return case


def without_object() -> Complaint:
    return nameless(description=" ")


@pytest.mark.parametrize(
    "made", [complaint, chosen, decided_by_r4, without_object], ids=lambda each: each.__name__
)
def test_only_what_lacks_a_name_alone(made) -> None:
    case = made()
    assert not complainant_may(Action.ADD_IDENTITY, case)
    browser = opened(case, 2026, 4, 15)
    with clock(at(2026, 4, 15)):
        assert "Ingin jawaban dengan tenggat?" not in page_text(browser.get(CASE))
        assert browser.get(ADDRESS)["Location"] == CASE
        assert browser.post(ADDRESS, NAMED).status_code == 409
    assert not ComplainantIdentity.objects.filter(name="Wulan Lestari").exists()


def test_after_the_answer_it_stays_a_suggestion(case, pelaksana) -> None:
    answered(case, pelaksana)
    with pytest.raises(NotAllowedNow, match="Sudah dijawab"):
        identify(case, PERSON, Identity.OPEN, on=ADDED)
    assert not ComplainantIdentity.objects.exists()


def test_staff_do_not_give_a_name_in_her_place(case, kasi, kepala) -> None:
    for user in (kasi, kepala):
        with pytest.raises(NotAllowed, match="diambil pelapor sendiri"):
            case.perform(Action.ADD_IDENTITY, by=user, on=ADDED, records=[IdentityAdded(identity="open")])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"identity": ""}, "Pilih identitas terbuka atau dirahasiakan."),
        ({"identity": "none"}, "Pilih salah satu jawaban tentang identitas."),
        ({"name": ""}, "Tulis nama Anda."),
        ({"phone": ""}, "Isi sedikitnya satu: nomor telepon, surel, atau alamat."),
        ({"phone": "12"}, "Periksa nomor telepon: tulis 8 sampai 15 angka, misalnya 0812 3456 7890."),
        ({"on_behalf": "proxy"}, "Tulis nama orang atau badan yang Anda wakili."),
        ({"name": "a" * 121}, "Nama terlalu panjang: 121 huruf, paling banyak 120. Persingkat dahulu."),
    ],
)
def test_a_slip_is_told_and_nothing_lost(case, page, changes, message) -> None:
    with clock(at(2026, 4, 15)):
        answer = page.post(ADDRESS, NAMED | changes)
    assert answer.status_code == 200
    assert page_text(answer).count(message) == 2
    case.refresh_from_db()
    assert case.kind == Kind.SUGGESTION


def test_what_was_typed_for_too_long_waits_for_number_and_code(case, page) -> None:
    with clock(at(2026, 4, 15, 10)):
        assert page.post(ADDRESS, NAMED)["Location"] == PAGE
        assert look_up(page, case)["Location"] == ADDRESS
        assert 'value="Wulan Lestari"' in page.get(ADDRESS).content.decode()
