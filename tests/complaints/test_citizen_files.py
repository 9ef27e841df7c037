"""A citizen attaches files: what is taken stays while the rest is mended, what is not is said."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from complaints import tray
from complaints.limits import UPLOAD, Limit
from complaints.models import Attachment, AttemptCounter, Complaint, WaitingFile
from complaints.models.attachment import AttachedFiles
from purwakarta_ptsp.network_address import networks
from tests.bad_files import BAD, PDF
from tests.complaints.attached import PHOTO, stored, upload
from tests.complaints.citizen_form import WHAT, WHO, clock, key_in, page_text, start
from tests.factories import at

pytestmark = pytest.mark.django_db
NO_STORY = {"description": ""}


def post(browser: Client, address: str, *files, **changes):
    return browser.post(address, WHAT | changes | {"attachments": files})


@pytest.fixture
def form(warga) -> str:
    return start(warga)


def test_files_go_with_the_case(warga, form):
    assert post(warga, form, upload(), upload("surat.pdf", PDF)).status_code == 302
    page = warga.post(f"{form}siapa/", WHO)["Location"]
    shown = page_text(warga.get(page))
    assert "Lampiran 2 berkas" in shown
    assert re.search(r"bukti\.jpg foto JPEG, \d+ KB", shown)
    warga.post(page)
    case = Complaint.objects.get()
    files = list(case.attachments.all())
    assert [(each.number, each.label, each.kind) for each in files] == [
        (1, "bukti.jpg", "jpg"),
        (2, "surat.pdf", "pdf"),
    ]
    assert not WaitingFile.objects.exists()
    assert stored() >= {each.file.name for each in files}
    record = AttachedFiles.objects.get()
    assert [said["sha256"] for said in record.files] == [each.digest for each in files]
    assert "bukti" not in str(record.files)


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_file_costs_no_word_and_no_good_file(warga, form, bad):
    files = upload(), upload(bad.name, bad.content, bad.media_type)
    answer = post(warga, form, *files, description="Cerita yang panjang.")
    assert answer.status_code == 200
    text = page_text(answer)
    assert bad.cause.partition("“")[0] in text or bad.cause.rpartition("” ")[2] in text
    assert "Cerita yang panjang." in answer.content.decode()
    assert WaitingFile.objects.get().label == "bukti.jpg"
    # Without choosing it again it goes on.
    assert post(warga, form).status_code == 302
    assert WaitingFile.objects.count() == 1


def test_what_was_taken_survives_an_error_elsewhere(warga, form):
    answer = post(warga, form, upload(), **NO_STORY)
    assert "Tulis apa yang terjadi" in page_text(answer)
    assert "bukti.jpg" in page_text(answer)
    assert post(warga, form).status_code == 302
    assert "bukti.jpg" in page_text(warga.get(form))


def test_looking_for_a_licence_keeps_the_files(warga, form):
    answer = post(warga, form, upload(), upload("x.txt", b"kata"), cari="1", words="inspeksi")
    text = page_text(answer)
    assert "bukti.jpg" in text
    assert "“x.txt” bukan foto atau PDF menurut isinya" in text
    assert "Ada masalah" not in text


def test_a_file_is_taken_out_and_the_words_stay(warga, form):
    post(warga, form, upload(), **NO_STORY)
    waiting = WaitingFile.objects.get()
    answer = post(warga, form, hapus=str(waiting.key), description="Sudah saya tulis.")
    assert "bukti.jpg" not in page_text(answer)
    assert "Sudah saya tulis." in answer.content.decode()
    assert "Ada masalah" not in page_text(answer)
    assert not WaitingFile.objects.exists()
    assert waiting.file.name not in stored()


def test_a_file_is_taken_out_on_the_last_page(warga, form):
    post(warga, form, upload(), upload("surat.pdf", PDF))
    page = warga.post(f"{form}siapa/", WHO)["Location"]
    remove = re.search(r'action="([^"]*/hapus/)"', warga.get(page).content.decode())[1]
    assert warga.post(remove)["Location"] == page
    assert [each.label for each in WaitingFile.objects.all()] == ["surat.pdf"]
    assert warga.post(remove).status_code == 302


@pytest.mark.parametrize("key", ["", "x", "\u0660" * 32, str(uuid4()), "9" * 400], ids=ascii)
def test_taking_out_what_is_not_there_changes_nothing(warga, form, key):
    post(warga, form, upload())
    assert post(warga, form, hapus=key).status_code == 200
    assert WaitingFile.objects.count() == 1


def test_nobody_takes_out_anothers_file(warga, form):
    post(warga, form, upload())
    waiting, other = WaitingFile.objects.get(), Client()
    address = start(other)
    post(other, address, upload("lain.pdf", PDF), hapus=str(waiting.key))
    other.post(f"/pengaduan/baru/{key_in(address)}/berkas/{waiting.key}/hapus/")
    other.post(f"/pengaduan/baru/{key_in(form)}/berkas/{waiting.key}/hapus/")
    assert {each.label for each in WaitingFile.objects.all()} == {"bukti.jpg", "lain.pdf"}


def test_the_sixth_file_is_not_taken_and_named(warga, form):
    files = [upload(f"surat {number}.pdf", PDF + b"%" * number) for number in range(1, 8)]
    text = page_text(post(warga, form, *files))
    assert "Paling banyak 5 berkas: “surat 6.pdf” tidak ikut. Hapus dahulu salah satu." in text
    assert "“surat 7.pdf” tidak ikut" in text
    assert sorted(each.place for each in WaitingFile.objects.all()) == [1, 2, 3, 4, 5]
    post(warga, form, hapus=str(WaitingFile.objects.get(place=2).key))
    post(warga, form, upload("surat 6.pdf", PDF + b"%" * 6))
    assert WaitingFile.objects.get(place=2).label == "surat 6.pdf"


def test_the_same_file_twice_is_one(warga, form):
    post(warga, form, upload(), **NO_STORY)
    post(warga, form, upload("lain.jpg"), **NO_STORY)
    assert WaitingFile.objects.get().label == "bukti.jpg"
    assert len({name for name in stored() if WaitingFile.objects.filter(file=name).exists()}) == 1


def test_a_form_sent_twice_has_each_file_once(warga, form):
    post(warga, form, upload())
    page = warga.post(f"{form}siapa/", WHO)["Location"]
    assert warga.post(page)["Location"] == warga.post(page)["Location"]
    assert Attachment.objects.count() == 1


def test_the_receipt_and_the_status_tell_of_the_files(warga, form):
    post(warga, form, upload())
    page = warga.post(f"{form}siapa/", WHO)["Location"]
    receipt = page_text(warga.get(warga.post(page)["Location"]))
    assert "Lampiran 1 berkas" in receipt


def test_throwing_a_draft_away_takes_its_files(warga, form):
    post(warga, form, upload())
    name = WaitingFile.objects.get().file.name
    warga.post(f"/pengaduan/baru/{key_in(form)}/hapus/")
    assert not WaitingFile.objects.exists()
    assert name not in stored()


def test_a_storage_that_does_not_answer_costs_the_file_alone(warga, form, monkeypatch):
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", _fail)
    answer = post(warga, form, upload())
    assert answer.status_code == 200
    assert "“bukti.jpg” belum dapat disimpan. Kirim dahulu laporannya tanpa berkas ini" in page_text(answer)
    assert post(warga, form).status_code == 302


def _fail(*args: object) -> None:
    raise OSError("disk full")


def test_more_files_than_a_person_sends_are_told_to_follow_later(warga, form, settings, monkeypatch):
    settings.QUOTA_FREE_NETWORKS = networks(["10.0.0.0/8"])
    monkeypatch.setattr("complaints.limiting.UPLOAD", tuple(_at_most(2)))
    files = [upload(f"{number}.pdf", PDF + b"%" * number) for number in range(3)]
    text = page_text(post(warga, form, *files))
    assert tray.TOO_OFTEN in text
    assert WaitingFile.objects.count() == 2
    assert AttemptCounter.objects.filter(what="upload_hour").get().number == 3


def _at_most(most: int):
    return (Limit(limit.name, most=most, seconds=limit.seconds) for limit in UPLOAD)


def test_a_screen_in_a_hall_takes_no_file(warga):
    address = warga.get("/kios/pengaduan/baru/")["Location"]
    page = warga.get(address).content.decode()
    assert 'type="file"' not in page
    assert post(warga, address, upload()).status_code == 302
    assert not WaitingFile.objects.exists()


def test_the_first_page_says_what_may_be_attached(warga, form):
    page = warga.get(form).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert 'accept="image/jpeg,image/png,image/webp,application/pdf"' in page
    assert "Paling banyak 5 berkas JPG, PNG, WebP, atau PDF, masing-masing sampai 12 MB." in page


def test_files_wait_as_long_as_the_form_is_written(warga, form):
    with clock(at(2026, 3, 10, 8)):
        post(warga, form, upload())
    with clock(at(2026, 3, 11, 7)):
        warga.post(f"{form}siapa/", WHO)
        assert WaitingFile.objects.get().saved_at == at(2026, 3, 11, 7)


def test_nothing_of_the_senders_name_is_in_the_storage(warga, form):
    post(warga, form, upload("KTP Sari.jpg", PHOTO))
    name = WaitingFile.objects.get().file.name
    assert re.fullmatch(r"lampiran/[0-9a-f]{2}/[0-9a-f]{32}\.jpg", name)
