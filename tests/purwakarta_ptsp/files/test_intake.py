"""What may be attached, by its content; what is kept of it; what the sender reads otherwise."""

import io
import struct

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile

from purwakarta_ptsp.files.intake import NotTaken, TakenFile, take_in
from purwakarta_ptsp.files.kinds import FileKind, ends_as_zip, in_megabytes
from purwakarta_ptsp.files.labels import clean_label, shown_name
from purwakarta_ptsp.files.pdf_content import why_not_harmless
from tests.bad_files import BAD, PDF, archive, image, pdf_packing, pdf_with

GPS = b"GPSLatitude-rahasia"


def given(name: str, content: bytes, media_type: str = "application/octet-stream") -> TakenFile:
    return take_in(SimpleUploadedFile(name, content, media_type))


def opened(taken: TakenFile) -> Image.Image:
    return Image.open(io.BytesIO(taken.content))


def test_there_are_forty_bad_files():
    assert len(BAD) >= 40


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_file_is_not_taken_and_says_why(bad):
    upload = SimpleUploadedFile("x", bad.content, bad.media_type)
    upload._name = bad.name  # as it would be, had Django not cut the path off
    with pytest.raises(NotTaken) as refused:
        take_in(upload)
    assert bad.cause in str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "kind", "label"),
    [
        ("bukti.jpg", image(), FileKind.JPEG, "bukti.jpg"),
        ("bukti.php", image(), FileKind.JPEG, "bukti.jpg"),
        ("tanpa-nama", image("PNG"), FileKind.PNG, "tanpa-nama.png"),
        ("layar.PNG", image("PNG", mode="RGBA"), FileKind.PNG, "layar.png"),
        ("kelabu.jpg", image(mode="L"), FileKind.JPEG, "kelabu.jpg"),
        ("cetak.jpg", image(mode="CMYK"), FileKind.JPEG, "cetak.jpg"),
        ("palet.png", image("PNG", mode="P"), FileKind.PNG, "palet.png"),
        ("hitam.png", image("PNG", mode="1"), FileKind.PNG, "hitam.png"),
        ("foto.webp", image("WEBP"), FileKind.WEBP, "foto.webp"),
        ("surat.pdf", PDF, FileKind.PDF, "surat.pdf"),
        ("bertahap.jpg", image(progressive=True), FileKind.JPEG, "bertahap.jpg"),
    ],
)
def test_a_good_file_is_taken_whatever_its_name_says(name, content, kind, label):
    taken = given(name, content, "text/html")
    assert (taken.kind, taken.label) == (kind, label)
    assert len(taken.digest) == 64


def test_what_the_camera_wrote_is_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Kamera Sari"  # turned by a quarter; the maker
    exif.get_ifd(0x8825)[29] = "2026:11:21"
    picture = image(size=(300, 200), exif=exif, comment=GPS, icc_profile=b"x" * 200)
    assert b"Kamera Sari" in picture
    taken = given("foto.jpg", picture)
    kept = opened(taken)
    assert kept.size == (200, 300)
    assert not kept.getexif()
    assert not {"exif", "comment", "icc_profile"} & kept.info.keys()
    assert b"Kamera Sari" not in taken.content
    assert GPS not in taken.content


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_words_beside_a_picture_are_gone_whatever_its_kind(form):
    exif = Image.Exif()
    exif[0x010F] = "Kamera Sari"
    taken = given("foto", image(form, exif=exif))
    assert b"Kamera Sari" not in taken.content


def test_a_photograph_is_shrunk_to_the_size_of_a_screen():
    photograph = image(size=(6000, 4000), quality=60)
    taken = given("foto.jpg", photograph)
    assert opened(taken).size == (2000, 1333)
    assert len(taken.content) < len(photograph) / 4


def test_a_small_picture_keeps_its_size_and_its_holes():
    kept = opened(given("cap.png", image("PNG", (320, 200), mode="RGBA")))
    assert (kept.size, kept.mode) == ((320, 200), "RGBA")


def test_what_a_camera_appends_is_no_second_kind_and_is_left_behind():
    film = struct.pack(">I", 24) + b"ftypmp42" + bytes(4000)
    taken = given("IMG.jpg", image() + film)
    assert b"ftypmp42" not in taken.content


def test_a_photograph_of_two_pictures_is_taken(tmp_path):
    """Telephones keep depth or light beside the photograph."""
    out = io.BytesIO()
    first, second = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (30, 20))
    first.save(out, "MPO", save_all=True, append_images=[second])
    assert opened(given("IMG.jpg", out.getvalue())).size == (60, 40)


def test_what_is_cut_off_is_refused_even_where_pillow_was_told_to_forgive(monkeypatch):
    """WeasyPrint tells it so when it is loaded."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(NotTaken, match="rusak atau terpotong"):
        given("foto.jpg", BAD["jpeg cut off"].content)
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_pdf_is_kept_byte_for_byte():
    assert given("surat.pdf", PDF).content == PDF


def test_a_signed_pdf_with_what_was_appended_is_taken():
    assert given("surat.pdf", PDF + PDF).kind is FileKind.PDF


@pytest.mark.parametrize(
    "extra",
    [
        b"8 0 obj<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://x.id)>>>>endobj",
        b"8 0 obj<</Title(/JavaScripting adalah bahasa)>>endobj",
        b"8 0 obj<</S/GoTo/D[3 0 R/Fit]>>endobj",
    ],
    ids=["link", "longer word", "go to a page"],
)
def test_links_and_page_turns_are_no_program(extra):
    assert why_not_harmless(pdf_with(extra)) == ""


def test_objects_that_are_packed_and_harmless_are_no_cause():
    assert why_not_harmless(pdf_packing(b"8 0 <</Type/Font>>")) == ""


def test_an_archive_is_found_by_its_end():
    packed = archive(a_txt=b"a")
    assert ends_as_zip(packed)
    assert not ends_as_zip(packed + b"PK\5\6")
    assert not ends_as_zip(b"PK\5\6" * 30)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\sari\\bukti bayar.JPEG", "bukti bayar.jpg"),
        ("foto\u202egpj.exe", "fotogpj.jpg"),
        ("foto\0.jpg\r\nX: y", "foto.jpgX y.jpg"),
        ("", "berkas.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("....", "berkas.jpg"),
        ('a"<b>|c?.jpg', "a b c.jpg"),
        ("x" * 300 + ".jpg", "x" * 76 + ".jpg"),
        ("kwitansi 12.11.2026", "kwitansi 12.11.jpg"),
        ("surat\u200b\ufeffku.pdf", "suratku.jpg"),
    ],
)
def test_a_label_is_only_words(name, label):
    assert clean_label(name, "jpg") == label


def test_a_message_names_the_file_without_tricks():
    assert shown_name("/a/b\u202e\0.exe") == "b.exe"
    assert shown_name("x" * 200) == "x" * 80 + "…"
    assert shown_name("\0") == "berkas tanpa nama"


def test_sizes_are_said_as_people_read_them():
    assert [in_megabytes(size) for size in (1, 340 << 10, 1258291, 12 << 20)] == [
        "1 KB",
        "340 KB",
        "1,2 MB",
        "12,0 MB",
    ]
