"""Whether a licence is late, by its own standard: each day with its reason, then the way to complain."""

from datetime import date, timedelta

import pytest
from django.test import Client

from complaints.models.calendar import CalendarYear, working_calendar
from complaints.service_days import ServiceCount, ServiceDates, ServicePromise, count_service, service_promise
from tests.factories import LOKOMOTIF, at, published, standard
from tests.standards.clock import set_clock
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
SEVEN = ServicePromise(7, "working_day", "sejak berkas lengkap")
LINK = f'href="/pengaduan/baru/?standar={LOKOMOTIF}&amp;komponen=3">Adukan keterlambatan ini'


@pytest.fixture(autouse=True)
def monday(monkeypatch):
    set_clock(monkeypatch, at(2026, 11, 23))


def count(received_on: date, issued_on: date | None = None, promise: ServicePromise = SEVEN) -> ServiceCount:
    return count_service(standard(), promise, ServiceDates(received_on, issued_on, TODAY), working_calendar())


def read(client: Client, **query: str) -> str:
    response = client.get(f"/standar/{LOKOMOTIF}/hitung-hari/", query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("received_on", "issued_on", "due_on", "told"),
    [
        (date(2026, 11, 5), None, date(2026, 11, 16), "terlambat 5 hari kerja"),
        (date(2026, 11, 12), None, date(2026, 11, 23), "jatuh tempo hari ini"),
        (date(2026, 11, 13), None, date(2026, 11, 24), "sisa 1 hari kerja"),
        (date(2026, 11, 5), date(2026, 11, 16), date(2026, 11, 16), "jatuh tempo hari ini"),
        (date(2026, 11, 5), date(2026, 11, 17), date(2026, 11, 16), "terlambat 1 hari kerja"),
        # Received on a Saturday: Monday is day 1.
        (date(2026, 11, 7), None, date(2026, 11, 17), "terlambat 4 hari kerja"),
        # Nyepi and joint leave, then Idulfitri: 18-24 March 2026 do not count.
        (date(2026, 3, 16), date(2026, 4, 1), date(2026, 4, 1), "jatuh tempo hari ini"),
    ],
)
def test_due_day_and_lateness_in_working_days(received_on, issued_on, due_on, told):
    counted = count(received_on, issued_on)
    assert (counted.due_on, counted.standing_in_words) == (due_on, told)
    assert (counted.days[0].on, counted.days[-1].on, counted.days[-1].number) == (received_on, due_on, 7)


def test_a_promise_in_calendar_days_counts_every_day():
    counted = count(date(2026, 11, 5), promise=ServicePromise(14, "calendar_day"))
    assert (counted.due_on, counted.days) == (date(2026, 11, 19), ())


def test_the_promise_is_the_one_of_the_day_of_receipt():
    words = "10 hari kerja sejak diterimanya berkas permohonan secara lengkap dan benar."
    published(TODAY, standard(), k3=words)
    days = [service_promise(standard(), TODAY - timedelta(days=back)).days for back in (0, 1)]
    assert days == [10, 7]


def test_every_day_is_explained_and_the_late_licence_leads_to_a_complaint_about_component_3(client):
    html = read(client, diterima="5-11-2026")
    words = words_of(html)
    assert "Senin, 16 November 2026" in words
    assert "Terlambat 5 hari kerja, dihitung sampai hari ini" in words
    assert "Selama izin belum terbit, pengaduan selalu diterima." in words
    assert "Tidak dihitung : Sabtu, 7 November 2026 Akhir pekan" in words
    assert "Hari kerja ke- 7 : Senin, 16 November 2026 Batas selesai" in words
    assert "Berkas lengkap, belum dihitung" in words
    assert "jawaban" not in words_of(html[html.index("<main") : html.index("</main>")])
    assert LINK in html


def test_the_link_opens_the_form_at_component_3(client):
    page = client.get(f"/pengaduan/baru/?standar={LOKOMOTIF}&komponen=3", follow=True).content.decode()
    assert "Waktu penyelesaian (komponen 3, Jangka Waktu Penyelesaian) (ganti)" in page


def test_a_licence_issued_late_can_be_complained_of_for_30_days(client):
    html = read(client, diterima="5-11-2026", terbit="18-11-2026")
    assert "Terbit terlambat 2 hari kerja" in words_of(html)
    assert "paling lambat 18 Desember 2026." in words_of(html)
    assert LINK in html
    late = words_of(read(client, diterima="1-9-2026", terbit="1-10-2026"))
    assert "paling lambat 31 Oktober 2026. Tanggal itu sudah lewat; kantor masih dapat" in late


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"diterima": "5-11-2026", "terbit": "16-11-2026"}, "Izin terbit 16 November 2026, tepat waktu."),
        ({"diterima": "12-11-2026"}, "Hari ini hari terakhirnya"),
        ({"diterima": "20-11-2026"}, "Belum terlambat: sisa 6 hari kerja"),
    ],
)
def test_what_is_not_late_leads_to_no_complaint(client, query, told):
    html = read(client, **query)
    assert told in words_of(html)
    assert LINK not in html


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"diterima": ""}, "Isi tanggal berkas lengkap diterima kantor."),
        ({"diterima": "31-2-2026"}, "31-2-2026: tanggal itu tidak ada. Periksa hari dan bulannya."),
        (
            {"diterima": "5-11-2026", "terbit": "4-11-2026"},
            "Izin tidak mungkin terbit sebelum berkasnya diterima, 5 November 2026.",
        ),
        (
            {"diterima": "5-11-2026", "terbit": "24-11-2026"},
            "24 November 2026 belum tiba. Kosongkan bila izin belum terbit.",
        ),
        ({"diterima": "1-1-1990"}, "Tanggal ini belum dapat dihitung: hari libur baru diketahui untuk"),
        ({"diterima": "31-12-9999"}, "Tanggal ini belum dapat dihitung"),
        ({"diterima": "9" * 4000}, "tidak terbaca sebagai tanggal"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field(client, query, error):
    html = read(client, **query)
    assert words_of(html).count(error) == 2
    assert "<title>Galat: " in html
    assert LINK not in html


def test_years_whose_holidays_are_not_confirmed_are_named(client):
    CalendarYear.objects.filter(year=2026).update(is_confirmed=True)
    assert "belum dipastikan" not in read(client, diterima="5-11-2026")
    CalendarYear.objects.filter(year=2026).update(is_confirmed=False)
    assert "tahun yang hari liburnya belum dipastikan" in read(client, diterima="5-11-2026")


def test_without_a_number_of_days_in_the_words_nothing_is_invented(client):
    published(TODAY, standard(), k3="Sesuai dengan kerumitan permohonan.")
    words = words_of(read(client))
    assert "Bunyi komponen 3 tidak menyebut jumlah hari." in words
    assert "Dijanjikan selesai" not in words


def test_component_3_leads_there(client):
    assert (
        f'href="/standar/{LOKOMOTIF}/hitung-hari/"' in client.get(f"/standar/{LOKOMOTIF}/").content.decode()
    )
