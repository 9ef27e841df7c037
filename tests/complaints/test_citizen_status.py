"""The status by number and code: what it tells, what it never tells, and to whom."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from complaints.intake import Identity, Kind, ServiceStatus
from complaints.models import Answer, ComplainantNotice, Complaint, LateDecisionRecord
from complaints.receipts import receipt_code
from complaints.register import display_code
from complaints.workflow import Action
from standards.models import Office
from tests import factories
from tests.complaints.citizen_form import clock, page_text
from tests.complaints.desk import CLOSED_ON, by_hand, followed, notice, reviewed, step
from tests.factories import at

pytestmark = pytest.mark.django_db
PAGE, CASE = "/pengaduan/status/", "/pengaduan/status/lihat/"
NO_MATCH = "Tidak ada laporan dengan nomor dan kode ini. Periksa keduanya pada tanda terima, lalu coba lagi."


def look_up(browser: Client, complaint: Complaint, **changes: str):
    keys = {"number": complaint.number, "code": receipt_code(complaint)} | changes
    return browser.post(PAGE, keys)


def status(complaint: Complaint, *day: int) -> str:
    browser = Client()
    with clock(at(*day)):
        assert look_up(browser, complaint)["Location"] == CASE
        return page_text(browser.get(CASE))


@pytest.fixture
def late_case() -> Complaint:
    """Received 10 March, served 1 January: late by R4."""
    with clock(at(2026, 3, 10)):
        return factories.complaint(service_status=ServiceStatus.RECEIVED, served_on=date(2026, 1, 1))


@pytest.fixture
def case() -> Complaint:
    with clock(at(2026, 3, 10)):
        return factories.complaint()


def test_days_left_are_told(case: Complaint) -> None:
    text = status(case, 2026, 3, 11)
    assert "Sisa 13 hari kerja" in text
    assert "Batas jawaban Selasa, 7 April 2026" in text
    assert "Laporan tercatat (sekarang) 10 Maret 2026, 09.00 WIB" in text
    assert "Ombudsman" not in text


def test_the_last_day_is_in_time(case: Complaint) -> None:
    text = status(case, 2026, 4, 7)
    assert "Jatuh tempo hari ini" in text
    assert "Ombudsman" not in text


def test_from_the_next_day_it_is_late_and_the_next_doors_are_open(case: Complaint) -> None:
    text = status(case, 2026, 4, 8)
    assert "Terlambat 1 hari kerja" in text
    assert "Batas jawaban 7 April 2026 sudah lewat dan kami belum menjawab." in text
    assert "Jabatannya belum dicatat di portal; tanyakan di loket." in text
    assert "SP4N-LAPOR!" in text
    assert "lapor.go.id" in text
    assert "Ombudsman Republik Indonesia" in text


def test_the_superior_is_named_once_known(case: Complaint) -> None:
    Office.objects.update(direct_superior="Bupati Purwakarta")
    assert "Bupati Purwakarta Membawahi kepala kantor ini" in status(case, 2026, 4, 8)


def test_the_answer_is_shown(case: Complaint, pelaksana: User) -> None:
    answer = Answer(outcome="proven", text="Izin terbit.", follow_up="Petugas ditegur.", on=date(2026, 3, 20))
    step(followed(case, pelaksana), Action.ANSWER, pelaksana, answer)
    text = status(case, 2026, 5, 1)
    assert "Dijawab tepat waktu" in text
    assert "Hasil Terbukti Jawaban Izin terbit. Tindak lanjut Petugas ditegur." in text
    assert "Tanggal jawaban 20 Maret 2026" in text
    assert "Belum puas dengan jawabannya?" in text


def test_an_open_r4_question_is_told_with_its_reason(late_case: Complaint) -> None:
    text = status(late_case, 2026, 3, 11)
    assert "batas mengadu 31 Januari 2026 sudah lewat. Pengaduan ini tetap kami terima" in text
    assert "(Komponen 6 angka 3)" in text


def test_the_r4_decision_is_told_with_its_reason(late_case: Complaint, kasi: User) -> None:
    record = LateDecisionRecord(decision="suggestion", reason="Sudah sebulan lewat.")
    with clock(at(2026, 3, 11)):
        step(late_case, Action.DECIDE_LATE, kasi, record)
    text = status(late_case, 2026, 3, 12)
    assert "Keputusan Diperlakukan sebagai saran atau masukan Alasan Sudah sebulan lewat." in text
    assert "Diputuskan 11 Maret 2026" in text
    assert (
        "Batas jawaban Tidak ada: laporan ini saran atau masukan. Sebelum diputuskan demikian, "
        "batasnya 7 April 2026" in text
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Kind.SUGGESTION, "Saran atau masukan"), (Kind.INFORMATION_REQUEST, "Permintaan informasi")],
)
def test_each_kind_is_called_by_its_name(kind: Kind, words: str) -> None:
    case = factories.complaint(wants=kind)
    text = status(case, 2026, 3, 11)
    assert f"{words} {case.number}" in text
    assert f"Batas jawaban Tidak ada: laporan ini {words.lower()}" in text


def finished(case: Complaint, by: User, *records: ComplainantNotice) -> Complaint:
    outcome = "noted" if case.kind == Kind.SUGGESTION else "informed"
    informed = Answer(outcome=outcome, text="Sudah.", follow_up="Dijelaskan.", on=date(2026, 3, 11))
    step(reviewed(case, by), Action.ANSWER, by, informed)
    return step(case, Action.CLOSE, by, *records, on=CLOSED_ON)


def test_closed_without_a_notice_nobody_is_said_to_have_been_told(pelaksana: User) -> None:
    case = finished(factories.complaint(wants=Kind.INFORMATION_REQUEST), pelaksana)
    text = status(case, 2026, 3, 12)
    assert "Laporan ini sudah ditanggapi dan ditutup." in text
    assert "disampaikan kepada pelapor" not in text


def test_closed_with_a_notice_the_complainant_was_told(pelaksana: User) -> None:
    case = finished(factories.complaint(wants=Kind.SUGGESTION), pelaksana, notice())
    assert "Hasil sudah disampaikan kepada pelapor." in status(case, 2026, 3, 22)


@pytest.mark.parametrize("identity", list(Identity))
def test_no_name_and_no_contact_is_ever_shown(identity: Identity, pelaksana: User) -> None:
    case = factories.complaint(identity=identity)
    by_hand(Complaint.objects.all(), handler=pelaksana)
    text = status(case, 2026, 3, 11)
    assert not re.search("Sari|Wulandari|0812|Pelaksana", text)


def test_spaces_small_letters_and_lookalikes_are_forgiven(warga: Client, case: Complaint) -> None:
    code = display_code(receipt_code(case)).lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert look_up(warga, case, number="p 2026 1", code=code).status_code == 302


def test_unknown_number_and_wrong_code_get_the_same_page(warga: Client, case: Complaint) -> None:
    other = factories.complaint()
    wrong_code = look_up(warga, case, code=receipt_code(other))
    unknown = look_up(warga, case, number="P-2026-0999")
    assert wrong_code.status_code == unknown.status_code == 200
    assert NO_MATCH in page_text(wrong_code)
    assert page_text(wrong_code) == page_text(unknown)
    assert warga.get(CASE)["Location"] == PAGE


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "0000-0000-0001"}, "Periksa kode: ada huruf atau angka yang keliru atau tertukar."),
        ({"code": "ABC"}, "Periksa kode: kode terdiri atas 12 huruf dan angka."),
        ({"code": ""}, "Tulis kode yang ada pada tanda terima."),
        ({"number": "dua belas"}, "Periksa nomor: nomor register ditulis seperti P-2026-0001."),
        ({"number": ""}, "Tulis nomor yang ada pada tanda terima."),
        ({"number": "P-2026-" + "9" * 400}, "Periksa nomor: nomor register ditulis seperti P-2026-0001."),
    ],
)
def test_what_cannot_be_a_number_or_code_is_told(
    warga: Client, case: Complaint, changes: dict, message: str
) -> None:
    answer = look_up(warga, case, **changes)
    assert "<title>Galat: Lihat status" in answer.content.decode()
    assert page_text(answer).count(message) == 2


def test_the_opened_case_closes_after_half_an_hour(warga: Client, case: Complaint) -> None:
    with clock(at(2026, 3, 11, 9)):
        look_up(warga, case)
        assert warga.get(CASE).status_code == 200
    with clock(at(2026, 3, 11, 10)):
        assert warga.get(CASE)["Location"] == PAGE


def test_without_number_and_code_nothing_opens(warga: Client, case: Complaint) -> None:
    assert warga.get(CASE)["Location"] == PAGE


def test_the_code_is_in_no_address(warga: Client, case: Complaint) -> None:
    code = receipt_code(case)
    answer = warga.get(PAGE, {"number": case.number, "code": code})
    assert code not in answer.content.decode()
    assert warga.get(CASE)["Location"] == PAGE
    look_up(warga, case)
    body = warga.get(CASE).content.decode()
    assert code not in body
    assert display_code(code) not in body


@pytest.mark.parametrize("words", ["a" * 100_000, "٣" * 5_000, "🙈", "%s\\'\""])
def test_hostile_words_end_in_an_answer(warga: Client, words: str) -> None:
    assert warga.post(PAGE, {"number": words, "code": words}).status_code == 200


def test_the_pages_are_private(warga: Client, case: Complaint) -> None:
    look_up(warga, case)
    for page in (PAGE, CASE):
        answer = warga.get(page)
        assert answer["Cache-Control"] == "private, no-store"
        assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_the_case_page_only_reads(warga: Client) -> None:
    assert warga.post(CASE).status_code == 405
    assert warga.put(PAGE).status_code == 405
