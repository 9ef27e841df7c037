"""The signed regulation: taken in by its content, handed out only of what is in force."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from standards.models import Release
from standards.publishing import publish
from standards.signed_pdf import LARGEST, NO_PDF, TOO_LARGE
from tests import factories

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
TODAY = timezone.localdate()


def form(release: Release, **changes) -> dict[str, object]:
    return {"slug": release.slug, "note": release.note, "effective_on": "2999-01-01"} | changes


def upload(client, release: Release, content: bytes, name: str = "perbup.pdf"):
    address = reverse("admin:standards_release_change", args=[release.pk])
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return client.post(address, form(release, signed_pdf=file))


def with_pdf(effective_on: date, **words: str) -> Release:
    release = factories.release(effective_on)
    factories.version(release, factories.standard(), words={11: "25 Orang"})
    release.signed_pdf.save("x.pdf", ContentFile(PDF))
    return release


def test_a_pdf_is_kept_under_a_name_of_our_own(as_user, editor):
    release = factories.release()
    assert upload(as_user(editor), release, PDF, "../../perbup rahasia.pdf").status_code == 302
    release.refresh_from_db()
    assert release.signed_pdf.name.startswith("penetapan/")
    assert "rahasia" not in release.signed_pdf.name
    with release.signed_pdf.open() as kept:
        assert kept.read() == PDF


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "Berkas ini kosong. Pilih PDF naskah yang sudah ditandatangani."),
        (b"<html>%PDF-1.7 %%EOF", NO_PDF),
        (b"PK\x03\x04 naskah Word", NO_PDF),
        (PDF.removesuffix(b"%%EOF\n"), NO_PDF),
        (PDF + b" " * (LARGEST - len(PDF) + 1), TOO_LARGE),
    ],
    ids=["empty", "html with the words inside", "word", "cut off", "too large"],
)
def test_what_is_no_whole_pdf_is_refused_in_words(as_user, editor, content, cause):
    release = factories.release()
    response = upload(as_user(editor), release, content)
    assert response.status_code == 200
    assert cause in response.content.decode()
    release.refresh_from_db()
    assert not release.signed_pdf


def test_the_editor_may_take_it_out_again(as_user, editor):
    release = with_pdf(TODAY)
    address = reverse("admin:standards_release_change", args=[release.pk])
    page = as_user(editor).get(address).content.decode()
    assert f'href="{reverse("admin:standards_release_signed_pdf", args=[release.pk])}"' in page
    as_user(editor).post(address, form(release, **{"signed_pdf-clear": "on"}))
    release.refresh_from_db()
    assert not release.signed_pdf


def test_the_public_downloads_it_from_the_day_it_takes_effect(warga, as_user, editor, penetap):
    release = with_pdf(TODAY)
    address = reverse("release-pdf", args=[release.slug])
    assert warga.get(address).status_code == 404
    inside = reverse("admin:standards_release_signed_pdf", args=[release.pk])
    assert b"".join(as_user(penetap).get(inside)) == PDF
    assert warga.get(inside).status_code == 302
    publish(release, by=None, at=timezone.now())
    response = warga.get(address)
    assert b"".join(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{release.slug}.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not response.cookies


def test_a_scheduled_release_shows_nothing_before_its_day(warga):
    release = with_pdf(TODAY + timedelta(days=1))
    publish(release, by=None, at=timezone.now())
    address = reverse("release-pdf", args=[release.slug])
    assert warga.get(address).status_code == 404
    ahead = f"{reverse('standard', args=[factories.LOKOMOTIF])}?per={release.effective_on}"
    page = warga.get(ahead).content.decode()
    assert "<dt>Naskah bertanda tangan</dt><dd>PDF sudah ada." in page
    assert address not in page


def test_a_lost_file_is_a_page_that_is_not_there(warga):
    release = with_pdf(TODAY)
    release.signed_pdf.storage.delete(release.signed_pdf.name)
    publish(release, by=None, at=timezone.now())
    assert warga.get(reverse("release-pdf", args=[release.slug])).status_code == 404


def test_the_standard_says_what_is_known_of_its_regulation(warga):
    page = warga.get(reverse("standard", args=[factories.LOKOMOTIF])).content.decode()
    assert "<dt>Naskah bertanda tangan</dt><dd>Belum ada di portal ini.</dd>" in page
    assert "<dt>Uji publik</dt><dd>Tanggalnya belum diketahui.</dd>" in page
    assert "<dt>Maklumat pelayanan</dt><dd>Tanggalnya belum diketahui.</dd>" in page
    release = with_pdf(TODAY)
    release.versions.update(pdf_page=131)
    Release.objects.filter(pk=release.pk).update(consulted_on=date(2026, 9, 1), pledged_on=date(2026, 10, 2))
    publish(release, by=None, at=timezone.now())
    page = warga.get(reverse("standard", args=[factories.LOKOMOTIF])).content.decode()
    assert f'<a href="/penetapan/{release.slug}.pdf">Unduh PDF</a>' in page
    assert "Standar ini mulai pada halaman 131." in page
    assert "<dt>Uji publik</dt><dd>1 September 2026</dd>" in page
    assert "<dt>Maklumat pelayanan</dt><dd>2 Oktober 2026</dd>" in page
    history = warga.get(reverse("standard-history", args=[factories.LOKOMOTIF])).content.decode()
    assert "Uji publik: 1 September 2026. Maklumat: 2 Oktober 2026." in history
    assert "Uji publik: tanggalnya belum diketahui." in history
    assert b"".join(warga.get(f"/penetapan/{release.slug}.pdf")) == PDF


def pages_address(release: Release) -> str:
    return reverse("admin:standards_release_pages", args=[release.pk])


def test_pages_are_typed_as_number_and_page(as_user, editor):
    release = with_pdf(TODAY)
    client = as_user(editor)
    response = client.post(pages_address(release), {"pages": "64\t131\r\n\r\n"}, follow=True)
    assert "Halaman 1 standar dicatat." in response.content.decode()
    assert release.versions.get().pdf_page == 131
    assert "64 131</textarea>" in client.get(pages_address(release)).content.decode()
    again = client.post(pages_address(release), {"pages": "64: 131"}, follow=True)
    assert "Tidak ada halaman yang berubah." in again.content.decode()
    client.post(pages_address(release), {"pages": ""})
    assert release.versions.get().pdf_page is None


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("64 131\nenam", "Baris 2: tulis nomor lampiran, spasi, lalu halaman, misalnya “44 131”."),
        ("65 1", "Baris 1: nomor 65 tidak ada dalam penetapan ini."),
        ("64 1\n64 2", "Baris 2: nomor 64 sudah ditulis di atas."),
        ("64 0", "Baris 1: halaman dihitung dari 1."),
        ("64 99999999999", "Baris 1: tulis nomor lampiran"),
    ],
)
def test_a_line_that_cannot_be_is_named_and_kept(as_user, editor, typed, cause):
    release = with_pdf(TODAY)
    page = as_user(editor).post(pages_address(release), {"pages": typed}).content.decode()
    assert cause in page
    assert f"{typed}</textarea>" in page
    assert release.versions.get().pdf_page is None


def test_pages_of_a_published_release_stay(as_user, editor):
    release = with_pdf(TODAY)
    publish(release, by=None, at=timezone.now())
    response = as_user(editor).post(pages_address(release), {"pages": "64 5"}, follow=True)
    assert "Penetapan ini sudah ditetapkan; halamannya tidak dapat diubah." in response.content.decode()
    assert release.versions.get().pdf_page is None


def test_other_pages_take_back_submission_and_make_a_writer(as_user, editor, penetap):
    release = with_pdf(TODAY)
    Release.objects.filter(pk=release.pk).update(submitted_at=timezone.now(), submitted_by=penetap)
    as_user(editor).post(pages_address(release), {"pages": "64 7"})
    release.refresh_from_db()
    assert not release.is_submitted
    assert list(release.writers.all()) == [editor]
