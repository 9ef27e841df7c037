"""Reading a new annex in: pasted or as a file, with limits, and nothing stored before it was seen."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from standards.importing.forms import (
    AGAIN,
    LARGEST_FILE,
    LONGEST_PASTE,
    NO_TEXT,
    SAVE_AS_TEXT,
    SAVE_AS_UTF8,
    TOO_LARGE,
    TWO_TEXTS,
)
from standards.models import Regulation, Release, UploadedAnnex
from standards.publishing import DATE_IS_PAST
from tests.standards.annex_text import FILES, source

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PAGE = "/kelola/standards/release/naskah/"
TEXT = source(64).decode()


def form(**changes) -> dict[str, object]:
    return {"text": TEXT, "coverage": "sebagian", "note": "Perbup baru."} | changes


def file(data: bytes, name: str = "lampiran.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/plain")


def words(response) -> str:
    return response.content.decode()


def test_a_pasted_text_leads_to_its_report_and_stores_no_release(as_user, editor):
    before = Release.objects.count()
    law = Regulation.objects.first()
    day = (TODAY + timedelta(days=9)).isoformat()
    known = form(effective_on=day, regulation=law.pk, consulted_on="2026-09-01", pledged_on="2026-10-02")
    response = as_user(editor).post(PAGE, known)
    annex = UploadedAnnex.objects.get()
    assert response["Location"] == f"{PAGE}{annex.pk}/"
    assert (annex.owner, annex.document, annex.is_whole) == (editor, "Naskah yang ditempel", False)
    assert (annex.regulation, annex.consulted_on.isoformat()) == (law, "2026-09-01")
    assert annex.text == TEXT
    assert Release.objects.count() == before
    page = words(as_user(editor).get(response["Location"]))
    assert "1 standar terbaca dari naskah" in page
    assert "Simpan sebagai draf" in page


def test_a_file_is_read_by_its_bytes_and_named_after_itself(as_user, editor):
    data = form(text="", file=file(b"\xef\xbb\xbf" + source(64), FILES[64]))
    assert as_user(editor).post(PAGE, data).status_code == 302
    annex = UploadedAnnex.objects.get()
    assert annex.document == FILES[64]
    assert annex.text == TEXT


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "Berkas ini kosong."),
        (b"%PDF-1.7 dst.", f"Ini berkas PDF, bukan teks. {SAVE_AS_TEXT}"),
        (b"PK\x03\x04 naskah", f"Ini berkas Word atau arsip, bukan teks. {SAVE_AS_TEXT}"),
        (TEXT.encode("utf-16"), f"Berkas ini berkode UTF-16. {SAVE_AS_UTF8}"),
        ("é".encode("latin-1") + source(64), f"Berkas bukan teks UTF-8. {SAVE_AS_UTF8}"),
        (b"44. Izin\0", "Berkas bukan teks: berisi data biner."),
        (b"Selamat pagi.", "Tidak ada standar pelayanan dalam berkas ini"),
        (b" " * (LARGEST_FILE + 1), TOO_LARGE),
    ],
    ids=["empty", "pdf", "word", "utf-16", "latin-1", "nul", "no annex", "too large"],
)
def test_a_file_that_is_no_annex_is_refused_in_words(as_user, editor, data, cause):
    response = as_user(editor).post(PAGE, form(text="", file=file(data)))
    assert response.status_code == 200
    assert cause in words(response)
    assert not UploadedAnnex.objects.exists()


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"text": ""}, NO_TEXT),
        ({"text": " \n\t"}, NO_TEXT),
        ({"text": "Daftar belanja"}, "Tidak ada standar pelayanan dalam berkas ini"),
        ({"coverage": ""}, "Pilih apakah naskah ini seluruh lampiran atau sebagian."),
        ({"note": ""}, "Tulis apa yang berubah dan mengapa."),
        ({"effective_on": "2020-01-01"}, DATE_IS_PAST),
        ({"effective_on": "31-2-2026"}, "Tulis tanggal yang ada di kalender."),
        ({"consulted_on": "99999-01-01"}, "Tulis tanggal yang ada di kalender."),
        ({"regulation": "9" * 30}, "Peraturan itu tidak ada lagi di daftar. Pilih lagi."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_is_missing_is_named_at_its_field_and_the_pasted_text_stays(as_user, editor, changes, cause):
    data = form(**changes)
    response = as_user(editor).post(PAGE, data)
    assert response.status_code == 200
    assert cause in words(response)
    assert response.context["form"]["text"].value() == data["text"]
    assert not UploadedAnnex.objects.exists()


def test_text_and_file_together_are_refused(as_user, editor):
    assert TWO_TEXTS in words(as_user(editor).post(PAGE, form(file=file(source(44)))))


def test_the_text_of_a_file_waits_in_the_box_when_something_else_is_wrong(as_user, editor):
    response = as_user(editor).post(PAGE, form(text="", note="", file=file(source(64))))
    assert response.context["form"]["text"].value() == TEXT


def test_a_file_too_long_to_wait_is_asked_for_again(as_user, editor):
    data = source(64) + b"\n" * LONGEST_PASTE
    assert AGAIN in words(as_user(editor).post(PAGE, form(text="", note="", file=file(data))))


def test_an_annex_that_waits_is_discarded_from_the_list(as_user, editor):
    client = as_user(editor)
    client.post(PAGE, form())
    place = f"{PAGE}{UploadedAnnex.objects.get().pk}/buang/"
    assert f'action="{place}"' in client.get(PAGE).content.decode()
    assert "dibuang" in words(client.post(place, follow=True))
    assert not UploadedAnnex.objects.exists()


def test_an_annex_that_waits_is_listed_for_its_own_editor_only(as_user, editor, penetap):
    as_user(editor).post(PAGE, form())
    annex = UploadedAnnex.objects.get()
    assert "Naskah yang belum selesai" in words(as_user(editor).get(PAGE))
    assert as_user(penetap).get(f"{PAGE}{annex.pk}/").status_code == 403
    UploadedAnnex.objects.update(owner=penetap)
    assert "Naskah yang belum selesai" not in words(as_user(editor).get(PAGE))
    assert as_user(editor).get(f"{PAGE}{annex.pk}/").status_code == 404


def test_only_what_is_known_of_it_changes_when_no_new_text_comes(as_user, editor):
    client = as_user(editor)
    client.post(PAGE, form())
    annex = UploadedAnnex.objects.get()
    address = reverse("admin:standards_release_annex_change", args=[annex.pk])
    assert "Perbup baru.</textarea>" in words(client.get(address))
    client.post(address, form(text="", note="Perbup 12.", coverage="seluruh"))
    annex.refresh_from_db()
    assert (annex.text, annex.note, annex.is_whole) == (TEXT, "Perbup 12.", True)
    client.post(address, form(text=source(44).decode()))
    annex.refresh_from_db()
    assert annex.text == source(44).decode()


def test_what_was_thrown_away_is_a_normal_answer(as_user, editor):
    client = as_user(editor)
    client.post(PAGE, form())
    annex = UploadedAnnex.objects.get()
    told = client.post(f"{PAGE}{annex.pk}/buang/", follow=True)
    assert "dibuang. Tidak ada standar yang berubah." in words(told)
    for address, method in ((f"{PAGE}{annex.pk}/", client.get), (f"{PAGE}{annex.pk}/simpan/", client.post)):
        assert "sudah tidak menunggu" in words(method(address, follow=True))


def test_numbers_beyond_the_database_are_pages_that_are_not_there(as_user, editor):
    assert as_user(editor).get(f"{PAGE}{'9' * 30}/").status_code in (302, 404)
    as_user(editor).post(PAGE, form())
    annex = UploadedAnnex.objects.get()
    assert as_user(editor).get(f"{PAGE}{annex.pk}/komponen/15/").status_code == 404
    assert as_user(editor).get(f"{PAGE}{annex.pk}/?keadaan=x&hal=zzz").status_code == 200


def test_more_than_a_form_carries_is_told_what_to_do(as_user, editor):
    response = as_user(editor).post(PAGE, form(text="x" * (1024 * 1024 + 1)))
    assert response.status_code == 413
    assert "disimpan dahulu sebagai berkas teks (.txt)" in words(response)
