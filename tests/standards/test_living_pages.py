"""What citizens read beside the regulation, set apart from it and dated."""

import json

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from standards.demo_notes import EXAMPLE, add_sample_notes
from standards.models import Contact, HowToApply, Office, ServiceLocation
from standards.publishing import publish
from tests.factories import INSPEKSI, LOKOMOTIF, contact, hours, note, release, said, standard, version
from tests.standards.page_reading import OutlineReader, component_html, words_of

pytestmark = pytest.mark.django_db
PAGE = f"/standar/{LOKOMOTIF}/"
HEAD = "Penjelasan kantor – bukan bagian dari peraturan"


def dated() -> str:
    return f"{HEAD}, diperbarui {date_format(timezone.localdate(), 'j F Y')}"


def way(**changes) -> HowToApply:
    steps = {"steps": "Masuk ke OSS.\nPilih KBLI.", "assistance": "Loket MPP membantu mengisi."}
    return said(HowToApply(**(steps | changes)))


def read(client, path: str) -> str:
    return words_of(client.get(path).content.decode())


def component(client, number: int, path: str = PAGE) -> str:
    return words_of(component_html(client.get(path).content.decode(), number))


class TestRequirements:
    def test_beside_the_words_and_not_inside(self, client):
        before = OutlineReader(client.get(PAGE).content.decode()).items[1]
        note("A.1", demand="REQUIREMENT", evidence="NIB.")
        html = client.get(PAGE).content.decode()
        assert OutlineReader(html).items[1] == before
        section = component_html(html, 1)
        list_of_the_regulation, _, office = section.partition('<div class="office-note">')
        assert "Ukuran usaha" not in list_of_the_regulation
        assert words_of(office).startswith(
            f"{dated()} Butir A.1 Syarat: dipenuhi sebelum izin terbit. Ukuran usaha pada NIB Anda. "
            "Contoh bukti: NIB."
        )
        assert 'href="#k1-A-1"' in office

    def test_an_obligation_is_told_from_a_requirement(self, client):
        note("A.3", explanation="", demand="OBLIGATION")
        assert "Butir A.3 Kewajiban: dijalankan sesudah izin terbit." in component(client, 1)

    def test_where_nothing_is_written_the_page_says_so(self, client):
        told = component(client, 1)
        assert HEAD in told
        assert "diperbarui" not in told
        assert "Belum ada syarat yang dijelaskan dengan kata sehari-hari." in told

    def test_markup_is_shown_not_run(self, client):
        note("A.1", explanation="<script>x</script>\nbaris dua")
        html = client.get(PAGE).content.decode()
        assert "&lt;script&gt;x&lt;/script&gt;<br>baris dua" in html


class TestHowToApply:
    def test_the_offices_way_stands_beside_component_2(self, client):
        way()
        told = component(client, 2)
        assert f"{dated()} Cara mengajukan Masuk ke OSS. Pilih KBLI. Loket MPP membantu mengisi." in told
        assert 'href="#cara-mengajukan"' in client.get(PAGE).content.decode()

    def test_a_standard_may_have_its_own(self, client):
        way()
        way(standard=standard(), steps="Hubungi seksi industri.")
        assert "Hubungi seksi industri." in component(client, 2)
        assert "Masuk ke OSS." in component(client, 2, f"/standar/{INSPEKSI}/")

    def test_its_own_taken_down_the_offices_counts_again(self, client):
        way()
        way(standard=standard(), steps="Hubungi seksi industri.")
        way(standard=standard(), withdrawn=True)
        assert "Masuk ke OSS." in component(client, 2)

    def test_unwritten_it_says_so(self, client):
        assert "Langkahnya belum ditulis kantor." in component(client, 2)


class TestReaching:
    def test_contacts_in_use_can_be_pressed(self, client):
        contact("081809898222", channel=None)
        contact("(0264) 8224794 ext.103", kind="PHONE")
        for path in (PAGE, "/profil/"):
            html = client.get(path).content.decode()
            assert '<a href="https://wa.me/6281809898222">081809898222</a>' in html
            assert '<a href="tel:+622648224794;ext=103">(0264) 8224794 ext.103</a>' in html
        assert f"Kontak yang dipakai sekarang {dated()} Telepon: (0264)" in read(client, "/profil/")

    @pytest.mark.parametrize("state", ["OUT_OF_USE", "UNCHECKED"])
    def test_only_those_in_use(self, client, state):
        contact(state=state, checked_on=None if state == "UNCHECKED" else "2026-11-20")
        assert "081234567890" not in read(client, PAGE)
        assert "Nomor yang dipastikan masih dipakai belum dicatat." in read(client, PAGE)
        assert "Belum ada nomor atau alamat yang dipastikan kantor masih dipakai." in read(client, "/profil/")

    def test_the_words_of_the_regulation_carry_what_is_known_of_them(self, client):
        numbers = {each.channel.code: each for each in Contact.objects.all()}
        for code, state in (("f", "IN_USE"), ("h", "OUT_OF_USE"), ("i", "UNCHECKED")):
            known = numbers[code]
            day = None if state == "UNCHECKED" else "2026-11-20"
            contact(known.value, kind=known.kind, state=state, checked_on=day, channel=known.channel)
        for path in ("/profil/", "/pengaduan/"):
            words = read(client, path)
            assert "WA: 081809898222 (dipakai, diperiksa 20 November 2026)" in words
            assert "Twitter: dpmpptsp_pwk (tidak dipakai lagi, diperiksa 20 November 2026)" in words
            assert "Instagram: pengaduanptsp139.purwakarta (belum diperiksa)" in words
            assert "SMS: 081809898222 WA:" in words

    def test_a_place_has_hours_and_contacts_of_its_own(self, client):
        hours(monday="08.00–15.00")
        contact("www.mpp.go.id", kind="WEB", location=ServiceLocation.objects.get(slug="mpp"))
        words = read(client, "/profil/")
        assert "Senin 08.00–15.00 Selasa–Minggu tutup Jam layanan diperiksa 20 November 2026." in words
        assert "Situs web: www.mpp.go.id" in words
        line = "Senin 08.00–15.00; Selasa–Minggu tutup"
        assert f"{line} (diperiksa 20 November 2026)" in read(client, PAGE)
        assert line in read(client, "/pengaduan/")
        assert "Senin 08.00–15.00" in read(client, "/")


@pytest.mark.parametrize("path", [f"{PAGE}?per=2099-01-01", None], ids=["another-day", "draft"])
def test_the_layer_is_of_today_alone(client, admin_client, path):
    note("A.1")
    if path is None:
        draft = release()
        version(draft, standard(), words={11: "31 Orang"})
        path = f"/kelola/standards/release/{draft.pk}/versi/{LOKOMOTIF}/pratinjau/"
        assert HEAD not in admin_client.get(path).content.decode()
    else:
        assert HEAD not in client.get(path).content.decode()


class TestIssuedByOss:
    @pytest.mark.parametrize(
        ("risk", "told"),
        [
            ("LOW", "Usaha berisiko rendah cukup dengan NIB."),
            ("MEDIUM_LOW", "NIB dan Sertifikat Standar berupa pernyataan Anda sendiri."),
            ("MEDIUM_HIGH", ""),
            ("HIGH", ""),
        ],
    )
    def test_low_risks_are_sent_there(self, client, risk, told):
        draft = release(timezone.localdate())
        licence = {"LOW": "NIB", "HIGH": "PERMIT"}.get(risk, "STANDARD_CERTIFICATE")
        version(draft, standard(), risk=risk, licence_type=licence)
        publish(draft, by=None, at=timezone.now())
        words = read(client, PAGE)
        assert ("Diterbitkan OSS sendiri, tanpa pemeriksaan kantor ini" in words) == bool(told)
        assert told in words

    def test_its_address_is_a_row_with_the_day_it_was_checked(self, client):
        for path in ("/standar/?q=zzzz", "/bantuan/", PAGE):
            assert "oss.go.id (alamat belum diperiksa kantor)" in read(client, path)
        Office.objects.update(oss_url="https://ui.oss.go.id", oss_checked_on="2026-11-20")
        for path in ("/standar/?q=zzzz", "/bantuan/", PAGE):
            html = client.get(path).content.decode()
            assert '<a href="https://ui.oss.go.id" rel="external">ui.oss.go.id</a>' in html
            assert "alamat diperiksa 20 November 2026" in html

    def test_without_an_address_no_link_is_made_up(self, client):
        Office.objects.update(oss_url="")
        for path in ("/standar/?q=zzzz", "/bantuan/", PAGE):
            html = client.get(path).content.decode()
            assert "OSS" in html
            assert "oss.go.id" not in html


class TestOpenData:
    def test_marked_as_no_part_of_the_regulation(self, client):
        note("A.3", explanation="", demand="OBLIGATION")
        way()
        hours(monday="08.00–15.00", note="Istirahat pukul 12.00.")
        data = json.loads(client.get(f"/data/standar/{LOKOMOTIF}.json").content)
        today = timezone.localdate().isoformat()
        assert data["office_notes"] == {
            "bukan_bagian_peraturan": True,
            "how_to_apply": {
                "steps": ["Masuk ke OSS.", "Pilih KBLI."],
                "assistance": "Loket MPP membantu mengisi.",
                "approved_on": today,
            },
            "requirements": [
                {
                    "path": "A.3",
                    "demand": "OBLIGATION",
                    "explanation": "",
                    "evidence": "",
                    "approved_on": today,
                }
            ],
        }
        assert data["publisher"]["locations"][0]["opening_hours"] == (
            "Senin 08.00–15.00; Selasa–Minggu tutup. Istirahat pukul 12.00."
        )

    def test_a_proposal_is_not_in_it(self, client):
        note("A.1", approved=False)
        data = json.loads(client.get(f"/data/standar/{LOKOMOTIF}.json").content)["office_notes"]
        assert (data["how_to_apply"], data["requirements"]) == (None, [])


def test_the_demonstration_shows_it_and_says_that_it_is_an_example(client, editor, penetap):
    assert add_sample_notes(editor, penetap, timezone.now(), timezone.localdate()) > 15
    assert add_sample_notes(editor, penetap, timezone.now(), timezone.localdate()) == 0
    assert EXAMPLE in component(client, 1)
    assert "(0264) 8224794 ext.103" in read(client, PAGE)
    assert [each.kind for each in Contact.objects.waiting()] == ["WHATSAPP"]
