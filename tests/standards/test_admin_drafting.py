"""The page of a draft: 14 components as they are in force, and only what was changed is kept."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from standards.drafting import open_draft
from standards.in_force import followers, in_force
from standards.models import ComponentText, LegalBasis, Regulation, Release, SourceNote
from standards.publishing import publish
from tests import factories
from tests.standards.draft_form import as_sent

pytestmark = pytest.mark.django_db

LATER = date(2027, 3, 1)
FIVE_DAYS = "5 hari kerja sejak diterimanya berkas permohonan secara lengkap dan benar."


@pytest.fixture
def release() -> Release:
    return factories.release(LATER, "penetapan-uji")


@pytest.fixture
def penyunting(editor: User, as_user) -> Client:
    return as_user(editor)


def own_url(release: Release, slug: str = factories.INSPEKSI) -> str:
    return reverse("admin:standards_release_version", args=[release.pk, slug])


def shared_url(release: Release) -> str:
    return reverse("admin:standards_release_shared", args=[release.pk])


def save(client: Client, url: str, **typed):
    return client.post(url, as_sent(client.get(url), **typed), follow=True)


def rows(release: Release) -> dict[int, ComponentText]:
    return {row.number: row for row in ComponentText.objects.filter(version__release=release)}


def test_the_page_holds_the_14_components_in_order_with_the_words_in_force(penyunting, release):
    page = penyunting.get(own_url(release))
    cards = page.context["cards"]
    assert [card.place.number for card in cards] == list(range(1, 15))
    state = in_force(factories.standard(factories.INSPEKSI), LATER)
    assert [card.form["text"].value() for card in cards] == [clause.text.text for clause in state.clauses]
    assert not release.versions.exists()


def test_saving_an_untouched_page_keeps_nothing(penyunting, release):
    answer = save(penyunting, own_url(release))
    assert "Tidak ada perubahan, jadi tidak ada yang disimpan." in answer.content.decode()
    assert not release.versions.exists()


def test_only_the_changed_component_becomes_a_row_of_its_writer(penyunting, editor, release):
    save(penyunting, own_url(release), k3_text=FIVE_DAYS, k3_days="5")
    assert set(rows(release)) == {3}
    row = rows(release)[3]
    assert (row.text, row.written_by, row.follows_shared) == (FIVE_DAYS, editor, False)
    assert row.facts["days"] == 5
    assert release.versions.get().name == "Jasa Inspeksi Teknik Instalasi"


def test_a_change_taken_back_leaves_no_row_and_no_version(penyunting, release):
    before = penyunting.get(own_url(release)).context["cards"][2].form["text"].value()
    save(penyunting, own_url(release), k3_text=FIVE_DAYS, k3_days="5")
    answer = save(penyunting, own_url(release), k3_text=before, k3_days="7")
    assert "versi ini keluar dari penetapan" in answer.content.decode()
    assert not release.versions.exists()


def test_own_words_can_return_to_the_shared_text(penyunting, release):
    standard = factories.standard(factories.LOKOMOTIF)
    factories.published(date(2026, 1, 1), standard, k8="1. Ruang tunggu sendiri;")
    url = own_url(release, factories.LOKOMOTIF)
    save(penyunting, url, k8_source="bersama")
    row = rows(release)[8]
    assert (row.text, row.follows_shared) == ("", True)
    assert in_force(standard, LATER, release).clause(8).is_shared
    save(penyunting, url, k8_source="semula")
    assert rows(release) == {}


def test_words_changed_and_yet_sent_back_to_the_shared_text_are_asked_about(penyunting, release):
    factories.published(
        date(2026, 1, 1), factories.standard(factories.LOKOMOTIF), k8="1. Ruang tunggu sendiri;"
    )
    answer = save(
        penyunting, own_url(release, factories.LOKOMOTIF), k8_source="bersama", k8_text="1. Lain lagi;"
    )
    text = answer.content.decode()
    assert "Uraian diubah, tetapi pilihannya kembali ke teks bersama. Pilih salah satu." in text
    assert "1. Lain lagi;" in text
    assert rows(release) == {}


def test_an_empty_component_is_refused_and_nothing_typed_is_lost(penyunting, release):
    answer = save(penyunting, own_url(release), k3_text="", k9_text="1. Ramah;")
    text = answer.content.decode()
    assert "Uraian tidak boleh kosong: setiap komponen wajib ada." in text
    assert "1. Ramah;" in text
    assert "<title>Galat: " in text
    assert rows(release) == {}


def test_a_fact_left_behind_by_its_words_is_shown_at_the_component(penyunting, release):
    answer = save(penyunting, own_url(release), k3_text=FIVE_DAYS)
    [card] = [card for card in answer.context["cards"] if card.faults]
    assert card.place.number == 3
    assert card.faults == ["Jangka waktu: menurut uraian 5, menurut data 7."]
    assert "menurut uraian 5, menurut data 7." in answer.content.decode()


def test_an_emptied_fact_is_read_from_the_words_again(penyunting, release):
    save(penyunting, own_url(release), k3_text=FIVE_DAYS, k3_days="")
    assert rows(release)[3].facts["days"] == 5


def test_copied_words_left_alone_follow_the_text(penyunting, release):
    text = "NIB dan Sertifikat Standar Terverifikasi"
    save(penyunting, own_url(release), k5_text=text, k5_electronic_signature=False)
    assert rows(release)[5].facts == {
        "product": text,
        "documents": ["NIB", "Sertifikat Standar Terverifikasi"],
    }


def test_a_fee_of_nought_stays_a_fee(penyunting, release):
    save(penyunting, own_url(release), k4_text="Rp0, tanpa pungutan apa pun.")
    assert rows(release)[4].facts == {"fee": 0}


def test_classes_are_typed_as_the_regulation_lists_them(penyunting, release):
    words = "Klasifikasi 1, 2, atau 3 sebagaimana tercantum dalam Lampiran IV Peraturan Bupati ini."
    save(penyunting, own_url(release), k2_text=words, k2_classes="1, 2, atau 3")
    assert rows(release)[2].facts["classes"] == [1, 2, 3]
    answer = save(penyunting, own_url(release), k2_classes="satu")
    assert "Tulis angka saja, dipisahkan koma: 4, 8, 13, 17." in answer.content.decode()


def test_a_jump_in_the_numbering_is_shown_with_its_line(penyunting, release):
    answer = save(penyunting, shared_url(release), k9_text="1. Ramah;\n3. Cepat;")
    assert "Baris 2: Penanda “3.” meloncat: setelah “1.” seharusnya “2.”." in answer.content.decode()


def test_citations_get_their_regulation_by_key_and_keep_the_editors_choice(penyunting, release):
    other = Regulation.objects.get(slug="permenperin-9-2021")
    words = (
        "1. Peraturan Pemerintah Nomor 28 Tahun 2025 tentang Perizinan;\n"
        "2. Peraturan Menteri Antah Nomor 1 Tahun 2030 tentang Lain."
    )
    answer = save(penyunting, own_url(release), k7_text=words)
    assert list(
        LegalBasis.objects.filter(text=rows(release)[7]).values_list("position", "regulation__slug")
    ) == [(1, "pp-28-2025")]
    assert "Belum dipasangkan dengan daftar peraturan: “Peraturan Menteri Antah" in answer.content.decode()
    name = next(each for each in answer.context["cards"][6].form.bases if "antah" in each)
    save(penyunting, own_url(release), **{f"k7_{name}": str(other.pk)})
    assert rows(release)[7].legal_bases.get(position=2).regulation == other


def test_unchanged_citations_are_not_saved_again(penyunting, release):
    save(penyunting, own_url(release), k9_text="1. Ramah;")
    assert set(rows(release)) == {9}


def test_the_slips_of_the_source_stand_beside_their_component(penyunting, release):
    cards = penyunting.get(shared_url(release)).context["cards"]
    told = {number for number in range(1, 15) if cards[number - 1].notes}
    shared = SourceNote.objects.filter(version__standard=None)
    assert told == set(shared.values_list("number", flat=True))
    assert "Loker" in str(cards[5].notes)


def test_slips_of_words_a_standard_does_not_use_are_not_shown(penyunting, release):
    assert penyunting.get(own_url(release)).context["cards"][7].notes
    factories.published(
        date(2026, 1, 1), factories.standard(factories.INSPEKSI), k8="1. Ruang tunggu sendiri;"
    )
    assert not penyunting.get(own_url(release)).context["cards"][7].notes


def test_shared_texts_say_how_many_standards_read_them(penyunting, release):
    factories.published(
        date(2026, 1, 1), factories.standard(factories.LOKOMOTIF), k8="1. Ruang tunggu sendiri;"
    )
    counts = {
        card.place.number: card.followers for card in penyunting.get(shared_url(release)).context["cards"]
    }
    assert counts == followers(LATER)
    assert (counts[8], counts[9], counts[1]) == (1, 2, 0)


def test_a_standard_that_returned_to_the_shared_text_is_counted_again():
    standard = factories.standard(factories.LOKOMOTIF)
    factories.published(date(2026, 1, 1), standard, k8="1. Ruang tunggu sendiri;")
    assert followers(LATER)[8] == 1
    back = factories.release(date(2026, 2, 1))
    ComponentText.objects.create(version=factories.version(back, standard), number=8, follows_shared=True)
    publish(back, by=None, at=factories.at(2026, 1, 2))
    assert followers(LATER)[8] == 2


def test_the_header_is_kept_and_asked_for(penyunting, release):
    url = own_url(release)
    answer = save(penyunting, url, judul_name="")
    assert "Isi nama pelayanan." in answer.content.decode()
    save(penyunting, url, judul_name="Jasa Inspeksi Teknis")
    assert release.versions.get().name == "Jasa Inspeksi Teknis"
    assert rows(release) == {}


def test_a_standard_can_be_withdrawn(penyunting, release):
    save(penyunting, own_url(release), judul_withdrawn="on")
    standard = factories.standard(factories.INSPEKSI)
    assert in_force(standard, LATER, release) is None
    assert penyunting.get(own_url(release) + "pratinjau/").status_code == 200


def test_a_page_opened_earlier_does_not_undo_a_colleague(penyunting, release):
    stale = as_sent(penyunting.get(own_url(release)), k9_text="1. Ramah;")
    save(penyunting, own_url(release), k10_text="1. Inspektorat;")
    penyunting.post(own_url(release), stale)
    assert set(rows(release)) == {9, 10}


def test_a_draft_published_meanwhile_keeps_the_words_on_the_page(penyunting, release):
    sent = as_sent(penyunting.get(shared_url(release)), k9_text="1. Ramah sekali;")
    factories.version(release, None, words={10: "Inspektorat."})
    Release.objects.filter(pk=release.pk).update(published_at=factories.at(2026, 11, 21))
    answer = penyunting.post(shared_url(release), sent)
    assert answer.status_code == 409
    assert "baru saja ditetapkan orang lain" in answer.content.decode()
    assert "1. Ramah sekali;" in answer.content.decode()
    assert set(rows(release)) == {10}


def test_the_preview_shows_what_publishing_would_bring(penyunting, release):
    save(penyunting, own_url(release), k3_text=FIVE_DAYS, k3_days="5")
    page = penyunting.get(own_url(release) + "pratinjau/")
    assert [each.place.number for each in page.context["shown"] if each.place.row] == [3]
    assert FIVE_DAYS in page.content.decode()
    state = in_force(factories.standard(factories.INSPEKSI), LATER, release)
    assert [each.tree for each in page.context["shown"]] == [clause.text.outline for clause in state.clauses]


def test_the_preview_says_when_a_newer_release_hides_the_draft(penyunting):
    factories.published(date(2026, 1, 1), None, k9="1. Lebih baru;")
    undated = factories.release(None)
    save(penyunting, shared_url(undated), k9_text="1. Kalah;")
    assert "tidak akan tampak" in penyunting.get(shared_url(undated) + "pratinjau/").content.decode()


def test_a_standard_follows_the_shared_words_of_the_same_draft(penyunting, release):
    save(penyunting, shared_url(release), k9_text="1. Ramah;")
    draft = open_draft(release, factories.standard(factories.INSPEKSI), date(2026, 11, 21))
    assert draft.places[8].start.text == "1. Ramah;"
