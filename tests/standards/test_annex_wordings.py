"""One decision for each wording of an annex: shared, really different, or misread."""

import re

import pytest

from standards.importing.annex import plan_of
from standards.importing.wordings import key_of
from standards.in_force import in_force, shared_text
from standards.models import (
    ComponentText,
    SourceCell,
    SourceNote,
    UploadedAnnex,
    WordingDecision,
)
from tests import factories
from tests.standards.annex_reading import (
    BOTH,
    FEWER,
    KEY,
    PAGE,
    TODAY,
    TOMORROW,
    changed,
    decide,
    publish_now,
    read,
    stored,
    waiting,
)
from tests.standards.annex_text import source
from tests.standards.page_reading import words_of

pytestmark = pytest.mark.django_db


def test_one_wording_of_two_standards_is_one_decision(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    page = read(client, annex)
    assert "1 kalimat pada 2 standar." in page
    assert "1 kalimat belum diputuskan." in page
    assert "Simpan sebagai draf" not in page
    card = client.get(f"{PAGE}{annex.pk}/komponen/11/").content.decode()
    assert "Kalimat pada 2 standar" in card
    assert "44. Jasa Inspeksi Teknik Instalasi; 64. Reparasi Lokomotif dan Gerbong Kereta" in card
    assert re.search(r"<del>.*?</span>30<", card)
    assert re.search(r"<ins>.*?</span>25<", card)


def test_really_different_words_become_each_standards_own(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    decide(client, annex, 11, **{KEY: "own"})
    release = stored(client, annex)
    assert release.is_draft
    assert list(release.writers.all()) == [editor]
    rows = ComponentText.objects.filter(version__release=release)
    assert [(row.number, row.text, row.facts, row.written_by) for row in rows] == [
        (11, FEWER, {"staff": 25}, editor)
    ] * 2
    assert SourceCell.objects.filter(version__release=release, number=11).count() == 2


def test_new_shared_words_are_stored_once_and_followed(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    decide(client, annex, 11, **{KEY: "shared"})
    assert "teks bersama <strong>baru</strong>" in read(client, annex)
    release = stored(client, annex)
    rows = ComponentText.objects.filter(version__release=release)
    assert [(row.number, row.text, row.version.standard) for row in rows] == [(11, FEWER, None)]
    [cell] = SourceCell.objects.filter(version__release=release, version__standard=None)
    assert (cell.number, cell.annex_number) == (11, 44)
    publish_now(release)
    assert shared_text(11, TODAY).text == "30 Orang"
    assert shared_text(11, TOMORROW).text == FEWER
    clause = in_force(factories.standard(), TOMORROW).clause(11)
    assert (clause.is_shared, clause.facts) == (True, {"staff": 25})


def test_the_old_shared_words_then_ask_for_a_decision_of_their_own(as_user, editor):
    """One of two standards changed: made the shared text, it would change the other too."""
    client, annex = as_user(editor), waiting(editor, changed(times=1))
    decide(client, annex, 11, **{KEY: "shared"})
    assert "1 kalimat belum diputuskan." in read(client, annex)
    decide(client, annex, 11, **{KEY: "shared", key_of("30 Orang"): "own"})
    release = stored(client, annex)
    publish_now(release)
    assert in_force(factories.standard(factories.INSPEKSI), TOMORROW).clause(11).text.text == FEWER
    clause = in_force(factories.standard(), TOMORROW).clause(11)
    assert (clause.is_shared, clause.text.text) == (False, "30 Orang")


def test_two_shared_texts_of_one_component_are_refused(as_user, editor):
    text = changed(changed(times=1), new=": 20 Orang")
    client, annex = as_user(editor), waiting(editor, text)
    response = decide(client, annex, 11, **{KEY: "shared", key_of("20 Orang"): "shared"})
    assert "Hanya satu kalimat dapat menjadi teks bersama komponen ini." in response.content.decode()
    assert not WordingDecision.objects.exists()


def test_a_misreading_keeps_what_is_in_force_and_is_remembered(as_user, editor):
    text = changed(changed(), ": Gratis", ": Rp10.000")
    client, annex = as_user(editor), waiting(editor, text)
    decide(client, annex, 11, **{KEY: "keep"})
    decide(client, annex, 4, **{key_of("Rp10.000"): "own"})
    release = stored(client, annex)
    rows = ComponentText.objects.filter(version__release=release)
    assert {row.number for row in rows} == {4}
    note = SourceNote.objects.filter(version__release=release, number=11).first()
    assert note.theirs == f": {FEWER}"
    assert note.cause.startswith("Naskah dianggap salah baca oleh penyunting")
    publish_now(release)
    again = waiting(editor, text, effective_on=TOMORROW)
    assert plan_of(again, TODAY).changes_nothing


def test_a_misreading_is_put_right_by_hand(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed(new=": 3O Orang"))
    key = key_of("3O Orang")
    refused = decide(client, annex, 11, **{key: "correct", f"{key}_text": "3O Orang"}).content.decode()
    assert "Kata-katanya sama dengan yang terbaca." in refused
    assert "Tulis kata-kata yang benar." in decide(client, annex, 11, **{key: "correct"}).content.decode()
    decide(client, annex, 11, **{key: "correct", f"{key}_text": "28 Orang"})
    release = stored(client, annex)
    rows = ComponentText.objects.filter(version__release=release)
    assert [(row.text, row.facts) for row in rows] == [("28 Orang", {"staff": 28})] * 2
    publish_now(release)
    assert plan_of(waiting(editor, changed(new=": 3O Orang")), TODAY).changes_nothing


@pytest.mark.parametrize(
    ("number", "typed", "cause"),
    [
        (8, "1. Tempat parkir;\n3. Aula.", "Penanda “3.” meloncat"),
        (7, "Sebuah undang-undang.", "Tidak ada peraturan yang terbaca dalam dasar hukum."),
    ],
)
def test_words_put_right_must_be_right(as_user, editor, number, typed, cause):
    text = changed(
        changed(BOTH, "Tempat parkir", "Tempat parkr"), "Tahun 2020 tentang Cipta", "Tahun 2020 tentang Cpta"
    )
    client, annex = as_user(editor), waiting(editor, text)
    keys = [each.key for each in plan_of(annex, TODAY).wordings if each.number == number]
    page = decide(client, annex, number, **{keys[0]: "correct", f"{keys[0]}_text": typed}).content.decode()
    assert cause in page
    assert typed.split("\n")[-1] in page
    assert not WordingDecision.objects.exists()


def test_nothing_can_be_kept_where_nothing_is_in_force(as_user, editor):
    text = changed(source(64).decode(), "KBLI 33152 Reparasi", "KBLI 99999 Reparasi")
    client, annex = as_user(editor), waiting(editor, text, is_whole=False)
    [wording] = [each for each in plan_of(annex, TODAY).wordings if each.number == 1]
    page = decide(client, annex, 1, **{wording.key: "keep"}).content.decode()
    assert "1 standar di atas baru, belum punya uraian. Betulkan saja." in page


def test_a_choice_that_is_none_is_named(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    page = decide(client, annex, 11, **{KEY: "x"}).content.decode()
    assert "Pilih salah satu keputusan di bawah ini." in page


@pytest.mark.parametrize("step", ["komponen/11/", "buang/", "simpan/"])
@pytest.mark.parametrize("meanwhile", ["stored", "discarded"])
def test_a_step_that_comes_after_another_window_ended_it_is_told_so(
    as_user, editor, monkeypatch, step, meanwhile
):
    annex, client = waiting(editor, changed()), as_user(editor)
    decide(client, annex, 11, **{KEY: "own"})
    # Both windows have asked whether it waits; then the other one is faster.
    for module in ("annex_page", "annex_wordings", "annex_report"):
        monkeypatch.setattr(f"standards.admin.{module}.opened", lambda *asked: annex)
    other = UploadedAnnex.objects.filter(pk=annex.pk)
    other.update(release=factories.release(), text="") if meanwhile == "stored" else other.delete()
    answer = client.post(f"{PAGE}{annex.pk}/{step}", {f"k{KEY}-choice": "keep"}, follow=True)
    assert "Naskah itu sudah tidak menunggu: sudah disimpan menjadi draf, atau dibuang." in words_of(
        answer.content.decode()
    )
    assert WordingDecision.objects.filter(annex=annex.pk, choice="own").exists() == (meanwhile == "stored")
