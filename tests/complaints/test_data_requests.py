"""People ask to see or correct their data: by code or at the counter, answered once, all on record."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from complaints import data_requests
from complaints.accusation import About
from complaints.data_rights import Right
from complaints.intake import Identity
from complaints.models import ComplainantIdentity, Complaint, DataRequest, IdentityView
from complaints.receipts import receipt_code
from complaints.retention import erase_identities, overdue_identities
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import closed
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
OWN = "/pengaduan/status/data-pribadi/"
LIST = "/petugas/data-pribadi/"
WORDS = "Nomor saya sekarang 0822-1111-2222."


@pytest.fixture
def case():
    with clock(at(2026, 3, 10)):
        return complaint()


@pytest.fixture
def opened(warga, case):
    """The citizen's browser after number and code."""
    warga.post("/pengaduan/status/", {"number": case.number, "code": receipt_code(case)})
    return warga


@pytest.fixture
def asked(case) -> DataRequest:
    with clock(at(2026, 3, 13, 17)):
        return data_requests.ask(case, Right.CORRECTION, WORDS)


def here(asked: DataRequest, word: str = "") -> str:
    return f"{LIST}{asked.pk}/" + (f"{word}/" if word else "")


CORRECTED = {
    "outcome": "corrected",
    "note": "Nomor telepon diganti.",
    "name": WARGA.name,
    "phone": "0822 1111 2222",
    "email": "",
    "address": "",
}


def test_the_citizen_asks_by_number_and_code_and_sees_the_clock(opened, case):
    with clock(at(2026, 3, 13, 17)):
        opened.post("/pengaduan/status/", {"number": case.number, "code": receipt_code(case)})
        answer = opened.post(OWN, {"right": "access", "details": ""}, follow=True)
    text = page_text(answer)
    assert "Diterima 13 Maret 2026, 17.00 WIB" in text
    assert "Dijawab paling lambat 16 Maret 2026, 17.00 WIB Sisa 72 jam" in text
    made = DataRequest.objects.get()
    assert (made.complaint, made.right, made.entered_by, made.proof) == (case, "access", None, "receipt")
    assert WARGA.name not in text


def test_without_number_and_code_nobody_asks(warga, case):
    for method in (warga.get, warga.post):
        assert "Halaman laporan sudah tertutup" in page_text(method(OWN, follow=True))
    assert not DataRequest.objects.exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "Pilih apa yang Anda minta."),
        ({"right": "hapus"}, "Pilih salah satu permintaan."),
        ({"right": "correction"}, "Tulis data mana yang salah, dan apa yang benar."),
        ({"right": "access", "details": "x" * 2001}, "Rincian terlalu panjang: 2.001 huruf"),
    ],
    ids="nothing unknown no-details too-long".split(),
)
def test_what_is_missing_is_said_and_nothing_lost(opened, typed, message):
    text = opened.post(OWN, typed).content.decode()
    assert "Galat: " in text
    assert message in text
    assert not DataRequest.objects.exists()


def test_too_long_a_correction_is_one_error(opened):
    text = page_text(opened.post(OWN, {"right": "correction", "details": "x" * 20_000}))
    assert "Rincian terlalu panjang: 20.000 huruf" in text
    assert "Tulis data mana yang salah" not in text


def test_the_same_request_twice_is_told_of_the_first(opened, case):
    for _ in range(2):
        answer = opened.post(OWN, {"right": "access", "details": ""})
    assert "Permintaan yang sama sudah tercatat dan masih dikerjakan." in answer.content.decode()
    assert DataRequest.objects.count() == 1
    opened.post(OWN, {"right": "correction", "details": WORDS})
    assert DataRequest.objects.count() == 2


def test_a_case_without_identity_has_no_data_to_ask_for(warga):
    case = complaint(identity=Identity.NONE)
    warga.post("/pengaduan/status/", {"number": case.number, "code": receipt_code(case)})
    assert "tidak ada data pribadi Anda yang kami simpan" in warga.get(OWN).content.decode()
    assert OWN not in warga.get("/pengaduan/status/lihat/").content.decode()
    warga.post(OWN, {"right": "access"})
    assert not DataRequest.objects.exists()


def test_the_status_page_leads_there(opened):
    assert OWN in opened.get("/pengaduan/status/lihat/").content.decode()


@pytest.mark.parametrize("who", ["petugas", "pelaksana", "kasi", "kepala"])
def test_the_counter_takes_it_too(as_user, request, case, who):
    user = request.getfixturevalue(who)
    page = f"/petugas/perkara/{case}/data-pribadi/"
    typed = {"right": "correction", "details": WORDS, "proof": "called_back"}
    answer = as_user(user).post(page, typed, follow=True)
    made = DataRequest.objects.get()
    assert f"{made} tercatat; dijawab dalam 3 × 24 jam." in answer.content.decode()
    assert (made.entered_by, made.proof, made.details) == (user, "called_back", WORDS)


def test_the_counter_must_say_how_it_knows_the_person(as_user, petugas, case):
    page = f"/petugas/perkara/{case}/data-pribadi/"
    text = as_user(petugas).post(page, {"right": "access"}).content.decode()
    assert "Pilih cara Anda memastikan orangnya." in text
    assert not DataRequest.objects.exists()


def test_the_list_shows_what_is_late_and_no_words_of_the_person(as_user, inspektorat, asked):
    with clock(at(2026, 3, 16, 18)):
        text = as_user(inspektorat).get(LIST).content.decode()
    assert "1 permintaan sudah terlambat" in text
    assert "Terlambat 1 jam" in text
    assert "Batas 16 Maret 2026, 17.00 WIB" in text
    assert "0822" not in text
    assert WARGA.name not in text
    with clock(at(2026, 3, 16, 16)):
        text = as_user(inspektorat).get(LIST).content.decode()
    assert "sudah terlambat" not in text
    assert "Sisa 1 jam" in text


def test_it_stays_sealed_until_opened_and_the_look_is_on_record(as_user, pelaksana, case, asked):
    desk = as_user(pelaksana)
    sealed = desk.get(here(asked)).content.decode()
    assert "0822" not in sealed
    assert WARGA.name not in sealed
    for _ in range(2):
        text = desk.post(here(asked, "buka")).content.decode()
        assert WORDS in text
        assert WARGA.name in text
    look = IdentityView.objects.get()
    assert (look.complaint, look.by, look.reason) == (case, pelaksana, str(asked))


def test_a_correction_changes_the_data_and_closes_the_request(as_user, pelaksana, asked):
    answer = as_user(pelaksana).post(here(asked, "jawab"), CORRECTED, follow=True)
    text = answer.content.decode()
    assert f"{asked} dijawab." in text
    assert "Data diperbaiki" in text
    asked.refresh_from_db()
    assert (asked.outcome, asked.handled_by, asked.note) == (
        "corrected",
        pelaksana,
        "Nomor telepon diganti.",
    )
    assert ComplainantIdentity.objects.get().phone == "082211112222"


def test_the_citizen_reads_the_outcome(as_user, pelaksana, opened, asked):
    as_user(pelaksana).post(here(asked, "jawab"), CORRECTED)
    text = page_text(opened.get(OWN))
    assert "Hasil Data diperbaiki. Nomor telepon diganti." in text
    assert "0822" not in text


def test_a_refusal_changes_nothing(as_user, pelaksana, asked):
    as_user(pelaksana).post(here(asked, "jawab"), CORRECTED | {"outcome": "refused", "name": ""})
    asked.refresh_from_db()
    assert asked.outcome == "refused"
    assert ComplainantIdentity.objects.get().phone == WARGA.phone


def test_access_is_answered_without_fields_to_change(as_user, pelaksana, case):
    made = data_requests.ask(case, Right.ACCESS, "")
    desk = as_user(pelaksana)
    assert "Data sesudah diperbaiki" not in desk.post(here(made, "buka")).content.decode()
    desk.post(here(made, "jawab"), {"outcome": "given", "note": "Salinan diserahkan.", "name": "Lain"})
    made.refresh_from_db()
    assert made.outcome == "given"
    assert ComplainantIdentity.objects.get().name == WARGA.name


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"outcome": ""}, "Pilih hasilnya."),
        ({"outcome": "given"}, "Pilih salah satu hasil."),
        ({"note": ""}, "Tulis apa yang dilakukan, atau alasan penolakannya."),
        ({"name": ""}, "Isi “Nama”."),
        ({"phone": ""}, "Isi sedikitnya satu: nomor telepon, surel, atau alamat."),
        ({"phone": "12"}, "Periksa nomor telepon"),
        ({"email": "x"}, "Periksa alamat surel"),
    ],
    ids="no-outcome other-right no-note no-name no-way bad-phone bad-mail".split(),
)
def test_a_faulty_answer_is_told_and_kept(as_user, pelaksana, asked, typed, message):
    text = as_user(pelaksana).post(here(asked, "jawab"), CORRECTED | typed).content.decode()
    assert message in text
    assert "Galat: " in text
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert ComplainantIdentity.objects.get().phone == WARGA.phone


def test_who_comes_second_is_told(as_user, pelaksana, kasi, asked):
    as_user(pelaksana).post(here(asked, "jawab"), CORRECTED)
    late = as_user(kasi).post(here(asked, "jawab"), CORRECTED | {"name": "Lain"}, follow=True)
    assert "sudah dijawab oleh petugas lain" in late.content.decode()
    assert ComplainantIdentity.objects.get().name == WARGA.name
    again = as_user(kasi).post(here(asked, "buka"), follow=True)
    assert WARGA.name not in again.content.decode()


@pytest.mark.parametrize("who", ["petugas", "inspektorat"])
def test_who_may_not_see_identities_opens_none(as_user, request, asked, who):
    client = as_user(request.getfixturevalue(who))
    for word, method in (("", client.get), ("buka", client.post), ("jawab", client.post)):
        assert method(here(asked, word)).status_code == 403
    assert here(asked) not in client.get(LIST).content.decode()


def test_for_the_accused_the_request_does_not_exist(as_user, pelaksana, case, asked):
    """UU 25/2009 Pasal 45: as little as the case itself."""
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(pelaksana.officer)
    client = as_user(pelaksana)
    for word, method in (("", client.get), ("buka", client.post), ("jawab", client.post)):
        assert method(here(asked, word)).status_code == 404
    assert not IdentityView.objects.exists()


@pytest.mark.parametrize("key", ["999999999999999999999999", "0"])
def test_an_unknown_request_is_not_found(as_user, pelaksana, key):
    assert as_user(pelaksana).get(f"{LIST}{key}/").status_code == 404


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM complaints_datarequest",
        "UPDATE complaints_datarequest SET received_at = now()",
        "UPDATE complaints_datarequest SET note = 'lain'",
        "UPDATE complaints_datarequest SET answered_at = NULL, handled_by_id = NULL, outcome = '', note = ''",
        "UPDATE complaints_datarequest SET details = 'lain'",
    ],
    ids="delete receipt note answer words".split(),
)
def test_what_was_asked_and_answered_is_frozen(as_user, pelaksana, asked, sql):
    as_user(pelaksana).post(here(asked, "jawab"), CORRECTED)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_words_go_with_the_identity_and_never_before_the_answer(as_user, pelaksana, kasi):
    with clock(at(2026, 3, 21)):
        case = closed(complaint(), pelaksana)
    made, day = data_requests.ask(case, Right.CORRECTION, WORDS), date(2027, 3, 21)
    assert not overdue_identities(day).exists()
    as_user(kasi).post(here(made, "jawab"), CORRECTED)
    assert list(erase_identities(day)) == [case]
    made.refresh_from_db()
    assert (made.details, made.outcome) == ("", "corrected")


def test_many_requests_cost_as_many_queries_as_one(as_user, kasi, django_assert_max_num_queries):
    for _ in range(20):
        data_requests.ask(complaint(), Right.ACCESS, "")
    client = as_user(kasi)
    with django_assert_max_num_queries(12):
        client.get(LIST)
