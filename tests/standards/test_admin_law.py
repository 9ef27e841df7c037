"""The register and the work list as an editor meets them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from standards.models import ComponentText, ProcedureClass, Regulation, Release
from tests import factories
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db
QUALITY = "/kelola/standards/servicestandard/mutu/"


def address(slug: str, page: str = "change") -> str:
    return reverse(f"admin:standards_regulation_{page}", args=[Regulation.objects.get(slug=slug).pk])


def form_of(known_slug: str, **typed) -> dict[str, object]:
    law = Regulation.objects.get(slug=known_slug)
    names = "slug short_name kind number year title source source_url note checked_by".split()
    known = {name: getattr(law, name) for name in names}
    known["successor"] = law.successor_id or ""
    known["sector"] = law.sector_id or ""
    for name in ("in_force_from", "in_force_until", "checked_on"):
        known[name] = getattr(law, name) or ""
    return known | typed


class TestRegulation:
    def test_the_form_names_how_many_standards_cite_it_before_saving(self, editor, as_user):
        words = words_of(as_user(editor).get(address("pp-6-2021")).content.decode())
        assert "2 standar. Lihat daftarnya" in words

    def test_revoking_tells_every_standard_touched(self, editor, as_user):
        client = as_user(editor)
        sent = form_of(
            "pp-6-2021", in_force_until="2026-01-31", checked_on="2026-11-20", checked_by="Bagian Hukum"
        )
        words = words_of(client.post(address("pp-6-2021"), sent, follow=True).content.decode())
        assert (
            "PP 6/2021 kini tidak berlaku lagi. 2 standar mengutipnya: Jasa Inspeksi Teknik Instalasi, "
            "Reparasi Lokomotif dan Gerbong Kereta. Daftar dan kutipannya" in words
        )
        assert "PP 6/2021 tidak berlaku lagi." in words_of(client.get(QUALITY).content.decode())
        public = words_of(client.get(f"/standar/{factories.INSPEKSI}/").content.decode())
        assert "Tidak berlaku lagi sejak 1 Februari 2026." in public

    def test_a_change_that_keeps_the_state_says_nothing(self, editor, as_user):
        sent = form_of("pp-5-2021", note="Dibaca lagi.")
        words = words_of(as_user(editor).post(address("pp-5-2021"), sent, follow=True).content.decode())
        assert Regulation.objects.get(slug="pp-5-2021").note == "Dibaca lagi."
        assert "standar mengutipnya" not in words

    def test_a_new_regulation_is_saved(self, editor, as_user):
        sent = form_of("pp-6-2021", slug="pp-1-2027", short_name="PP 1/2027", amends=[])
        as_user(editor).post(reverse("admin:standards_regulation_add"), sent)
        assert Regulation.objects.filter(slug="pp-1-2027").exists()

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ({"checked_on": "2026-11-20"}, "Isi siapa yang memeriksa."),
            (
                {"checked_on": "2999-01-01", "checked_by": "Bagian Hukum"},
                "Tanggal pemeriksaan tidak boleh di masa depan.",
            ),
            (
                {"in_force_from": "2026-02-01", "in_force_until": "2026-01-31"},
                "Hari terakhir berlaku mendahului hari mulai berlaku.",
            ),
        ],
    )
    def test_what_cannot_be_is_refused_at_the_field(self, editor, as_user, typed, message):
        answer = as_user(editor).post(address("pp-6-2021"), form_of("pp-6-2021", **typed))
        assert message in answer.content.decode()

    def test_the_page_of_those_that_cite_it_gives_the_words_and_the_way_to_the_draft(self, editor, as_user):
        client = as_user(editor)
        html = client.get(address("permentan-15-2021", "citing")).content.decode()
        assert "Peraturan Menteri Pertanian Nomor 15 Tahun 2021" in html
        assert f"{reverse('admin:standards_release_begin', args=[factories.INSPEKSI])}?komponen=7" in html
        draft = factories.release()
        html = client.get(address("permentan-15-2021", "citing")).content.decode()
        assert f"{draft.pk}/versi/{factories.INSPEKSI}/#komponen-7" in html

    @pytest.mark.parametrize(("who", "status"), [("penetap", 200), ("pengelola", 200), ("petugas", 403)])
    def test_who_may_look(self, who, status, request, as_user):
        client = as_user(request.getfixturevalue(who))
        assert client.get(address("pp-5-2021", "citing"), follow=True).status_code == status
        assert client.get(QUALITY, follow=True).status_code == status

    def test_an_unknown_regulation_is_not_found(self, editor, as_user):
        assert as_user(editor).get(reverse("admin:standards_regulation_citing", args=[0])).status_code == 404


class TestQuality:
    def test_is_linked_from_the_index(self, editor, as_user):
        assert f'href="{QUALITY}"' in as_user(editor).get("/kelola/").content.decode()

    def test_groups_the_findings_by_rule_with_the_way_to_mend_each(self, editor, as_user):
        html = as_user(editor).get(QUALITY).content.decode()
        words = words_of(html)
        assert "Merah 0 standar Kuning 2 standar Hijau 0 standar" in words
        assert "Mengutip peraturan yang tidak berlaku lagi Kuning 10 temuan pada 2 naskah" in words
        assert "Permentan 15/2021 mengatur sektor Pertanian, sedangkan standar ini" in words
        assert address("permentan-15-2021") in html
        number = ProcedureClass.objects.get(number=4).pk
        assert reverse("admin:standards_procedureclass_change", args=[number]) in html
        standard = factories.standard(factories.INSPEKSI).pk
        assert reverse("admin:standards_servicestandard_change", args=[standard]) in html

    def test_red_comes_first(self, editor, as_user):
        draft = factories.release(None)
        factories.version(draft, factories.standard(), words={8: "1. Aula;\n3. Kantin."})
        Release.objects.filter(pk=draft.pk).update(published_at=timezone.now())
        words = words_of(as_user(editor).get(QUALITY).content.decode())
        assert "Merah 1 standar" in words
        assert words.index("Penomoran melompat") < words.index("Mengutip peraturan")

    def test_one_rule_shows_all_its_findings(self, editor, as_user):
        words = words_of(as_user(editor).get(f"{QUALITY}?temuan=law_out_of_force").content.decode())
        assert words.count("tidak berlaku lagi, digantikan") == 20  # each cause once more for the reader
        assert "Langkah klasifikasi" not in words

    @pytest.mark.parametrize("query", ["?temuan=lain", "?temuan=law_unchecked&hal=99", "?hal=x"])
    def test_an_odd_address_is_no_failure(self, editor, as_user, query):
        assert as_user(editor).get(f"{QUALITY}{query}").status_code == 200

    def test_whoever_may_not_write_gets_no_way_to_a_draft(self, penetap, as_user):
        factories.release()
        html = as_user(penetap).get(f"{QUALITY}?temuan=source_slip").content.decode()
        assert "Sunting" not in html
        assert "/ubah/" not in html

    def test_the_words_lead_to_their_place_in_the_newest_draft(self, editor, as_user):
        factories.published(date(2026, 1, 5), factories.standard(), k13=_shared(13))
        draft = factories.release()
        html = as_user(editor).get(f"{QUALITY}?temuan=same_as_shared").content.decode()
        assert f"{draft.pk}/versi/{factories.LOKOMOTIF}/#komponen-13" in html


def _shared(number: int) -> str:
    return ComponentText.objects.get(version__standard=None, number=number).text
