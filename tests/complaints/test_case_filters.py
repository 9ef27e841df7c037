"""The filters of the lists of cases: each alone, together, wrong, removed; the same on both lists."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints.forms.case_filter import KINDS, OUTCOMES, ROUTES, STATES
from complaints.intake import Identity, Kind
from complaints.models import Complaint
from complaints.stages import Route, State
from standards.models import Channel, ServiceLocation
from tests.complaints.desk import answered, by_hand, closed, followed, taken
from tests.factories import INSPEKSI, LOKOMOTIF, WARGA, complaint, standard

pytestmark = pytest.mark.django_db
CASES, QUEUE = reverse("desk-cases"), reverse("desk-queue")


@pytest.fixture
def desk(as_user, pelaksana):
    return as_user(pelaksana)


def shown(desk, query: str, address: str = CASES) -> set[str]:
    page = desk.get(address + query)
    assert page.status_code == 200
    text = page.content.decode()
    return {case.number for case in Complaint.objects.all() if f">{case.number}<" in text}


@pytest.fixture
def office(pelaksana, kasi) -> dict[str, Complaint]:
    """One case for each filter, and none that fits two of them by accident."""
    place = ServiceLocation.objects.first()
    made = {
        "plain": complaint(),
        "taken": taken(complaint(component=5), kasi),
        "followed": followed(complaint(component=6), pelaksana),
        "closed": closed(complaint(component=7), pelaksana),
        "suggestion": complaint(identity=Identity.NONE, component=8),
        "question": complaint(wants=Kind.INFORMATION_REQUEST, component=9),
        "inspection": complaint(standard=standard(INSPEKSI), component=10),
        "counter": complaint(channel=Channel.objects.get(code="b"), location=place, component=11),
        "today": complaint(received_on=timezone.localdate(), component=12),
        "urgent": complaint(component=13),
    }
    by_hand(Complaint.objects.filter(pk=made["urgent"].pk), is_priority=True)
    return made


def place() -> str:
    return ServiceLocation.objects.first().slug


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("tahap=tercatat", "plain suggestion question inspection counter today urgent"),
        ("tahap=selesai", "closed"),
        (
            "tahap=terbuka",
            "plain taken followed suggestion question inspection counter today urgent",
        ),
        ("tahap=sedang-ditelaah", "taken"),
        ("jenis=saran-atau-masukan", "suggestion"),
        ("jenis=permintaan-informasi", "question"),
        ("milik=saya", "followed closed"),
        ("milik=belum-diambil", "plain suggestion question inspection counter today urgent"),
        (f"standar={INSPEKSI}", "inspection"),
        ("standar=71204", "inspection"),
        ("standar=inspeksi+instalasi", "inspection"),
        ("standar=tidakada", ""),
        ("komponen=7", "closed"),
        ("kanal=b", "counter"),
        ("kelompok=masih-ada-waktu", "today"),
        ("kelompok=saran-dan-informasi", "suggestion question"),
        ("hasil=terbukti", "closed"),
        ("jalur=di-dalam-dpmptsp", "followed closed"),
        ("prioritas=didahulukan", "urgent"),
        (f"dari={timezone.localdate()}", "today"),
        ("sampai=2026-03-09", ""),
        ("dari=2026-03-10&sampai=2026-03-10&komponen=5", "taken"),
        ("tahap=selesai&komponen=5", ""),
    ],
)
def test_each_filter_shows_its_cases(desk, office, query, names):
    assert shown(desk, f"?{query}") == {office[name].number for name in names.split()}


def test_the_place_and_the_handler_are_chosen_by_their_word(desk, office, kasi):
    assert shown(desk, f"?tempat={place()}") == {office["counter"].number}
    assert shown(desk, f"?milik={kasi.pk}") == {office["taken"].number}


def test_late_and_answered_late_are_what_the_badge_says(desk, pelaksana):
    late = complaint()
    answered_late = answered(complaint(), pelaksana, on=date(2026, 4, 8))
    in_time = answered(complaint(), pelaksana, on=date(2026, 4, 7))
    assert shown(desk, "?kelompok=terlambat") == {late.number}
    assert shown(desk, "?kelompok=dijawab-terlambat") == {answered_late.number}
    page = desk.get(CASES + "?kelompok=dijawab-terlambat").content.decode()
    assert "Dijawab terlambat 1 hari kerja" in page
    assert shown(desk, "?kelompok=sudah-dijawab") == {answered_late.number, in_time.number}


@pytest.mark.parametrize(
    "query", ["komponen=5", "jenis=saran-atau-masukan", "standar=71204", "cari=diproses"]
)
def test_the_queue_knows_the_same_filters(desk, office, query):
    closed_case = {office["closed"].number}
    assert shown(desk, f"?{query}", QUEUE) == shown(desk, f"?{query}") - closed_case


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("tahap=ngawur", "Tahap: pilihan di alamat halaman ini tidak dikenal."),
        ("milik=99999999999999999999", "Penangan: pilihan di alamat halaman ini tidak dikenal."),
        ("kanal=%27", "Kanal: pilihan di alamat halaman ini tidak dikenal."),
        ("komponen=15", "Komponen: pilihan di alamat halaman ini tidak dikenal."),
        ("dari=31-02-2026", "Diterima mulai: tulis tanggal yang ada."),
        ("sampai=0000-00-00", "Diterima sampai: tulis tanggal yang ada."),
        ("dari=2026-03-10&sampai=2026-03-09", "Tanggal ini sebelum 10 Maret 2026. Tukar kedua tanggalnya."),
    ],
)
@pytest.mark.parametrize("address", [CASES, QUEUE])
def test_what_is_wrong_narrows_nothing_and_is_told(desk, address, query, message):
    case = complaint()
    page = desk.get(f"{address}?{query}")
    assert page.status_code == 200
    assert message in page.content.decode()
    assert f">{case.number}<" in page.content.decode()


@pytest.mark.parametrize("address", [CASES, QUEUE])
@pytest.mark.parametrize("name", ["cari", "standar"])
def test_a_long_search_is_cut(desk, address, name):
    page = desk.get(f"{address}?{name}={'x' * 1000}").content.decode()
    assert f'name="{name}" value="{"x" * 200}" maxlength="200"' in page


@pytest.mark.parametrize(
    "query", ["hal=0", "hal=x", "hal=99999999999999999999", "tidak-ada=1", "tahap=&tahap=x"]
)
def test_whatever_else_stands_in_the_address_is_no_fault(desk, query):
    complaint()
    assert desk.get(f"{CASES}?{query}", follow=True).status_code == 200


def test_a_nul_is_refused(desk):
    assert desk.get(f"{CASES}?cari=%00").status_code == 400


def test_every_active_filter_can_be_removed_alone(desk, office):
    page = desk.get(CASES + "?komponen=5&kanal=b&hal=2").content.decode()
    assert "Saringan aktif" in page
    assert 'href="?kanal=b"' in page
    assert 'href="?komponen=5"' in page
    assert "Komponen: <strong>5. Produk Layanan</strong>" in page
    assert 'class="all" href="?"' in page


def test_what_the_form_left_empty_leaves_the_address(desk):
    answer = desk.get(CASES + "?cari=&tahap=selesai&komponen=&milik=&hal=3")
    assert (answer.status_code, answer["Location"]) == (302, CASES + "?tahap=selesai&hal=3")


def test_an_empty_list_says_what_to_do(desk):
    assert "Belum ada perkara" in desk.get(CASES).content.decode()
    complaint()
    page = desk.get(CASES + "?komponen=14").content.decode()
    assert "Tidak ada perkara yang cocok" in page
    assert "Hapus salah satu saringan di atas" in page
    queue = desk.get(QUEUE + "?komponen=14").content.decode()
    assert "Tidak ada perkara yang menunggu dengan saringan ini" in queue
    assert f"{CASES}?komponen=14" in queue


def test_the_list_has_a_count_and_pages(desk, monkeypatch):
    monkeypatch.setattr("complaints.views.cases.ROWS_A_PAGE", 2)
    numbers = [complaint().number for _ in range(3)]
    page = desk.get(CASES).content.decode()
    assert "3 perkara, yang terbaru lebih dahulu." in page
    assert shown(desk, "?hal=2") == {numbers[0]}
    monkeypatch.setattr("complaints.views.cases.MOST_COUNTED", 2)
    assert "Lebih dari 2 perkara" in desk.get(CASES).content.decode()


@pytest.mark.parametrize(
    "query", ["", "?cari=diproses", "?standar=inspeksi", f"?standar={LOKOMOTIF}", "?kelompok=terlambat"]
)
def test_a_list_costs_few_queries(desk, office, query, django_assert_max_num_queries):
    desk.get(CASES)  # the first page of a sign-in also writes down when it was
    with django_assert_max_num_queries(11):
        desk.get(CASES + query)


def test_no_list_names_the_complainant(desk, office):
    for query in ("", "?tahap=selesai", f"?cari={WARGA.name}", f"?cari={WARGA.phone}"):
        page = desk.get(CASES + query).content.decode().replace(f'value="{WARGA.name}"', "")
        page = page.replace(f"“{WARGA.name}”", "").replace(f'value="{WARGA.phone}"', "")
        page = page.replace(f"“{WARGA.phone}”", "")
        assert WARGA.name not in page
        assert WARGA.phone not in page


def test_cases_about_the_account_are_in_no_list(desk, office, pelaksana, kasi):
    office["plain"].accused.add(pelaksana.officer)
    above = office["urgent"]
    by_hand(Complaint.objects.filter(pk=above.pk), goes_above=True)
    for query in (
        "",
        "?cari=diproses",
        f"?cari={above.number}",
        "?prioritas=didahulukan",
        "?kelompok=terlambat",
    ):
        assert not shown(desk, query) & {office["plain"].number, above.number}


def test_every_word_of_an_address_is_one_member():
    assert len(STATES) == len(State)
    assert (len(KINDS), len(OUTCOMES), len(ROUTES)) == (3, 8, len(Route))


def test_late_filter_of_the_past_week_is_by_working_days(desk):
    """The due date decides, not the receipt."""
    fresh = complaint(received_on=timezone.localdate() - timedelta(days=5))
    assert fresh.number not in shown(desk, "?kelompok=terlambat")


def test_a_closed_case_waits_for_nobody(desk):
    """A suggestion is read and put away without a handler."""
    case = complaint()
    assert '<span class="muted">Belum diambil</span>' in desk.get(CASES).content.decode()
    by_hand(Complaint.objects.filter(pk=case.pk), state=State.CLOSED)
    assert '<span class="who"><small>Selesai</small></span>' in desk.get(CASES).content.decode()
