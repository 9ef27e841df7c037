"""The receipt of UU 25/2009 Pasal 44: what stands on it, and who may see it."""

import pytest
from django.test import Client

from complaints.models import CalendarYear, Complaint
from tests.complaints.citizen_form import NAMELESS, WHO, clock, code_on, number_on, page_text, send, write
from tests.factories import LOKOMOTIF, at

pytestmark = pytest.mark.django_db
MARCH_10 = at(2026, 3, 10, 14)


def receipt(browser: Client, what: dict | None = None, who: dict | None = None) -> str:
    with clock(MARCH_10):
        return page_text(browser.get(send(browser, what, who)))


def test_the_receipt_holds_what_the_law_wants(warga) -> None:
    text = receipt(warga, {"standard": LOKOMOTIF, "requested_resolution": "Mohon diproses."})
    for words in (
        "Pengaduan Anda kami terima",
        "Nomor P-2026-0001",
        "Perihal Waktu penyelesaian (komponen 3, Jangka Waktu Penyelesaian)",
        "Layanan Reparasi Lokomotif dan Gerbong Kereta (KBLI 33152)",
        "Uraian Berkas saya belum diproses.",
        "Penyelesaian yang diminta Mohon diproses.",
        "Nama Sari Wulandari",
        "Telepon atau WhatsApp 081234567890",
        "Diterima 10 Maret 2026 pukul 14.00 WIB, di portal pengaduan (daring)",
        "Batas jawaban Selasa, 7 April 2026",
        "Komponen 3, Jangka Waktu Penyelesaian; berlaku sejak sebelum dicatat di portal ini.",
    ):
        assert words in text


def test_the_count_is_shown_day_by_day_with_its_reasons(warga) -> None:
    text = receipt(warga)
    assert "Hari ke- 0 : Selasa, 10 Maret 2026 Diterima, belum dihitung" in text
    assert "Hari kerja ke- 1 : Rabu, 11 Maret 2026" in text
    assert "Tidak dihitung : Sabtu, 14 Maret 2026 Akhir pekan" in text
    assert "Hari kerja ke- 14 : Selasa, 7 April 2026 Batas waktu jawaban" in text
    assert "Jumat, 20 Maret 2026 Cuti Bersama Hari Raya Idul Fitri" in text


def test_a_confidential_name_is_not_on_the_paper(warga) -> None:
    text = receipt(warga, who=WHO | {"identity": "confidential"})
    assert "Identitas Dirahasiakan" in text
    assert "Sari" not in text
    assert Complaint.objects.get().complainant.name == "Sari Wulandari"


def test_without_identity_the_receipt_says_suggestion(warga) -> None:
    text = receipt(warga, who=NAMELESS)
    assert "Saran atau masukan Anda kami terima" in text
    assert "Identitas Tanpa identitas" in text
    assert "Batas jawaban Tidak ada: laporan ini saran atau masukan" in text
    assert "Cara menghitung" not in text


def test_a_proxy_names_both(warga) -> None:
    text = receipt(warga, who=WHO | {"on_behalf": "proxy", "represented_name": "CV Rel Jaya"})
    assert "Nama Sari Wulandari Mewakili CV Rel Jaya" in text


def test_a_service_outside_the_list_is_accepted(warga) -> None:
    text = receipt(warga, {"standard": "-", "component": "0"})
    assert "Perihal Hal lain, atau saya tidak tahu" in text
    assert "Layanan Tidak ada di daftar, atau bukan tentang izin tertentu" in text
    assert "Janji yang berlaku" not in text


def test_a_year_not_yet_confirmed_is_said(warga) -> None:
    CalendarYear.objects.filter(year=2026).update(is_confirmed=False)
    assert "menyentuh tahun yang hari liburnya belum dipastikan" in receipt(warga)


def test_a_date_that_cannot_be_computed_is_said(warga) -> None:
    with clock(at(2027, 12, 13)):
        text = page_text(warga.get(send(warga)))
    assert "Batas jawaban Belum dapat dihitung" in text
    assert Complaint.objects.get().due_on is None


def test_the_receipt_comes_back_the_same(warga) -> None:
    page = send(warga)
    first, again = page_text(warga.get(page)), page_text(warga.get(page))
    assert first == again
    assert Complaint.objects.count() == 1


def test_only_the_browser_that_filed_opens_the_receipt(warga) -> None:
    page = send(warga)
    stranger = Client().get(page)
    unknown = Client().get("/pengaduan/tanda-terima/6f1c6a40-6a53-4ae4-a40a-0f3d84a1d7a5/")
    assert stranger.status_code == unknown.status_code == 404
    assert stranger.content == unknown.content
    assert "Tanda terima tidak ditemukan" in page_text(stranger)


def test_the_address_of_a_receipt_makes_nobody_elses_code(warga) -> None:
    """The key of the case stays in the session: an address read in a log files nothing anew."""
    page = send(warga)
    stolen = page.replace("tanda-terima", "baru")
    stranger = Client()
    stranger.post(stolen, {})
    assert stranger.get(page).status_code == 404
    assert str(Complaint.objects.get().form_key) not in page


def test_what_was_typed_leaves_the_session_when_it_is_sent(warga) -> None:
    send(warga)
    assert "Sari" not in str(dict(warga.session))


def test_receipt_and_form_are_not_kept_by_browsers_or_search_engines(warga) -> None:
    check = write(warga)
    answers = [warga.get(check), warga.get(warga.post(check)["Location"])]
    for answer in answers:
        assert answer["Cache-Control"] == "private, no-store"
        assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_the_code_is_in_no_address_and_not_stored(warga) -> None:
    page = send(warga)
    text = page_text(warga.get(page))
    code = code_on(text).replace(" ", "")
    assert code not in page
    row = Complaint.objects.values().get()
    assert code not in str(row)
    assert number_on(text) == Complaint.objects.get().number


def test_a_receipt_only_reads(warga) -> None:
    assert warga.post(send(warga)).status_code == 405
