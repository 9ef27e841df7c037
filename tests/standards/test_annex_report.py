"""The dry run of an annex and what is stored of it: decisions, endings, and what moved meanwhile."""

import re

import pytest

from standards.importing.annex import plan_of
from standards.in_force import in_force
from standards.models import (
    ComponentText,
    Regulation,
    Release,
    Version,
)
from tests import factories
from tests.standards.annex_reading import (
    BOTH,
    KEY,
    PAGE,
    TODAY,
    TOMORROW,
    changed,
    decide,
    fingerprint,
    publish_now,
    read,
    stored,
    waiting,
)
from tests.standards.annex_text import source

pytestmark = pytest.mark.django_db


def test_the_same_text_changes_nothing_and_says_so(as_user, editor):
    annex = waiting(editor)
    page = read(as_user(editor), annex)
    assert "Tidak ada yang berubah, jadi tidak ada yang disimpan." in page
    assert "Simpan sebagai draf" not in page
    assert plan_of(annex, TODAY).changes_nothing


def test_what_the_annex_no_longer_has_ends_with_it_once_confirmed(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed(source(44).decode()))
    decide(client, annex, 11, **{KEY: "own"})
    page = read(client, annex)
    assert "1 standar berlaku sekarang, tetapi tidak ada dalam naskah." in page
    refused = client.post(f"{PAGE}{annex.pk}/simpan/", {"laporan": fingerprint(page)}).content.decode()
    assert "Centang bahwa standar di bawah ini memang berakhir" in refused
    assert not Release.objects.filter(published_at=None).exists()
    release = stored(client, annex, berakhir="on")
    [ending] = release.versions.filter(withdrawn=True)
    assert (ending.standard.slug, ending.name) == (
        factories.LOKOMOTIF,
        "Reparasi Lokomotif dan Gerbong Kereta",
    )
    publish_now(release)
    assert in_force(factories.standard(), TODAY) is not None
    assert in_force(factories.standard(), TOMORROW) is None


def test_a_part_of_an_annex_ends_nothing(as_user, editor):
    annex = waiting(editor, changed(source(44).decode()), is_whole=False)
    assert plan_of(annex, TODAY).ended == []
    assert "Tidak ada lagi dalam naskah" not in read(as_user(editor), annex)


@pytest.mark.parametrize(
    ("old", "new", "spared"),
    [
        ("Risiko Menengah Tinggi", "Risiko Besar", 1),
        ("64. Sertifikat Standar (Risiko Menengah Tinggi) KBLI 33152", "Judul rusak KBLI", 1),
        ("3\tJangka Waktu Penyelesaian\t", "\t\t", 1),
    ],
    ids=["title half read", "title not read", "a component missing"],
)
def test_what_a_faulty_entry_may_mean_does_not_end(as_user, editor, old, new, spared):
    text = f"{source(44).decode()}\n{changed(source(64).decode(), old, new)}"
    annex = waiting(editor, text)
    plan = plan_of(annex, TODAY)
    assert (len(plan.ended), len(plan.spared)) == (0, spared)
    page = read(as_user(editor), annex)
    assert "1 standar tidak diakhiri" in page
    assert "Ditolak: betulkan naskahnya" in page
    assert re.search(r"Baris \d+", page)


def test_matching_is_by_what_it_is_never_by_annex_number(editor):
    text = changed(changed(BOTH, "44. Izin", "64. Izin", 1), "\n64. Sertifikat", "\n44. Sertifikat", 1)
    states = {each.standard.slug: each.state for each in plan_of(waiting(editor, text), TODAY).results}
    assert states == {factories.INSPEKSI: "changed", factories.LOKOMOTIF: "changed"}


def test_words_that_stay_are_set_anew_by_another_regulation(as_user, editor):
    law = Regulation.objects.first()
    client, annex = as_user(editor), waiting(editor, regulation=law)
    assert "Ditetapkan kembali" in read(client, annex)
    release = stored(client, annex)
    assert release.regulation == law
    assert not ComponentText.objects.filter(version__release=release).exists()
    publish_now(release)
    assert plan_of(waiting(editor, regulation=law), TODAY).changes_nothing


def test_what_was_published_meanwhile_is_told_and_nothing_stored(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    decide(client, annex, 11, **{KEY: "own"})
    seen = fingerprint(read(client, annex))
    factories.published(TODAY, factories.standard(), k4="Rp5.000")
    before = Release.objects.count()
    response = client.post(f"{PAGE}{annex.pk}/simpan/", {"laporan": seen})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Keadaan berubah sejak laporan ini Anda buka" in page
    assert fingerprint(page) != seen
    assert Release.objects.count() == before
    assert stored(client, annex).versions.count() == 2


@pytest.mark.parametrize("sent", [{}, {"laporan": ""}, {"laporan": "x" * 5000}])
def test_without_having_seen_the_report_nothing_is_stored(as_user, editor, sent):
    client, annex = as_user(editor), waiting(editor, changed())
    decide(client, annex, 11, **{KEY: "own"})
    assert client.post(f"{PAGE}{annex.pk}/simpan/", sent).status_code == 409
    assert not Release.objects.filter(published_at=None).exists()


def test_open_wordings_stop_storing_whoever_sends_the_form(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    sent = {"laporan": plan_of(annex, TODAY).fingerprint()}
    assert "1 kalimat belum diputuskan." in client.post(f"{PAGE}{annex.pk}/simpan/", sent).content.decode()
    assert not Release.objects.filter(published_at=None).exists()


def test_stored_twice_leads_to_the_one_draft(as_user, editor):
    client, annex = as_user(editor), waiting(editor, changed())
    decide(client, annex, 11, **{KEY: "own"})
    seen = fingerprint(read(client, annex))
    sent = [client.post(f"{PAGE}{annex.pk}/simpan/", {"laporan": seen}) for _ in range(2)]
    [release] = Release.objects.filter(published_at=None)
    assert {each["Location"] for each in sent} == {f"/kelola/standards/release/{release.pk}/change/"}
    annex.refresh_from_db()
    assert (annex.text, annex.release) == ("", release)


def test_what_is_known_of_the_regulation_goes_into_the_release(as_user, editor):
    client = as_user(editor)
    annex = waiting(editor, changed(), consulted_on=TODAY, pledged_on=TOMORROW)
    decide(client, annex, 11, **{KEY: "own"})
    release = stored(client, annex)
    assert (release.note, release.effective_on) == ("Perbup baru.", TOMORROW)
    assert (release.consulted_on, release.pledged_on) == (TODAY, TOMORROW)


def test_a_standard_that_is_new_is_read_whole(as_user, editor):
    new = changed(changed(source(64).decode(), "KBLI 33152", "KBLI 12345"), "64. S", "65. S", 1)
    client, annex = as_user(editor), waiting(editor, f"{BOTH}\n{new}")
    plan = plan_of(annex, TODAY)
    assert [each.state for each in plan.results] == ["unchanged", "unchanged", "new"]
    # Two of three say the same where the office has no shared words yet: they could be those.
    assert [each.number for each in plan.open_wordings] == [1, 2, 5, 7]
    for each in plan.open_wordings:
        decide(client, annex, each.number, **{each.key: "own"})
    release = stored(client, annex)
    publish_now(release)
    version = Version.objects.get(release=release)
    found = in_force(version.standard, TOMORROW)
    assert all(clause.text for clause in found.clauses)


def test_the_report_asks_as_often_for_many_standards_as_for_few(
    as_user, editor, django_assert_max_num_queries
):
    from tests.standards.large_annex import large_annex

    client, annex = as_user(editor), waiting(editor, large_annex(30), is_whole=False)
    with django_assert_max_num_queries(25):
        assert "30 standar terbaca dari naskah" in read(client, annex)
