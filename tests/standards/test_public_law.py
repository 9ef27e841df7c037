"""The register of regulations as a citizen reads it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from standards.models import ComponentText, LegalBasis, Regulation, Release
from tests import factories
from tests.factories import INSPEKSI, LOKOMOTIF
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
PP = "Peraturan Pemerintah Nomor 5 Tahun 2021 tentang Penyelenggaraan Perizinan Berusaha Berbasis Risiko"


def law(slug: str, **changes) -> Regulation:
    Regulation.objects.filter(slug=slug).update(**changes)
    return Regulation.objects.get(slug=slug)


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return words_of(response.content.decode())


class TestList:
    def test_names_every_regulation_with_its_state_and_who_cites_it(self, client):
        words = read(client, "/peraturan/")
        assert f"PP 5/2021 Tidak berlaku lagi {PP} Dikutip 2 standar Digantikan PP 28/2025" in words
        assert (
            "Tidak dikutip standar yang berlaku" in words[words.index("Permenperin 37/2025 Berlaku") :][:200]
        )
        assert "Semua (12) Berlaku (4) Tidak berlaku lagi (6) Belum diperiksa (2)" in words

    def test_shows_one_state(self, client):
        html = client.get("/peraturan/?keadaan=belum-diperiksa").content.decode()
        assert 'href="/peraturan/pp-6-2021/"' in html
        assert 'href="/peraturan/pp-5-2021/"' not in html
        assert 'content="noindex, follow"' in html

    def test_an_unknown_state_narrows_nothing(self, client):
        assert "Semua (12)" in read(client, "/peraturan/?keadaan=lain&hal=zz")

    def test_an_empty_state_says_what_to_do(self, client):
        assert "Tidak ada peraturan dalam keadaan ini Lihat semua" in read(
            client, "/peraturan/?keadaan=belum-berlaku"
        )

    def test_the_queries_do_not_grow_with_the_regulations(self, client, django_assert_max_num_queries):
        Regulation.objects.bulk_create(
            Regulation(slug=f"pp-{n}-1990", kind="PP", number=str(n), year=1990, short_name=f"PP {n}/1990")
            for n in range(15)
        )
        with django_assert_max_num_queries(9):
            client.get("/peraturan/")

    def test_is_linked_from_every_page_and_beside_the_citations(self, client):
        assert 'href="/peraturan/"' in client.get("/").content.decode()
        html = client.get(f"/standar/{INSPEKSI}/").content.decode()
        assert 'href="/peraturan/#arti"' in html
        for slug in ("uu-11-2020", "pp-5-2021", "pp-6-2021", "permentan-15-2021"):
            assert f'href="/peraturan/{slug}/"' in html


class TestRegulation:
    def test_out_of_force_says_since_when_by_what_and_what_to_do(self, client):
        words = read(client, "/peraturan/pp-5-2021/")
        assert "Tidak berlaku lagi sejak 5 Juni 2025, digantikan PP 28/2025." in words
        assert "tetap kami tampilkan kata demi kata" in words
        assert "mungkin sudah mengikuti PP 28/2025. Tanyakan kepada kantor" in words
        assert "Hari terakhir berlaku 4 Juni 2025" in words
        assert "Diperiksa 21 November 2026; pemeriksanya belum dicatat" in words

    def test_each_citation_is_verbatim_and_leads_to_its_place(self, client):
        html = client.get("/peraturan/permentan-15-2021/").content.decode()
        assert f'href="/standar/{INSPEKSI}/#k7-6"' in html
        assert LOKOMOTIF not in html
        known = ComponentText.objects.get(version__standard__slug=INSPEKSI, number=7)
        cited = known.text.split("\n")[5].strip().removeprefix("6. ")
        assert cited in words_of(html)

    def test_who_checked_and_what_it_amends_are_told(self, client):
        amended = law("pp-6-2021")
        law("pp-28-2025", checked_by="Bagian Hukum").amends.add(amended)
        assert "Diperiksa 21 November 2026, oleh Bagian Hukum" in read(client, "/peraturan/pp-28-2025/")
        assert "Mengubah PP 6/2021" in read(client, "/peraturan/pp-28-2025/")
        assert "Diubah oleh PP 28/2025" in read(client, "/peraturan/pp-6-2021/")

    def test_the_chain_is_shown_from_the_oldest(self, client):
        law("peraturan-bkpm-5-2025", successor=law("uu-6-2023"))
        words = read(client, "/peraturan/peraturan-bkpm-5-2025/").partition("Rantai penggantian")[2]
        names = ("Peraturan BKPM 3/2021", "Peraturan BKPM 4/2021", "5/2025 (halaman ini)", "UU 6/2023")
        assert [words.index(each) for each in names] == sorted(words.index(each) for each in names)

    def test_a_circle_on_record_names_each_once(self, client):
        law("pp-28-2025", successor=law("pp-5-2021"))
        words = read(client, "/peraturan/pp-5-2021/").partition("Rantai penggantian")[2]
        assert words.partition("Standar yang mengutipnya")[0].count("PP 28/2025") == 1

    def test_not_yet_in_force_is_said_on_its_page_and_beside_the_citation(self, client):
        law("pp-6-2021", in_force_from=date(2099, 1, 1))
        assert "Belum berlaku; mulai berlaku 1 Januari 2099." in read(client, "/peraturan/pp-6-2021/")
        assert "Belum berlaku; mulai berlaku 1 Januari 2099." in read(client, f"/standar/{INSPEKSI}/")

    def test_unknown_is_not_found(self, client):
        assert client.get("/peraturan/pp-1-1900/").status_code == 404

    def test_only_what_is_in_force_today_is_listed(self, client):
        draft = factories.release(None)
        version = factories.version(draft, factories.standard(LOKOMOTIF), words={7: "1. Adat."})
        LegalBasis.objects.create(text=version.texts.get(), position=1, regulation=law("permentan-15-2021"))
        assert LOKOMOTIF not in client.get("/peraturan/permentan-15-2021/").content.decode()

    def test_a_citation_in_the_shared_words_counts_for_every_standard_that_follows_them(self, client):
        draft = factories.release(None)
        factories.version(draft, None, words={7: "1. Peraturan Pemerintah Nomor 28 Tahun 2025;"})
        make_public(draft)
        assert "Tidak ada standar yang berlaku hari ini" in read(client, "/peraturan/pp-28-2025/")
        follow_shared(LOKOMOTIF)
        html = client.get("/peraturan/pp-28-2025/").content.decode()
        assert LOKOMOTIF in html
        assert INSPEKSI not in html
        follow_shared(INSPEKSI)
        words = read(client, "/peraturan/")
        assert "Dikutip 2 standar" in words[words.index("PP 28/2025 Berlaku") :][:200]


def make_public(draft: Release) -> None:
    draft.published_at = timezone.now()
    draft.save()


def follow_shared(slug: str) -> None:
    draft = factories.release(None)
    version = factories.version(draft, factories.standard(slug))
    ComponentText.objects.create(version=version, number=7, follows_shared=True)
    make_public(draft)


class TestModel:
    def test_a_successor_not_yet_in_force_has_replaced_nothing(self):
        old = law("permentan-15-2021")
        law("permentan-34-2025", in_force_from=date(2026, 12, 1))
        assert Regulation.objects.get(pk=old.pk).state(date(2026, 11, 30)) == "in_force"
        assert Regulation.objects.get(pk=old.pk).state(date(2026, 12, 1)) == "out_of_force"

    def test_successors_never_come_back_to_the_start(self):
        first = law("pp-28-2025")
        first.successor = law("pp-5-2021")
        with pytest.raises(ValidationError, match="berputar"):
            first.full_clean()
