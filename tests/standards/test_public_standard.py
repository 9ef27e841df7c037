"""The page of one standard: the 14 components in order, word for word, with what stands beside them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from standards import outline
from standards.components import COMPONENTS
from standards.in_force import in_force
from standards.models import ProcedureClass, Regulation
from standards.publishing import publish
from tests.factories import INSPEKSI, LOKOMOTIF, published, release, standard, version
from tests.standards.page_reading import OutlineReader, component_html, words_of

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("slug", [INSPEKSI, LOKOMOTIF])


def read(client: Client, slug: str = INSPEKSI) -> str:
    response = client.get(f"/standar/{slug}/")
    assert response.status_code == 200
    return response.content.decode()


@BOTH
def test_the_14_components_stand_in_order_with_official_label_and_question(client, slug):
    html = read(client, slug)
    assert OutlineReader(html).order == list(range(1, 15))
    for component in COMPONENTS:
        words = words_of(component_html(html, component.number))
        assert component.label in words
        assert component.question in words


@BOTH
def test_every_item_has_the_regulations_marker_its_words_and_an_address(client, slug):
    html = read(client, slug)
    items = OutlineReader(html).items
    for clause in in_force(standard(slug), timezone.localdate()).clauses:
        tree = clause.text.outline
        expected = [
            (item.marker, f"k{clause.number}-{item.path.replace('.', '-')}") for item in outline.walk(tree)
        ]
        assert items[clause.number] == expected
        shown = words_of(component_html(html, clause.number))
        for item in outline.walk(tree):
            assert words_of(item.text) in shown


@BOTH
def test_text_without_a_list_stands_word_for_word(client, slug):
    html = read(client, slug)
    for clause in in_force(standard(slug), timezone.localdate()).clauses:
        tree = outline.without_heading(clause.text.outline, clause.component.label)
        assert words_of(tree.intro) in words_of(component_html(html, clause.number))


def test_component_2_does_not_say_its_own_label_twice(client):
    words = words_of(component_html(read(client), 2))
    # The heading, and the two links below it.
    assert words.count("Sistem, Mekanisme dan Prosedur") == 3


@pytest.mark.parametrize(
    ("slug", "product", "kbli", "risk", "sector"),
    [
        (INSPEKSI, "NIB dan Izin Terverifikasi", "71204", "Risiko Tinggi", "Ketenagakerjaan"),
        (
            LOKOMOTIF,
            "NIB dan Sertifikat Standar Terverifikasi",
            "33152",
            "Risiko Menengah Tinggi",
            "Perindustrian",
        ),
    ],
)
def test_key_facts_come_before_the_components(client, slug, product, kbli, risk, sector):
    words = words_of(read(client, slug))
    top = words[: words.index("Isi standar ini")]
    time = "7 hari kerja sejak diterimanya berkas permohonan secara lengkap dan benar"
    for fact in (time, "Gratis", product, f"KBLI {kbli} (edisi 2020)", risk, f"Sektor: {sector}"):
        assert fact in top


def test_a_fee_that_is_not_read_points_to_its_component(client):
    published(timezone.localdate(), standard(INSPEKSI), k4="Sesuai peraturan daerah")
    assert "Lihat komponen 4" in words_of(read(client))


def test_facts_nobody_knows_are_named_as_missing(client):
    words = words_of(read(client))
    assert "Peraturan Bupati Purwakarta. Nomor dan tanggalnya belum dicatat." in words
    assert "Berlaku sejak sebelum dicatat di portal ini." in words
    assert (
        "Naskah lampiran nomor 44. Bagian bertanda “sama untuk semua layanan” memakai teks bersama kantor"
        in words
    )


def test_a_date_of_effect_and_a_regulation_are_shown_once_known(client):
    draft = release(timezone.localdate())
    draft.regulation = Regulation.objects.get(slug="pp-28-2025")
    draft.save()
    version(draft, standard(INSPEKSI), words={4: "Gratis"})
    publish(draft, by=None, at=timezone.now())
    words = words_of(read(client))
    assert "Peraturan Pemerintah Nomor 28 Tahun 2025" in words
    assert "Berlaku sejak sebelum dicatat" not in words


def test_procedure_classes_without_steps_are_said_to_be_missing(client):
    words = words_of(component_html(read(client), 2))
    assert (
        "Langkah-langkah klasifikasi 4, 8, 13, atau 17 tercantum dalam Lampiran IV, yang belum ada" in words
    )


def test_procedure_classes_show_their_steps_once_filled(client):
    ProcedureClass.objects.filter(number__in=(4, 8, 13)).update(steps="Ajukan.\nPeriksa <berkas>.")
    html = component_html(read(client), 2)
    assert "Langkah-langkah klasifikasi 4" in html
    assert "Periksa &lt;berkas&gt;." in html
    assert "Langkah-langkah klasifikasi 17 tercantum dalam Lampiran IV" in words_of(html)
    ProcedureClass.objects.update(steps="Ajukan.")
    assert "belum ada pada kami" not in component_html(read(client), 2)


@pytest.mark.parametrize(
    ("slug", "citation", "mark"),
    [
        (INSPEKSI, 1, "Tidak berlaku lagi, digantikan UU 6/2023. Tanggalnya belum dicatat. Sumber: "),
        (INSPEKSI, 2, "Tidak berlaku lagi sejak 5 Juni 2025, digantikan PP 28/2025. Sumber: "),
        (INSPEKSI, 3, "Belum diperiksa apakah masih berlaku. Sumber: "),
        (
            INSPEKSI,
            4,
            "Tidak berlaku lagi sejak 2 Oktober 2025, digantikan Peraturan Menteri Investasi/BKPM 5/2025.",
        ),
        (INSPEKSI, 6, "Tidak berlaku lagi, digantikan Permentan 34/2025. Tanggalnya belum dicatat."),
        (LOKOMOTIF, 6, "Tidak berlaku lagi sejak 5 Oktober 2025, digantikan Permenperin 37/2025."),
    ],
)
def test_each_citation_carries_its_state_and_successor(client, slug, citation, mark):
    html = component_html(read(client, slug), 7)
    start = html.index(f'id="k7-{citation}"')
    assert mark in words_of(html[start : html.index("</li>", start)])


def test_the_count_of_regulations_out_of_force_is_told_before_the_list(client):
    assert "5 dari 6 peraturan di bawah ini tidak berlaku lagi." in words_of(component_html(read(client), 7))


def test_a_regulation_that_was_checked_is_said_to_be_in_force(client):
    checked = {"checked_on": timezone.localdate(), "source": "JDIH Setneg."}
    Regulation.objects.filter(slug="pp-6-2021").update(**checked)
    html = component_html(read(client), 7)
    assert "Berlaku. Sumber: JDIH Setneg. Diperiksa " in words_of(html)


@pytest.mark.parametrize("number", range(1, 15))
def test_each_component_can_be_complained_about_by_its_own_link(client, number):
    html = component_html(read(client), number)
    assert f'href="/pengaduan/baru/?standar={INSPEKSI}&amp;komponen={number}"' in html


def test_one_requirement_or_facility_can_be_complained_about(client):
    html = read(client)
    link = f'href="/pengaduan/baru/?standar={INSPEKSI}&amp;komponen='
    assert f'{link}1&amp;butir=B.5"' in html
    assert f'{link}8&amp;butir=50"' in html
    assert "&amp;butir=A&" not in html


def test_shared_components_say_so_and_own_ones_do_not(client):
    html = read(client)
    shared = [n for n in range(1, 15) if "sama untuk semua layanan" in component_html(html, n)]
    assert shared == [3, 4, 6, 8, 9, 10, 11, 12, 13, 14]


def test_explanations_are_marked_as_no_part_of_the_regulation(client):
    for number in (3, 5, 6):
        explanation = words_of(component_html(read(client), number))
        assert "Penjelasan portal, bukan bagian peraturan" in explanation
    assert "Terbit belum tentu terverifikasi." in words_of(component_html(read(client), 5))


def test_markup_in_the_words_is_shown_not_run(client):
    published(
        timezone.localdate(),
        standard(INSPEKSI),
        k10='1. Awasi <script>alert(1)</script> & "kutip" <i>audit</i>;',
    )
    html = component_html(read(client), 10)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot; <i>audit</i>;" in html


def test_printed_page_carries_address_version_effect_and_qr(client):
    html = read(client)
    head = html[html.index("print-head") : html.index("</div>", html.index("print-head"))]
    assert f"http://testserver/standar/{INSPEKSI}/" in head
    assert "lampiran nomor 44" in head
    assert "sejak sebelum dicatat di portal ini" in head
    assert '<path d="M' in head


def test_an_unknown_address_is_a_404_with_a_search(client):
    response = client.get("/standar/tidak-ada/")
    assert response.status_code == 404
    assert 'name="q"' in response.content.decode()


def test_a_withdrawn_standard_is_gone_and_one_withdrawn_later_is_not(client):
    for days, status in ((1, 200), (0, 404)):
        draft = release(timezone.localdate() + timedelta(days=days))
        version(draft, standard(INSPEKSI), withdrawn=True)
        publish(draft, by=None, at=timezone.now())
        assert client.get(f"/standar/{INSPEKSI}/").status_code == status


@BOTH
def test_a_standard_costs_few_queries_whatever_its_history(client, slug, django_assert_max_num_queries):
    for _ in range(3):
        published(timezone.localdate(), standard(slug), k4="Gratis")
    with django_assert_max_num_queries(13):
        read(client, slug)
