"""Receipts, letters and the register as PDFs, really laid out; left out where libraries are missing."""

import pytest
from django.utils import timezone

from complaints.models import IdentityView
from complaints.views import letter_paper, month_register
from standards.models import Channel
from standards.tools import pdf
from tests.complaints.desk import closed
from tests.factories import WARGA, complaint
from tests.standards.test_pdf import words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid_out(monkeypatch):
    """What each answer's PDF holds, page by page, and by which sheets."""
    seen = []
    real = pdf._written

    def written(html, sheets):
        pages = pdf.layout(html, sheets).pages
        seen.append((sheets, [" ".join(words_in(page._page_box)) for page in pages], pages[0]))
        return real(html, sheets)

    monkeypatch.setattr(pdf, "_written", written)
    return seen


def test_a_letter_is_one_page_with_all_its_words(as_user, pelaksana, laid_out):
    case = closed(complaint(), pelaksana)
    answer = as_user(pelaksana).get(f"/petugas/perkara/{case}/surat/jawaban-5/pdf/")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == f'attachment; filename="{case}-jawaban-5.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    ((sheets, (text,), _),) = laid_out
    assert sheets == letter_paper.SHEETS
    for said in ("PEMERINTAH KABUPATEN PURWAKARTA", f"Pelapor perkara {case}", "Uraian Anda benar."):
        assert said in text
    assert "Kembali" not in text
    assert WARGA.name not in text


def test_with_the_name_it_is_logged_and_kept_for_nobody(as_user, pelaksana, laid_out):
    case = closed(complaint(), pelaksana)
    pdf._laid_out.cache_clear()
    as_user(pelaksana).post(f"/petugas/perkara/{case}/surat/jawaban-5/pdf/")
    assert WARGA.name in laid_out[0][1][0]
    assert IdentityView.objects.get().reason == "Cetak: surat jawaban"
    assert pdf._laid_out.cache_info().currsize == 0


def test_the_register_lies_across_a4(as_user, pelaksana, laid_out):
    complaint()
    answer = as_user(pelaksana).get("/petugas/register/2026-03/pdf/")
    assert answer.content.startswith(b"%PDF-")
    ((sheets, (text,), page),) = laid_out
    assert sheets == month_register.SHEETS
    assert "P-2026-0001" in text
    assert page.width > page.height


def test_where_no_pdf_can_be_made_the_page_to_print_is_given(as_user, pelaksana, monkeypatch):
    case = closed(complaint(), pelaksana)
    monkeypatch.setattr(pdf, "LONGEST_PAGE", 10)
    client, address = as_user(pelaksana), f"/petugas/perkara/{case}/surat/jawaban-5/"
    assert client.get(f"{address}pdf/")["Location"] == address
    named = client.post(f"{address}pdf/")
    assert (named.status_code, WARGA.name in named.content.decode()) == (200, True)
    assert client.get("/petugas/register/2026-03/pdf/")["Location"] == "/petugas/register/2026-03/cetak/"


# millimetres of the sheet, sheets at most
PAPERS = [("a4", 210, 297, 3), ("a6", 105, 148, 3), ("58", 58, 297, 2)]


@pytest.mark.parametrize(("paper", "width", "height", "sheets"), PAPERS, ids=[each[0] for each in PAPERS])
def test_a_receipt_has_the_size_of_its_paper(as_user, petugas, laid_out, paper, width, height, sheets):
    told = {"channel": Channel.objects.get(code="b"), "description": "Kata " * 60}  # to be signed, too
    case = complaint(by=petugas, received_on=timezone.localdate(), **told)
    answer = as_user(petugas).get(f"/petugas/perkara/{case}/tanda-terima/pdf/?kertas={paper}")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="tanda-terima-{case}.pdf"'
    ((_, pages, first),) = laid_out
    assert (round(first.width * 25.4 / 96), round(first.height * 25.4 / 96)) == (width, height)
    assert len(pages) <= sheets
    text = " ".join(pages)
    for said in (
        case.number,
        WARGA.name,
        "Dijawab paling lambat",
        "Petugas yang menerima",
        "Kode rahasia",
        "Pernyataan",
    ):
        assert said in text
    assert "Pemohon berikutnya" not in text
    assert IdentityView.objects.get().reason == "Cetak tanda terima"


def test_where_no_pdf_can_be_made_the_receipt_is_printed_from_its_page(as_user, petugas, monkeypatch):
    monkeypatch.setattr(pdf, "obstacle", lambda: "pustaka sistem belum ada")
    case = complaint(by=petugas, received_on=timezone.localdate())
    answer = as_user(petugas).get(f"/petugas/perkara/{case}/tanda-terima/pdf/")
    assert answer["Location"] == f"/petugas/perkara/{case}/tanda-terima/"
