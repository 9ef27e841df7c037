"""A letter gets its number and then its signed file, which freezes it."""

import hashlib
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from complaints.letter_filing import file_letter
from complaints.letters import letter_named
from complaints.models import (
    Complaint,
    LetterNumber,
    SignedLetter,
)
from complaints.permissions import NotAllowed, NotAllowedNow
from purwakarta_ptsp.files.intake import take_in
from tests.complaints.desk import answered, closed
from tests.complaints.letter_desk import NUMBER, PDF, PNG, TODAY, download, page, pdf, send
from tests.factories import complaint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def done(pelaksana) -> Complaint:
    return closed(complaint(), pelaksana)


def test_number_first_then_the_file_and_then_nothing_more(as_user, pelaksana, kasi, done):
    client = as_user(pelaksana)
    assert send(client, done, "jawaban-5").status_code == 302
    assert ": </th>" not in page(client, done, "jawaban-5")
    assert NUMBER in page(client, done, "jawaban-5")
    assert "Bernomor, belum ditandatangani" in page(client, done)
    assert send(client, done, "jawaban-5", paper=pdf()).status_code == 302
    kept = SignedLetter.objects.get()
    assert kept.digest == hashlib.sha256(PDF).hexdigest()
    assert LetterNumber.objects.count() == 1
    assert "pindai" not in kept.file.name
    frozen = page(client, done, "jawaban-5")
    assert "Uraian Anda benar." not in frozen
    assert kept.digest in frozen
    assert send(client, done, "jawaban-5", number="9/2026").status_code == 409
    assert LetterNumber.objects.count() == 1
    assert client.get(f"/petugas/perkara/{done}/surat/jawaban-5/pdf/")["Location"].endswith("/jawaban-5/")
    call_command("verify_trail")


def test_all_at_once_in_one_press(as_user, pelaksana, done):
    assert send(as_user(pelaksana), done, "jawaban-5", paper=pdf()).status_code == 302
    assert [event.action for event in done.events.all()][-2:] == ["number_letter", "file_signed"]
    row = LetterNumber.objects.get()
    assert (row.number, row.dated_on, row.signatory_title, row.signatory_name) == (
        NUMBER,
        TODAY,
        "Kepala DPMPTSP",
        "Kepala",
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": ""}, "Isi “Nomor surat”."),
        ({"number": "belum"}, "Nomor surat memuat angka, misalnya 400.10/123/DPMPTSP/2026."),
        ({"number": "1" * 81}, "Isian terlalu panjang: 81 huruf, paling banyak 80. Persingkat dahulu."),
        ({"dated_on": ""}, "Isi “Tanggal surat”."),
        ({"dated_on": "9 Maret 2026"}, "Isi tanggal antara hari diterima, 10 Maret 2026, dan hari ini"),
        ({"dated_on": "31-12-9999"}, "Isi tanggal antara hari diterima"),
        ({"signatory": "999"}, "Pilih dari daftar."),
        ({"paper": pdf(b"")}, "Berkas ini kosong."),
        (
            {"paper": pdf(b"<html>%PDF-1.7 %%EOF")},
            "“pindai.pdf” adalah PDF dengan isi lain di depannya menurut isinya. Yang diterima di sini",
        ),
        ({"paper": pdf(PDF.replace(b"<<>>", b"<</JavaScript 1>>"))}, "memuat program (JavaScript)."),
        (
            {"paper": pdf(b"<!doctype html><p>Surat</p>", "surat.html")},
            "Yang diterima di sini hanya PDF. Pindai surat itu menjadi PDF;",
        ),
        (
            {"paper": pdf(PNG, "surat.pdf")},
            "Pindai surat itu menjadi PDF; foto tidak disimpan sebagai surat.",
        ),
        ({"number": "", "paper": pdf()}, "Pilih berkasnya sekali lagi: peramban tidak menyimpannya."),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_kept(as_user, pelaksana, done, typed, said):
    answer = send(as_user(pelaksana), done, "jawaban-5", **typed)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.count(said) >= 2, "in the summary and at the field"
    assert "<title>Galat: " in text
    assert not LetterNumber.objects.exists()
    assert not SignedLetter.objects.exists()


def test_pressing_twice_without_a_change_says_so(as_user, pelaksana, done):
    send(as_user(pelaksana), done, "jawaban-5")
    again = send(as_user(pelaksana), done, "jawaban-5")
    assert "Tidak ada yang berubah." in again.content.decode()


def test_a_slip_in_the_number_is_corrected_until_it_is_signed(as_user, pelaksana, done):
    for number in ("17/2026", "18/2026"):
        send(as_user(pelaksana), done, "jawaban-5", number=number)
    assert [row.number for row in LetterNumber.objects.all()] == ["17/2026", "18/2026"]
    assert letter_named(Complaint.objects.get(pk=done.pk), "jawaban-5").number == "18/2026"
    # The mistaken number is free again for the letter that it belongs to.
    assert send(as_user(pelaksana), done, "laporan-hasil-6", number="17/2026").status_code == 302


def test_a_number_serves_one_letter_in_its_year(as_user, pelaksana, done, settings):
    send(as_user(pelaksana), done, "jawaban-5")
    taken_twice = send(as_user(pelaksana), done, "laporan-hasil-6", number=NUMBER.lower(), paper=pdf())
    assert taken_twice.status_code == 409
    assert "sudah dipakai surat lain tahun" in taken_twice.content.decode()
    assert LetterNumber.objects.count() == 1
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_the_same_number_of_another_year_is_another(as_user, pelaksana):
    first, second = closed(complaint(), pelaksana), answered(complaint(), pelaksana)
    client = as_user(pelaksana)
    send(client, first, "jawaban-5", number="17", dated_on=TODAY.replace(year=2026, month=3, day=20))
    assert LetterNumber.objects.get().dated_on.year == 2026
    letter = letter_named(second, "jawaban-5")
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterNumber.objects.create(**row(letter, dated_on=date(2026, 12, 31)))
    LetterNumber.objects.create(**row(letter, dated_on=date(2027, 1, 1)))


def row(letter, **changes):
    known = {"event": letter.case.events.last(), "source": letter.event, "letter": "answer", "number": "17"}
    return known | {"dated_on": TODAY, "signatory_title": "Kepala"} | changes


def test_the_database_holds_the_order_and_the_case(pelaksana, done):
    other = answered(complaint(), pelaksana)
    letter = letter_named(done, "jawaban-5")
    paper = {"event": letter.event, "source": letter.event, "letter": "answer", "digest": "a" * 64, "size": 1}
    for model, values, message in (
        (SignedLetter, paper, "belum bernomor"),
        (LetterNumber, row(letter, event=other.events.last()), "milik perkara lain"),
    ):
        with pytest.raises(IntegrityError, match=message), transaction.atomic():
            model.objects.create(**values)
    LetterNumber.objects.create(**row(letter))
    SignedLetter.objects.create(**paper)
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        LetterNumber.objects.create(**row(letter, event=done.events.first(), number="18"))
    with pytest.raises(IntegrityError, match="signed_letter_first"), transaction.atomic():
        SignedLetter.objects.create(**paper | {"event": done.events.first()})


def test_of_two_people_at_once_the_second_is_told(pelaksana, kasi, done):
    shown, paper = letter_named(done, "jawaban-5"), take_in(pdf())
    number = SimpleNamespace(number="17", dated_on=TODAY, signatory=SimpleNamespace(title="Kepala", name=""))
    file_letter(shown, number, paper, by=pelaksana)
    with pytest.raises(NotAllowedNow, match="baru saja disimpan orang lain"):
        file_letter(shown, number, paper, by=kasi)
    assert SignedLetter.objects.count() == 1


def test_a_wrong_file_is_replaced_by_an_overseer_with_a_reason(as_user, pelaksana, kasi, done):
    send(as_user(pelaksana), done, "jawaban-5", paper=pdf())
    right = PDF.replace(b"<<>>", b"<< >>")
    assert "Ganti berkas" not in page(as_user(pelaksana), done)
    assert send(as_user(pelaksana), done, "jawaban-5", paper=pdf(right), reason="x").status_code == 409
    client = as_user(kasi)
    assert "Tulis alasan" in send(client, done, "jawaban-5", paper=pdf(right)).content.decode()
    assert send(client, done, "jawaban-5", paper=pdf(right), reason="Surat orang lain.").status_code == 302
    assert download(client, done, "jawaban-5").got == right
    assert SignedLetter.objects.count() == 2


@pytest.mark.parametrize("who", ["petugas", "inspektorat"])
def test_others_file_nothing(as_user, request, done, who):
    user = request.getfixturevalue(who)
    assert send(as_user(user), done, "jawaban-5").status_code == 403
    with pytest.raises(NotAllowed):
        file_letter(letter_named(done, "jawaban-5"), None, take_in(pdf()), by=user)
