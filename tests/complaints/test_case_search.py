"""Cases by number in any spelling, by a number from outside, by Indonesian roots; never by a name."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from complaints.case_search import AT_ONCE, found
from complaints.models import CaseWords, Complaint
from standards.models import Channel
from tests.factories import INSPEKSI, WARGA, complaint, standard

pytestmark = pytest.mark.django_db
CASES = reverse("desk-cases")


def search(text: str) -> list[Complaint]:
    return list(found(Complaint.objects.all(), text).latest_first())


@pytest.fixture
def case() -> Complaint:
    return complaint(
        description="Petugas meminta pembayaran tambahan untuk perizinan alat berat.",
        loss="Kerugian karena proyek jembatan tertunda.",
        requested_resolution="Uang saya dikembalikan.",
        outside_number="LAPOR!-12/345",
        channel=Channel.objects.filter(is_referral=True).first(),
    )


@pytest.mark.parametrize("typed", ["P-2026-0001", "p 2026 1", "2026-0001", "P–2026–1", " p20260001 "])
def test_a_register_number_in_any_spelling(case, typed):
    complaint(description="2026 0001")
    assert search(typed) == [case]


@pytest.mark.parametrize("typed", ["LAPOR!-12/345", "lapor 12345", "Lapor-12-345", "LAPOR12345"])
def test_a_number_from_outside_in_any_spelling(case, typed):
    assert search(typed) == [case]


@pytest.mark.parametrize(
    "typed",
    [
        "pembayaran",
        "membayar",
        "izin",
        "perizinan alat",
        "jembatan",
        "kembali uang",
        "PEMBAYARAN, tambahan!",
        "pembay",
        "33152",
        "lokomotif pembayaran",
        "untuk yang di jembatan",
    ],
)
def test_words_are_found_by_their_roots(case, typed):
    complaint(standard=standard(INSPEKSI), description="Berkas hilang di loket.")
    assert search(typed) == [case]


@pytest.mark.parametrize(
    "typed", ["pembayaran hilang", "zamrud", "???", "'", "& | !", "12", "P-2026-9999", "2026"]
)
def test_what_no_case_has_finds_nothing(case, typed):
    assert search(typed) == []


@pytest.mark.parametrize("typed", [WARGA.name, "wulandari", WARGA.phone, "0812"])
def test_identities_are_never_searched(case, typed):
    assert search(typed) == []


def test_a_standard_is_found_by_code_or_name():
    inspection = complaint(standard=standard(INSPEKSI))
    complaint()
    assert search("71204") == search("inspeksi instalasi") == [inspection]


@pytest.mark.parametrize("typed", ["pembayaran", "perizinan alat", "pembay", "33152"])
def test_a_common_word_is_asked_of_each_case_and_finds_the_same(case, typed, monkeypatch):
    complaint(standard=standard(INSPEKSI), description="Berkas hilang di loket.")
    monkeypatch.setattr("complaints.case_search.FEW", 0)
    assert found(Complaint.objects.all(), typed).asks_each_for_words
    assert search(typed) == [case]


def test_what_is_hidden_from_an_account_is_not_found(case, pelaksana, as_user):
    case.accused.add(pelaksana.officer)
    for typed in (case.number, "lapor 12345", "pembayaran"):
        page = as_user(pelaksana).get(CASES, {"cari": typed}).content.decode()
        assert f">{case.number}<" not in page
        assert "Tidak ada perkara yang cocok" in page


def test_the_index_is_made_again(case, capsys):
    CaseWords.objects.all().delete()
    assert search("jembatan") == []
    call_command("index_cases")
    assert "1 perkara masuk indeks pencarian." in capsys.readouterr().out
    assert search("jembatan") == [case]
    call_command("index_cases", all=True)
    call_command("index_cases")
    assert capsys.readouterr().out.splitlines()[-1] == "0 perkara masuk indeks pencarian."
    call_command("index_cases", verbosity=0)
    assert capsys.readouterr().out == ""


def test_the_index_is_made_in_parts(monkeypatch):
    monkeypatch.setattr("complaints.case_search.AT_ONCE", 2)
    assert AT_ONCE > 2
    for _ in range(5):
        complaint()
    before = list(CaseWords.objects.order_by("pk").values_list("words", flat=True))
    call_command("index_cases", all=True, verbosity=0)
    assert list(CaseWords.objects.order_by("pk").values_list("words", flat=True)) == before
