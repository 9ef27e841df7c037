"""A lost receipt: the number by who one is, never the case; then a new code, and the old one is dead."""

from urllib.parse import quote

import pytest
from django.db import IntegrityError, connection, transaction

from complaints.accusation import About
from complaints.filing import Complainant
from complaints.intake import Identity
from complaints.limits import SEARCH_IN_A_DAY, SEARCH_IN_AN_HOUR
from complaints.models import CodeSearch, Complaint, IdentityView
from complaints.models.code_renewal import SearchWay
from tests.complaints.citizen_form import clock, page_text
from tests.factories import WARGA, at, complaint

pytestmark = pytest.mark.django_db
LOOK_UP = "/petugas/loket/kode-hilang/"
WHY = "Tanda terima hilang, datang ke loket"
NOON = at(2026, 3, 10, 12)
ROUTES = {"phone": WARGA.phone, "name": WARGA.name}


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def look_up(client, *, reason: str = WHY, **wanted: str):
    return client.post(LOOK_UP, wanted | {"reason": reason})


def numbers(answer) -> list[str]:
    return [case.number for case in answer.context["found"].cases]


def page_of(case: Complaint, word: str) -> str:
    return f"/petugas/perkara/{case.number}/{word}/"


PHONES = [
    "081234567890",
    "0812 3456-7890",
    "+62 812-3456-7890",
    "62 812 34567890",
    "0062812 34567890",
    "+6208123456 7890",
]


@pytest.mark.parametrize("kept", PHONES[:3])
@pytest.mark.parametrize("typed", PHONES)
def test_one_number_is_found_however_it_is_written(desk, kept, typed):
    case = complaint(complainant=Complainant(name="Sari", phone=kept))
    assert numbers(look_up(desk, phone=typed)) == [case.number]


@pytest.mark.parametrize("typed", ["Sari Wulandari", "sari  WULANDARI ", "\tSari\u00a0Wulandari"])
def test_a_name_forgives_case_and_blanks(desk, typed):
    case = complaint(complainant=Complainant(name=" Sari   wulandari", phone="0811000111"))
    assert numbers(look_up(desk, name=typed)) == [case.number]


@pytest.mark.parametrize(
    "wanted",
    [
        {"name": "Sari"},
        {"name": "Wulandari"},
        {"name": "Sari Wulandar"},
        {"name": "Sari Wulandari S."},
        {"name": "Sari%"},
        {"name": "SariWulandari"},
        {"name": ".*"},
        {"phone": "08123456789"},
        {"phone": "34567890"},
        {"phone": "081234567891"},
    ],
    ids=lambda wanted: "".join(wanted.values()),
)
def test_a_part_of_it_finds_nothing(desk, wanted):
    complaint()
    answer = look_up(desk, **wanted)
    assert numbers(answer) == []
    assert "Tidak ada perkara menurut" in page_text(answer)


def test_the_answer_holds_the_number_and_nothing_else_of_the_case(desk):
    case = complaint(identity=Identity.CONFIDENTIAL)
    answer = look_up(desk, phone=WARGA.phone)
    page = answer.content.decode()
    assert case.number in page
    for words in (WARGA.name, WARGA.phone, case.description, "Dirahasiakan", "tiga minggu"):
        assert words not in page
    assert "no-store" in answer["Cache-Control"]


def test_the_newest_ten_are_shown_and_it_says_that_there_are_more(desk):
    cases = [complaint() for _ in range(12)]
    answer = look_up(desk, name=WARGA.name)
    assert numbers(answer) == [case.number for case in reversed(cases[2:])]
    assert "10 perkara terbaru menurut nama lengkap" in page_text(answer)
    assert "Masih ada yang lain" in page_text(answer)
    assert IdentityView.objects.count() == 10


@pytest.mark.parametrize("way", ROUTES)
def test_every_look_up_is_on_record_without_what_was_typed(desk, pelaksana, way):
    case = complaint()
    look_up(desk, **{way: ROUTES[way]})
    look_up(desk, **{way: "089911112222"})
    hit, miss = CodeSearch.objects.order_by("pk")
    assert (hit.by, hit.way, hit.reason, hit.shown) == (pelaksana, way, WHY, 1)
    assert (miss.by, miss.way, miss.reason, miss.shown) == (pelaksana, way, WHY, 0)
    look = IdentityView.objects.get()
    assert (look.complaint, look.by, look.reason) == (case, pelaksana, f"Kode hilang: {WHY}")


@pytest.mark.parametrize(
    "verb", ["UPDATE complaints_codesearch SET shown = 0", "DELETE FROM complaints_codesearch"]
)
def test_the_record_stays(desk, verb):
    look_up(desk, phone=WARGA.phone)
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute(verb)


def test_overseers_read_who_searched(desk, as_user, kasi, inspektorat):
    look_up(desk, phone=WARGA.phone)
    for overseer in (kasi, inspektorat):
        page = page_text(as_user(overseer).get("/petugas/pembukaan-identitas/kode-hilang/"))
        assert f"Nomor telepon tidak ada {WHY}" in page
        assert WARGA.phone not in page


def test_what_was_typed_is_in_no_log_and_no_address(desk, caplog):
    caplog.set_level("DEBUG")
    complaint()
    answer = look_up(desk, name=WARGA.name)
    assert answer.status_code == 200
    assert "Sari" not in caplog.text
    assert "Sari" not in str(answer.headers)
    assert quote(WARGA.name) not in answer.content.decode()


FAULTS = [
    ({}, WHY, "Tulis nomor telepon atau nama lengkap pelapor."),
    (ROUTES, WHY, "Cari dengan salah satu saja"),
    ({"phone": "0812"}, WHY, "Periksa nomor telepon"),
    ({"phone": WARGA.phone}, "", "Tulis alasan mencari perkara ini."),
    ({"phone": WARGA.phone}, "abc", "Tulis alasannya dengan beberapa kata."),
    ({"phone": WARGA.phone}, "x" * 151, "Alasan terlalu panjang"),
    ({"name": WARGA.name}, "Ibu SARI wulandari datang", "tanpa nama dan nomor pelapor"),
    ({"phone": WARGA.phone}, "Dari 0812-3456-7890", "tanpa nama dan nomor pelapor"),
    ({"phone": WARGA.phone}, "Dari +62 812 3456 7890", "tanpa nama dan nomor pelapor"),
    ({"name": "Sari\x00"}, WHY, ""),
]


@pytest.mark.parametrize(("wanted", "reason", "words"), FAULTS, ids=[words or "nul" for *_, words in FAULTS])
def test_nothing_is_looked_for_while_the_form_has_faults(desk, wanted, reason, words):
    complaint()
    answer = look_up(desk, reason=reason, **wanted)
    assert answer.status_code in (200, 400)
    assert words in page_text(answer)
    assert not CodeSearch.objects.exists()
    assert not IdentityView.objects.exists()


def test_who_is_accused_finds_nothing_as_if_it_never_was(desk, as_user, pelaksana, kasi):
    case = complaint(complainant=Complainant(name="Lain", phone="0811222333"))
    Complaint.objects.filter(pk=case.pk).update(about=About.OFFICERS)
    case.accused.add(pelaksana.officer)
    hidden = page_text(look_up(desk, phone="0811222333"))
    never = page_text(look_up(desk, phone="0811222444"))
    assert hidden == never
    assert CodeSearch.objects.filter(shown=0).count() == 2
    assert not IdentityView.objects.exists()
    assert numbers(look_up(as_user(kasi), phone="0811222333")) == [case.number]


def test_what_goes_above_is_found_only_above(desk, as_user, inspektorat):
    case, other = complaint(), complaint()
    Complaint.objects.filter(pk=case.pk).update(goes_above=True, about=About.OFFICE)
    assert numbers(look_up(desk, phone=WARGA.phone)) == [other.number]
    assert numbers(look_up(as_user(inspektorat), phone=WARGA.phone)) == [case.number]


@pytest.mark.parametrize("who", ["petugas", "editor", "pengelola"])
def test_without_the_permission_nothing_is_looked_for(request, as_user, who):
    complaint()
    assert look_up(as_user(request.getfixturevalue(who)), phone=WARGA.phone).status_code == 403
    assert not CodeSearch.objects.exists()


def test_the_twenty_first_look_up_in_an_hour_waits_whatever_it_would_find(desk, as_user, kasi):
    complaint()
    with clock(NOON):
        for _ in range(SEARCH_IN_AN_HOUR.most):
            assert look_up(desk, phone=WARGA.phone).status_code == 200
        held = look_up(desk, phone=WARGA.phone)
        assert held.status_code == 429
        assert "Tunggu sampai pukul 13.01 WIB" in page_text(held)
        assert look_up(as_user(kasi), phone=WARGA.phone).status_code == 200
    assert CodeSearch.objects.count() == SEARCH_IN_AN_HOUR.most + 1
    with clock(at(2026, 3, 10, 14)):
        assert look_up(desk, phone=WARGA.phone).status_code == 200


def test_the_day_has_its_limit_too(desk):
    for hour in range(3):
        with clock(at(2026, 3, 10, 8 + 2 * hour)):
            for _ in range(SEARCH_IN_AN_HOUR.most):
                assert look_up(desk, phone="0811222333").status_code == 200
    with clock(at(2026, 3, 10, 16)):
        assert look_up(desk, phone="0811222333").status_code == 429
    assert CodeSearch.objects.count() == SEARCH_IN_A_DAY.most


def test_name_and_phone_are_found_by_the_ways_of_the_form():
    case = complaint()
    assert {way.value for way in SearchWay} == set(ROUTES)
    assert str(case) not in str(CodeSearch(way=SearchWay.NAME, at=NOON))


@pytest.mark.parametrize(
    ("who", "queue", "counter"),
    [
        ("petugas", 0, 0),
        ("pelaksana", 1, None),
        ("kasi", 0, 1),
        ("kepala", 1, None),
        ("inspektorat", 1, None),
    ],
)
def test_who_may_look_finds_the_way_there_once(request, as_user, who, queue, counter):
    """Among the pages of the counter, and beside the queue for who has no counter."""
    client, link = as_user(request.getfixturevalue(who)), f'href="{LOOK_UP}"'
    assert client.get("/petugas/").content.decode().count(link) == queue
    entry = client.get("/petugas/loket/")
    assert (entry.content.decode().count(link) if entry.status_code == 200 else None) == counter
