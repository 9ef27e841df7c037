"""Who opened which identity, when and why, on one page for those who oversee the desk."""

import pytest

from complaints.models import IdentityView
from tests.factories import WARGA, complaint

pytestmark = pytest.mark.django_db
PAGE = "/petugas/pembukaan-identitas/"


@pytest.fixture
def two_looks(pelaksana, kepala):
    first, second = complaint(), complaint()
    IdentityView.objects.create(complaint=first, by=pelaksana, reason="Menelepon klarifikasi")
    IdentityView.objects.create(complaint=second, by=kepala, reason="Memeriksa keluhan atas petugas")
    return first, second


@pytest.mark.parametrize("who", ["kasi", "kepala", "inspektorat"])
def test_overseers_read_all_of_them_newest_first(as_user, request, two_looks, who):
    text = as_user(request.getfixturevalue(who)).get(PAGE).content.decode()
    assert text.index("Memeriksa keluhan atas petugas") < text.index("Menelepon klarifikasi")
    assert "2 kali identitas pelapor dibuka, yang terbaru lebih dahulu." in text
    assert "Pelaksana (Pelaksana pengaduan)" in text
    assert WARGA.name not in text
    assert f'href="{PAGE}" aria-current="page"' in text


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("nomor=p-2026-1", "Menelepon klarifikasi", "Memeriksa keluhan"),
        ("akun={pelaksana}", "Menelepon klarifikasi", "Memeriksa keluhan"),
        ("nomor=P-2026-0009", "Tidak ada yang cocok", "Menelepon klarifikasi"),
        ("nomor=entah", "Periksa nomor: nomor register ditulis seperti", "Hanya"),
        ("akun=99999999999999999999", "Pilih nama dari daftar.", "Hanya"),
        ("akun=x%00&hal=999", "", "Galat 500"),
    ],
    ids="number account nothing bad-number bad-account nul".split(),
)
def test_it_is_narrowed(as_user, kasi, pelaksana, two_looks, query, shown, hidden):
    answer = as_user(kasi).get(f"{PAGE}?{query.format(pelaksana=pelaksana.pk)}")
    assert answer.status_code in (200, 400)
    text = answer.content.decode()
    assert shown in text
    assert hidden not in text


def test_an_empty_page_says_what_will_come(as_user, inspektorat):
    text = as_user(inspektorat).get(PAGE).content.decode()
    assert "Belum ada identitas yang dibuka" in text


@pytest.mark.parametrize("who", ["petugas", "pelaksana"])
def test_others_neither_see_it_nor_a_link_to_it(as_user, request, who):
    client = as_user(request.getfixturevalue(who))
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get("/petugas/").content.decode()


def test_many_looks_cost_as_many_queries_as_one(as_user, kasi, pelaksana, django_assert_max_num_queries):
    for _ in range(60):
        IdentityView.objects.create(complaint=complaint(), by=pelaksana, reason="Menelepon")
    client = as_user(kasi)
    with django_assert_max_num_queries(12):
        assert "Halaman 1 dari 2" in client.get(PAGE).content.decode()
