"""The three pages: what they ask, what they forgive, what they say, and that nothing is lost."""

from uuid import uuid4

import pytest

from standards.components import COMPONENTS
from tests.complaints.citizen_form import NAMELESS, WHAT, WHO, clock, key_in, page_text, start, write
from tests.factories import INSPEKSI, LOKOMOTIF, at

pytestmark = pytest.mark.django_db
MARCH_10 = at(2026, 3, 10)


def test_each_form_gets_an_address_of_its_own_and_keeps_the_link(warga) -> None:
    first = start(warga, f"?standar={LOKOMOTIF}&komponen=3&butir=&utm=x")
    assert first.endswith(f"?standar={LOKOMOTIF}&komponen=3")
    assert key_in(first) != key_in(start(warga))


def test_the_link_chooses_standard_component_and_item(warga) -> None:
    answer = warga.get(start(warga, f"?standar={INSPEKSI}&komponen=6&butir=4"))
    text = page_text(answer)
    assert "Anda mengadukan butir ini 4. DPMPTSP wajib menanggapi" in text
    assert f'value="{INSPEKSI}"' in (body := answer.content.decode())
    assert body.count(" checked") == 2


@pytest.mark.parametrize("query", ["?standar=tidak-ada&komponen=99&butir=x", "?komponen=²", "?butir=4"])
def test_a_link_to_nothing_is_ignored(warga, query: str) -> None:
    answer = warga.get(start(warga, query))
    assert answer.status_code == 200
    assert "Anda mengadukan butir ini" not in page_text(answer)


def test_every_component_has_a_plain_name(warga) -> None:
    body = warga.get(start(warga)).content.decode()
    assert all(f'name="component" value="{each.number}"' in body for each in COMPONENTS)


def test_searching_shows_matches_and_keeps_everything_typed(warga) -> None:
    typed = WHAT | {"cari": "1", "words": "lokomotif", "standard": "", "served_on": "31-2-2026"}
    answer = warga.post(start(warga), typed)
    text, body = page_text(answer), answer.content.decode()
    assert "Reparasi Lokomotif dan Gerbong Kereta" in text
    assert "Jasa Inspeksi" not in text
    assert "Galat" not in body
    assert WHAT["description"] in body
    assert 'value="31-2-2026"' in body


def test_a_search_without_result_says_what_to_do(warga) -> None:
    text = page_text(warga.post(start(warga), {"cari": "1", "words": "tukang sihir"}))
    assert "Tidak ada izin yang cocok dengan “tukang sihir”. Coba kata lain atau angka KBLI-nya" in text


def test_an_empty_first_page_names_every_missing_answer(warga) -> None:
    answer = warga.post(start(warga), {})
    body, text = answer.content.decode(), page_text(answer)
    assert "<title>Galat: Apa yang terjadi" in body
    assert "Ada masalah" in text
    for message, field in {
        "Pilih izin yang Anda adukan. Bila tidak ada di daftar, pilih jawaban terakhir.": "standard_0",
        "Pilih masalahnya tentang apa. Bila tidak tahu, pilih jawaban terakhir.": "component_0",
        "Pilih apakah Anda sudah dilayani.": "service_status_0",
        "Tulis apa yang terjadi, walaupun singkat.": "description",
    }.items():
        assert f'<a href="#id_{field}">{message}</a>' in body
        assert f'id="id_{field}"' in body
        assert text.count(message) == 2


@pytest.mark.parametrize(
    ("typed", "kept", "message"),
    [
        ("", "", "Isi tanggal Anda dilayani, atau pilih bahwa Anda tidak ingat."),
        ("31-2-2026", "31-2-2026", "31-2-2026: tanggal itu tidak ada. Periksa hari dan bulannya."),
        (
            "11/3/2026",
            "2026-03-11",
            "Tanggal layanan tidak boleh sesudah tanggal pengaduan diterima, 10 Maret 2026. "
            "Periksa kembali tanggalnya.",
        ),
        ("31-12-1999", "1999-12-31", "Tanggal layanan terlalu lampau. Isi tanggal mulai 1 Januari 2000."),
        (
            "kapan ya",
            "kapan ya",
            "“kapan ya” tidak terbaca sebagai tanggal. Tulis seperti 17-8-2026 atau 17 Agustus 2026.",
        ),
    ],
)
def test_a_bad_day_of_service_is_told_and_nothing_is_lost(warga, typed: str, kept: str, message: str) -> None:
    with clock(MARCH_10):
        answer = warga.post(start(warga), WHAT | {"service_status": "received", "served_on": typed})
    body = answer.content.decode()
    assert page_text(answer).count(message) == 2
    assert WHAT["description"] in body
    assert body.count(" checked") == 3
    assert f'name="served_on" value="{kept}"' in body or not typed


def test_a_text_too_long_says_by_how_much_and_comes_back_whole(warga) -> None:
    answer = warga.post(start(warga), WHAT | {"description": "a" * 6200})
    assert "Cerita Anda terlalu panjang: 6.200 huruf, paling banyak 5.000." in page_text(answer)
    assert "a" * 6200 in answer.content.decode()


def test_line_breaks_count_as_one(warga) -> None:
    assert warga.post(start(warga), WHAT | {"description": "a\r\n" * 2500}).status_code == 302


@pytest.mark.parametrize(
    "phone", ["0812-3456 7890", "(0264) 822.4794", "+62 812 3456 7890", "０８１２３４５６７８"]
)
def test_phone_numbers_are_forgiven(warga, phone: str) -> None:
    assert "periksa" in write(warga, who=WHO | {"phone": phone})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"identity": ""}, "Pilih apakah identitas Anda terbuka, dirahasiakan, atau tidak disebutkan."),
        ({"name": " "}, "Tulis nama Anda."),
        ({"phone": ""}, "Isi sedikitnya satu: nomor telepon, surel, atau alamat."),
        (
            {"phone": "12"},
            "Periksa nomor telepon: tulis 8 sampai 15 angka, misalnya 0812 3456 7890.",
        ),
        ({"email": "sari di rumah"}, "Periksa alamat surel: tulis seperti nama@contoh.id."),
        ({"on_behalf": "proxy"}, "Tulis nama orang atau badan yang Anda wakili."),
        ({"name": "x" * 121}, "Nama terlalu panjang: 121 huruf, paling banyak 120."),
    ],
)
def test_who_says_what_is_missing(warga, changes: dict, message: str) -> None:
    page = warga.post(start(warga), WHAT)["Location"]
    answer = warga.post(page, WHO | changes)
    assert "<title>Galat: Siapa Anda" in answer.content.decode()
    assert page_text(answer).count(message) == 2


@pytest.mark.parametrize("way", [{"phone": "081234567890"}, {"email": "sari@contoh.id"}, {"address": "Desa"}])
def test_one_way_to_be_reached_is_enough(warga, way: dict) -> None:
    assert "periksa" in write(warga, who=WHO | {"phone": ""} | way)


def test_without_identity_nothing_of_a_person_is_kept(warga) -> None:
    page = write(warga, who=WHO | {"identity": "none", "phone": "12", "email": "bukan surel"})
    assert "Sari" not in page_text(warga.get(page))
    assert "Sari" not in str(dict(warga.session))


def test_who_changes_their_mind_finds_the_page_as_new(warga) -> None:
    page = write(warga, who=NAMELESS).replace("periksa", "siapa")
    body = warga.get(page).content.decode()
    assert body.count(" checked") == 2
    assert "(opsional)" not in body


def outlook(warga, what: dict, who: dict) -> str:
    with clock(MARCH_10):
        return page_text(warga.get(write(warga, what, who)))


@pytest.mark.parametrize(
    ("what", "who", "sentences"),
    [
        (
            {"service_status": "received", "served_on": "8/2/2026"},
            WHO,
            [
                "Kami jawab paling lambat 7 April 2026 Itu 14 hari kerja bila Anda mengirim hari ini.",
                "Layanan diterima 8 Februari 2026 dan batas mengadu 10 Maret 2026, jadi pengaduan ini "
                "tepat waktu. Dasar: Komponen 6 angka 2.",
            ],
        ),
        (
            {"service_status": "received", "served_on": "7 Februari 2026"},
            WHO,
            [
                "Kami jawab paling lambat 7 April 2026",
                "Layanan diterima 7 Februari 2026 dan batas mengadu 9 Maret 2026 sudah lewat. Pengaduan "
                "ini tetap kami terima; petugas dapat memutuskan memperlakukannya sebagai saran, dan "
                "keputusan beserta alasannya disampaikan kepada Anda. Dasar: Komponen 6 angka 3.",
            ],
        ),
        (
            {"service_status": "not_served", "served_on": "1-1-2020"},
            WHO | {"identity": "confidential"},
            [
                "Identitas dirahasiakan",
                "Kami jawab paling lambat 7 April 2026",
                "Layanan belum Anda terima, jadi batas waktu mengadu belum mulai berjalan.",
            ],
        ),
        (
            {"service_status": "not_remembered"},
            WHO,
            ["Tanggal layanan tidak Anda ingat, jadi pengaduan ini dianggap tepat waktu sampai petugas"],
        ),
        (
            {},
            NAMELESS,
            [
                "Diperlakukan sebagai saran atau masukan Tanpa nama dan cara menghubungi Anda, laporan ini "
                "diperlakukan sebagai saran atau masukan dan tidak memiliki tenggat jawaban. Bila ingin "
                "tetap mengadu, Anda dapat meminta agar identitas dirahasiakan. Dasar: Komponen 6 angka 5 "
                "huruf b.",
            ],
        ),
    ],
    ids=["R2 day 30", "R4 day 31", "R2 not served", "R2 not remembered", "R7"],
)
def test_before_sending_the_page_says_what_will_happen(
    warga, what: dict, who: dict, sentences: list[str]
) -> None:
    text = outlook(warga, what, who)
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_no_deadline_is_promised_to_a_suggestion(warga) -> None:
    assert "paling lambat" not in outlook(warga, {}, NAMELESS)


def test_past_the_known_calendar_the_complaint_is_taken_all_the_same(warga) -> None:
    with clock(at(2027, 12, 13)):
        text = page_text(warga.get(write(warga)))
    assert "Batas jawaban belum dapat dihitung Hari libur tahun itu belum diumumkan." in text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_start_only_reads(warga, method: str) -> None:
    assert getattr(warga, method)("/pengaduan/baru/").status_code == 405


@pytest.mark.parametrize("step", ["", "siapa/", "periksa/"])
def test_the_pages_take_no_other_method(warga, step: str) -> None:
    assert warga.put(f"/pengaduan/baru/{uuid4()}/{step}").status_code == 405
