"""Every public page: no cookie, an ETag, a title; and what the pages of the standards must say."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from standards.models import Channel, Contact, Office, ServiceLocation, ServiceStandard
from standards.publishing import publish
from tests.factories import INSPEKSI, hours, published, release, version
from tests.public_pages import MACHINE, PUBLIC
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("path", [*PUBLIC, *MACHINE])
EVERY_PAGE = pytest.mark.parametrize("path", PUBLIC)


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return words_of(response.content.decode())


@EVERY
def test_readers_get_no_cookie_and_may_keep_the_page_a_minute(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    control = dict(part.partition("=")[::2] for part in response["Cache-Control"].split(", "))
    assert "public" in control
    assert 0 <= int(control["max-age"]) <= 60


@EVERY
def test_an_unchanged_page_is_not_sent_again(client, path):
    etag = client.get(path)["ETag"]
    again = client.get(path, headers={"if-none-match": etag})
    assert again.status_code == 304
    assert not again.content


@EVERY_PAGE
def test_the_title_says_page_and_office_and_there_is_one_h1(client, path):
    html = client.get(path).content.decode()
    assert f"<title>{PUBLIC[path]} – DPMPTSP Kabupaten Purwakarta</title>" in html
    assert html.count("<h1") == 1


@EVERY_PAGE
def test_a_screen_reader_learns_the_language_and_may_leap_to_the_words(client, path):
    html = client.get(path).content.decode()
    assert '<html lang="id">' in html
    links = re.findall(r"<a [^>]*href=\"([^\"]+)\"", html)
    assert links[0] == "#isi"
    assert html.count('<main id="isi"') == 1


@EVERY
def test_only_reading_is_answered(client, path):
    response = client.post(path)
    assert response.status_code == 405
    assert "public" not in response["Cache-Control"]


def test_home_shows_the_three_promises_of_the_data_in_force(client):
    words = read(client, "/")
    for promise in ("7 hari kerja", "Gratis", "14 hari kerja paling lambat, sejak pengaduan diterima"):
        assert promise in words
    changed = (
        "1. Paling lambat 30 (tiga puluh) hari kalender sejak pemohon menerima pelayanan;\n"
        "2. Paling lambat 10 (sepuluh) hari kerja sejak diterimanya pengaduan;"
    )
    published(timezone.localdate() + timedelta(days=1), None, k6=changed)
    assert "14 hari kerja paling lambat" in read(client, "/")
    published(timezone.localdate(), None, k6=changed)
    assert "10 hari kerja paling lambat" in read(client, "/")


def test_home_leads_to_standards_sectors_and_places(client):
    html = client.get("/").content.decode()
    assert f'href="/standar/{INSPEKSI}/"' in html
    assert 'href="/standar/?sektor=perindustrian">Perindustrian</a> (1)' in html
    assert "Mal Pelayanan Publik Bale Madukara" in html
    assert 'href="/pengaduan/baru/"' in html


def test_home_without_any_standard_still_answers(client):
    draft = release(timezone.localdate())
    for known in ServiceStandard.objects.all():
        version(draft, known, withdrawn=True)
    publish(draft, by=None, at=timezone.now())
    assert "Belum ada standar yang terbit" in read(client, "/")


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        ("/profil/", "Kantor belum menyampaikan namanya kepada pengelola portal."),
        ("/profil/", "Atasan kantor belum dicatat."),
        ("/profil/", "Jam layanan belum dicatat"),
        ("/maklumat/", "Naskah maklumat belum dicatat"),
    ],
)
def test_what_nobody_knows_is_named_as_missing(client, path, missing):
    assert missing in read(client, path)


def test_what_becomes_known_is_shown(client):
    Office.objects.update(
        complaint_officer_name="Siti Rahmawati",
        direct_superior="Sekretaris Daerah",
        pledge_text="Kami sanggup melayani.",
        pledge_signed_on="2026-01-02",
    )
    hours(note="Istirahat pukul 12.00.", checked_on=date(2026, 11, 1), monday="08.00–15.00")
    profile = read(client, "/profil/")
    assert "Siti Rahmawati" in profile
    assert "Teruskan kepada Sekretaris Daerah" in profile
    assert "Senin 08.00–15.00 Selasa–Minggu tutup" in profile
    assert "Istirahat pukul 12.00. Jam layanan diperiksa 1 November 2026." in profile
    pledge = read(client, "/maklumat/")
    assert "Kami sanggup melayani." in pledge
    assert "Ditandatangani 2 Januari 2026." in pledge


def footer(client) -> str:
    return client.get("/bantuan/").content.decode().partition("<footer")[2]


def test_the_footer_gives_the_address_of_the_first_place_and_invents_none(client, django_assert_num_queries):
    assert "<address>Jalan Veteran Nomor 139, " in footer(client)
    ServiceLocation.objects.filter(slug="kantor").update(address="Jalan Baru Nomor 1")
    assert "<address>Jalan Baru Nomor 1</address>" in footer(client)
    ServiceLocation.objects.filter(slug="mpp").update(position=0)
    assert "<address>Jalan Jenderal Sudirman, " in footer(client)
    Contact.objects.update(location=None)
    ServiceLocation.objects.all().delete()
    assert "<address>" not in footer(client)
    assert "Jalan" not in footer(client)
    with django_assert_num_queries(1):
        client.get("/privasi/")


def test_profile_gives_every_channel_of_the_regulation_word_for_word(client):
    words = read(client, "/profil/")
    for channel in ("Telepon: (0264) 8224794 ext.103", "Twitter: dpmpptsp_pwk", "Kotak Pengaduan"):
        assert channel in words


@pytest.mark.parametrize("path", ["/profil/", "/pengaduan/"])
def test_a_way_within_the_office_is_not_offered_to_citizens(client, path):
    words = read(client, path)
    assert "SP4N-LAPOR!" in words
    assert "Disposisi internal" not in words
    Channel.objects.filter(code="disposisi").update(is_public=True)
    assert "Disposisi internal" in read(client, path)


def test_pledge_page_gives_component_12_word_for_word(client):
    words = read(client, "/maklumat/")
    assert "PASTI (Pelayanan Sepenuh Hati)" in words
    assert "Fakta integritas;" in words


@pytest.mark.parametrize(
    "said",
    [
        "dihapus 365 hari setelah perkara ditutup, oleh program yang dijalankan setiap hari",
        "paling lambat 3 × 24 jam",
        "Undang-Undang Nomor 27 Tahun 2022",
        "Undang-Undang Nomor 25 Tahun 2009",
        "pada perkara mana pun, tidak hanya yang mereka tangani",
        "Setiap pembukaan identitas dicatat: siapa, kapan, dan apa alasannya",
        "Sejak petugas itu disebut pada perkaranya, perkara itu tertutup bagi akunnya",
        "Kata-kata yang Anda tulis di sana dihapus setelah 180 hari.",
        "Disimpan di peladen kami dan dapat Anda lanjutkan selama 24 jam",
        "NIK, foto KTP",
    ],
)
def test_privacy_notice_says_who_why_what_and_how_long(client, said):
    assert said in read(client, "/privasi/")


@pytest.mark.parametrize(
    ("path", "promised"),
    [
        ("/privasi/", "Petugas yang diadukan tidak menangani"),
        ("/privasi/", "dihapus 365 hari setelah perkara ditutup. Perkaranya"),
        ("/privasi/", "Petugas yang menangani perkara Anda."),
        ("/privasi/", "hanya yang diperlukan diteruskan"),
        ("/pengaduan/baru/00000000-0000-4000-8000-000000000000/siapa/", "hanya di peramban"),
    ],
)
def test_nothing_is_promised_that_the_program_does_not_keep(client, path, promised):
    words = words_of(client.get(path).content.decode())
    assert "24 jam" in words, "the page that tells how long things are kept"
    assert promised not in words


def test_help_takes_its_days_from_the_rule_in_force(client):
    words = read(client, "/bantuan/")
    assert "paling lambat 30 hari kalender sejak pelayanan Anda terima" in words
    assert "menjawab paling lambat 14 hari kerja" in words
    assert "belum terverifikasi" in words
