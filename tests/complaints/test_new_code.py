"""A new code for a lost receipt: from then on the old one is dead, whoever holds it."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from complaints import lost_code
from complaints.accusation import About
from complaints.intake import Identity
from complaints.models import CodeRenewal, Complaint, IdentityView
from complaints.models.code_renewal import RenewalProof
from complaints.permissions import NotAllowed, NotAllowedNow
from complaints.receipts import case_of_receipt, code_of_form, receipt_code
from complaints.register import display_code
from complaints.retention import erase_identities
from complaints.side_steps import SideStep
from tests.complaints.citizen_form import clock, page_text, send
from tests.complaints.desk import closed
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
LOOK_UP = "/petugas/loket/kode-hilang/"
NOON = at(2026, 3, 10, 12)


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def page_of(case: Complaint, word: str) -> str:
    return f"/petugas/perkara/{case.number}/{word}/"


def shown_on_paper(client, case: Complaint) -> bool:
    """Whether any code stands on the paper that the desk opens."""
    return "Kode rahasia</dt>" in client.get(page_of(case, "tanda-terima")).content.decode()


def renewed(case: Complaint, by, after: int = 0) -> Complaint:
    lost_code.renew(case, RenewalProof.IN_PERSON, by=by, after=after)
    return case


def test_from_then_on_only_the_new_code_opens_the_case(pelaksana):
    case = complaint()
    old = receipt_code(case)
    renewed(case, pelaksana)
    new = receipt_code(case)
    assert new != old
    assert case_of_receipt(case.number, old) is None
    assert case_of_receipt(case.number, new) == case
    renewed(case, pelaksana, after=1)
    assert case_of_receipt(case.number, new) is None
    assert case_of_receipt(case.number, receipt_code(case)) == case


def test_the_desk_hands_over_the_new_receipt(desk, pelaksana):
    case = complaint()
    old = display_code(receipt_code(case)).split("-")
    paper = desk.post(page_of(case, "kode-baru"), {"proof": "called_back", "after": "0"}, follow=True)
    case.refresh_from_db()
    assert paper.redirect_chain == [(page_of(case, "tanda-terima"), 302)]
    text = page_text(paper)
    assert " ".join(display_code(receipt_code(case)).split("-")) in text
    assert " ".join(old) not in text
    assert "mempunyai kode baru. Kode yang lama tidak berlaku lagi." in text
    assert WARGA.name in text
    assert IdentityView.objects.get().reason == "Cetak tanda terima"
    record = CodeRenewal.objects.get()
    assert (record.proof, record.event.by, record.event.action) == (
        "called_back",
        pelaksana,
        SideStep.RENEW_CODE,
    )


def test_whoever_wrote_the_case_down_does_not_see_the_new_code(as_user, kasi, pelaksana):
    with clock(NOON):
        case = complaint(by=kasi)
        first = as_user(kasi)
        assert shown_on_paper(first, case)
        renewed(case, pelaksana)
        assert not shown_on_paper(first, case)
        assert shown_on_paper(as_user(pelaksana), case)
    with clock(at(2026, 3, 11)):
        assert not shown_on_paper(as_user(pelaksana), case)


def test_the_browser_that_filed_shows_neither_the_dead_nor_the_new_code(warga, pelaksana):
    page = send(warga)
    case = Complaint.objects.get()
    old = " ".join(display_code(receipt_code(case)).split("-"))
    assert old in page_text(warga.get(page))
    renewed(case, pelaksana)
    text = page_text(warga.get(page))
    assert "Kode pada tanda terima ini tidak berlaku lagi." in text
    assert old not in text
    assert " ".join(display_code(receipt_code(case)).split("-")) not in text
    assert case.number in text
    assert code_of_form(case) == ""


def test_what_the_old_code_had_opened_is_shut(warga, pelaksana):
    case = complaint()
    keys = {"number": case.number, "code": receipt_code(case)}
    warga.post("/pengaduan/status/", keys)
    assert warga.get("/pengaduan/status/lihat/").status_code == 200
    renewed(case, pelaksana)
    assert warga.get("/pengaduan/status/lihat/").status_code == 302
    unknown = warga.post("/pengaduan/status/", keys)
    assert "Tidak ada laporan dengan nomor dan kode ini" in page_text(unknown)
    warga.post("/pengaduan/status/", keys | {"code": receipt_code(case)})
    assert warga.get("/pengaduan/status/lihat/").status_code == 200


def test_a_repeated_form_is_the_same_case_and_brings_no_code_back(pelaksana):
    case = complaint()
    old = receipt_code(case)
    renewed(case, pelaksana)
    assert complaint(form_key=case.form_key) == case
    case.refresh_from_db()
    assert case_of_receipt(case.number, old) is None


def test_the_trail_tells_of_it_and_stays_whole(pelaksana, as_user, capsys):
    case = renewed(complaint(), pelaksana)
    call_command("verify_trail")
    assert capsys.readouterr().out.startswith("Jejak utuh: 1 perkara, 2 baris.")
    page = as_user(pelaksana).get(f"/petugas/perkara/{case}/").content.decode()
    assert "Kode tanda terima diganti" in page
    assert receipt_code(case) not in page
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM complaints_coderenewal t")
        assert WARGA.name not in str(cursor.fetchall())


def test_the_database_refuses_a_new_code_without_its_event(committed):
    case = complaint()
    with pytest.raises(IntegrityError, match="hanya berubah bersama peristiwa"), transaction.atomic():
        Complaint.objects.filter(pk=case.pk).update(code_key=case.form_key)


def test_the_new_code_dies_with_the_identity(pelaksana, as_user):
    with clock(at(2026, 3, 21, 23)):
        case = renewed(closed(complaint(), pelaksana), pelaksana)
    new = receipt_code(case)
    list(erase_identities(date(2027, 3, 21)))
    case = Complaint.objects.get()
    assert case_of_receipt(case.number, new) is None
    assert receipt_code(case) == ""
    with pytest.raises(NotAllowedNow, match="sudah dihapus"):
        lost_code.renew(case, RenewalProof.PROXY, by=pelaksana, after=1)
    with clock(at(2026, 3, 21, 23)):
        assert not shown_on_paper(as_user(pelaksana), case)


def test_nobody_can_tell_whose_a_nameless_case_is(desk, pelaksana):
    case = complaint(identity=Identity.NONE)
    with pytest.raises(NotAllowedNow, match="tanpa identitas"):
        renewed(case, pelaksana)
    assert "Kode tidak diganti" in page_text(desk.get(page_of(case, "kode-baru")))
    answer = desk.post(page_of(case, "kode-baru"), {"proof": "proxy", "after": "0"})
    assert answer.status_code == 409
    assert Complaint.objects.get().code_key is None


@pytest.mark.parametrize("who", ["petugas", "inspektorat"])
def test_who_may_not_open_the_identity_makes_no_code(request, as_user, who):
    case, user = complaint(), request.getfixturevalue(who)
    with pytest.raises(NotAllowed, match="berwenang membuka identitas"):
        renewed(case, user)
    for method in ("get", "post"):
        assert getattr(as_user(user), method)(page_of(case, "kode-baru")).status_code == 403


def test_nor_does_anyone_below_the_accused(pelaksana, kasi):
    case = complaint()
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(kasi.officer)
    case.refresh_from_db()
    with pytest.raises(NotAllowed, match="atasan Anda"):
        renewed(case, pelaksana)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"after": "0"}, "Pilih cara Anda memastikan orangnya."),
        ({"after": "0", "proof": "ktp"}, "Pilih salah satu cara memastikan."),
        ({"proof": "proxy"}, "Muat ulang halaman ini"),
        ({"proof": "proxy", "after": "9" * 30}, "Muat ulang halaman ini"),
    ],
    ids=["no proof", "unknown proof", "no count", "huge count"],
)
def test_the_code_stays_while_the_form_has_faults(desk, typed, words):
    case = complaint()
    assert words in page_text(desk.post(page_of(case, "kode-baru"), typed))
    assert Complaint.objects.get().code_key is None


def test_the_second_of_two_officers_is_told(desk, as_user, kasi, pelaksana):
    case = renewed(complaint(), kasi)
    answer = desk.post(page_of(case, "kode-baru"), {"proof": "proxy", "after": "0"})
    assert answer.status_code == 409
    assert "baru saja diganti" in page_text(answer)


def test_pressed_twice_it_is_one_code_and_the_same_receipt(desk):
    case = complaint()
    for _ in range(2):
        paper = desk.post(page_of(case, "kode-baru"), {"proof": "proxy", "after": "0"})
        assert paper["Location"] == page_of(case, "tanda-terima")
    assert CodeRenewal.objects.count() == 1


def test_of_two_renewals_at_once_one_wins(committed, pelaksana, kasi):
    case, start, told = complaint(), Barrier(2), []

    def press(by) -> None:
        start.wait()
        try:
            renewed(Complaint.objects.get(pk=case.pk), by)
        except NotAllowedNow as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [Thread(target=press, args=(by,)) for by in (pelaksana, kasi)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    case.refresh_from_db()
    assert [words.partition(",")[0] for words in told] == [f"Kode perkara {case} baru saja diganti"]
    assert CodeRenewal.objects.count() == 1
    assert case_of_receipt(case.number, receipt_code(case)) == case
    call_command("verify_trail")


# account, may look numbers up, may make a code for a case of the office
WAYS = [("petugas", False, False), ("pelaksana", True, True), ("inspektorat", True, False)]


@pytest.mark.parametrize(("who", "looks_up", "makes"), WAYS, ids=[each[0] for each in WAYS])
def test_the_way_is_shown_only_to_who_may_go_it(as_user, request, who, looks_up, makes):
    case = complaint()
    client = as_user(request.getfixturevalue(who))
    assert (LOOK_UP in client.get("/petugas/").content.decode()) is looks_up
    page = client.get(f"/petugas/perkara/{case}/").content.decode()
    assert (page_of(case, "kode-baru") in page) is makes
    assert reverse("desk-lost-code") == LOOK_UP
