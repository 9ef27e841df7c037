"""The importer on the two real documents, and on what can be wrong with a third."""

from datetime import date

import pytest
from django.utils import timezone

from standards.facts import channels
from standards.in_force import in_force, shared_text
from standards.models import (
    Channel,
    ComponentText,
    LegalBasis,
    Regulation,
    Release,
    ServiceStandard,
    SourceCell,
    SourceNote,
    Version,
)
from standards.outline import parse, running
from standards.slips import compare
from standards.wording import words
from tests.standards.import_runs import NO_44, NO_64, changed, refused, run

pytestmark = pytest.mark.django_db


def contents(release: Release) -> dict:
    """All that a release says, without the row numbers of one database."""
    versions = release.versions.order_by("standard__slug")
    return {
        str(version.standard): {
            "header": (
                version.annex_number,
                version.activity.natural_key(),
                version.name,
                version.risk,
                version.licence_type,
            ),
            "texts": list(version.texts.values_list("number", "text", "follows_shared")),
            "facts": list(version.texts.values_list("number", "facts")),
            "law": list(
                LegalBasis.objects.filter(text__version=version).values_list(
                    "text__number", "position", "regulation__slug"
                )
            ),
            "cells": list(version.source_cells.values_list("document", "number", "first_line", "raw")),
            "notes": list(version.source_notes.values_list("number", "theirs", "ours", "cause")),
        }
        for version in versions
    }


def test_the_same_text_again_changes_nothing_and_says_so():
    before = Release.objects.count()
    told = run(NO_44, NO_64, publish=True)
    assert told.count("sama dengan yang sudah ada, tidak ada yang diubah") == 2
    assert Release.objects.count() == before


def test_office_and_shared_texts_plus_the_documents_give_the_fixtures():
    known = Release.objects.get(slug__startswith="impor")
    wanted = contents(known)
    # As if never imported: a row trigger guards published rows, so the copy is made elsewhere.
    with without_published_standards():
        run(NO_44, NO_64, publish=True)
        fresh = Release.objects.exclude(pk=known.pk).get(slug__startswith="impor")
        assert contents(fresh) == wanted
        assert not fresh.is_draft


class without_published_standards:
    """Hides the two published standards: their release is cancelled, which only the owner of the
    tables may do once it is in force, with the trigger off."""

    def __enter__(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE standards_release DISABLE TRIGGER frozen")
            cursor.execute("UPDATE standards_release SET cancelled_at = now() WHERE slug LIKE 'impor%%'")
            cursor.execute("ALTER TABLE standards_release ENABLE TRIGGER frozen")

    def __exit__(self, *error: object) -> None:
        """The test's transaction is rolled back."""


@pytest.mark.parametrize("path", [NO_44, NO_64], ids=["no. 44", "no. 64"])
def test_every_word_of_the_source_comes_back_from_the_cells(path):
    cells = SourceCell.objects.filter(document=path.name).order_by("first_line")
    stored = [word for cell in cells for word in cell.raw.split()]
    assert sorted(stored) == sorted(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("path", [NO_44, NO_64], ids=["no. 44", "no. 64"])
def test_every_word_of_the_source_comes_back_from_the_outlines(path):
    version = Version.objects.get(source_cells__document=path.name, source_cells__number=1)
    standard = in_force(version.standard, timezone.localdate())
    for clause in standard.clauses:
        cell = SourceCell.objects.get(version=version, number=clause.number)
        uraian = "\n".join(line.split("\t", 2)[2] for line in cell.raw.split("\n"))
        found = compare(clause.text.text, uraian)
        assert with_slips(words(running(parse(clause.text.text))), found.slips) == words(uraian)
        if clause.is_shared:
            notes = SourceNote.objects.filter(version=version, number=clause.number)
            told = [(slip.ours, slip.theirs, slip.cause) for slip in found.slips]
            assert list(notes.values_list("ours", "theirs", "cause")) == told


def with_slips(shown: list[str], slips) -> list[str]:
    """The shared words with each slip of the document put where it stands there."""
    for slip in reversed(slips):
        shown[slip.word : slip.word + len(slip.ours.split())] = slip.theirs.split()
    return shown


def test_a_changed_text_makes_a_new_draft_and_leaves_the_public_page(tmp_path):
    path = changed(tmp_path, "11\tJumlah Pelaksana\t: 30 Orang", "11\tJumlah Pelaksana\t: 25 Orang")
    told = run(path)
    assert "berubah, dibuat draf baru; teks sendiri: 11; selip ejaan: 6, 8." in told
    draft = Release.objects.get(published_at__isnull=True)
    [text] = draft.versions.get().texts.all()
    assert (text.number, text.facts) == (11, {"staff": 25})
    standard = draft.versions.get().standard
    assert in_force(standard, timezone.localdate()).clause(11).facts == {"staff": 30}


def test_a_changed_text_read_twice_makes_one_draft(tmp_path):
    path = changed(tmp_path, "30 Orang", "25 Orang")
    run(path)
    draft = Release.objects.get(published_at__isnull=True)
    told = run(path)
    assert "tidak ada yang diubah" in told
    assert f"Menunggu dalam draf {draft}." in told
    assert Release.objects.filter(published_at__isnull=True).count() == 1


def test_words_that_became_the_shared_ones_follow_them_again(tmp_path):
    today = timezone.localdate()
    run(changed(tmp_path, "30 Orang", "25 Orang"), publish=True, effective_on=today)
    run(NO_64, publish=True, effective_on=today)
    standard = ServiceStandard.objects.get(slug__startswith="kbli-33152")
    clause = in_force(standard, timezone.localdate()).clause(11)
    assert clause.is_shared
    assert clause.facts == {"staff": 30}


def test_a_dry_run_stores_nothing(tmp_path):
    counts = [model.objects.count() for model in (Release, Version, ComponentText, Regulation)]
    told = run(changed(tmp_path, "30 Orang", "25 Orang"), dry_run=True)
    assert "Uji coba: tidak ada yang disimpan." in told
    assert counts == [m.objects.count() for m in (Release, Version, ComponentText, Regulation)]


@pytest.mark.parametrize(
    ("source", "old", "new", "message"),
    [
        (NO_64, "Risiko Menengah Tinggi", "Risiko Besar", "baris 3: "),
        (NO_64, "64. Sertifikat Standar", "64. Surat Sakti", "baris 3: "),
        (NO_64, "3\tJangka Waktu Penyelesaian\t", "\t\t", "Komponen 3"),
        (NO_44, "24. Toilet", "25. Toilet", "komponen 8: "),
    ],
    ids=["unknown risk", "unknown instrument", "missing component", "jumping list"],
)
def test_a_fault_keeps_the_standard_out_and_names_its_place(tmp_path, source, old, new, message):
    told = refused(changed(tmp_path, old, new, source))
    assert f"KESALAHAN: {source.name}, baris" in told
    assert message in told
    assert "tidak disimpan" in told
    assert not Release.objects.filter(published_at__isnull=True).exists()


def test_a_bad_standard_leaves_the_others_of_its_file_unharmed(tmp_path):
    good = NO_64.read_text(encoding="utf-8").replace("30 Orang", "25 Orang")
    bad = NO_44.read_text(encoding="utf-8").replace("Risiko Tinggi", "Risiko Besar")
    path = tmp_path / "lampiran.txt"
    path.write_text(f"{bad}\n{good}", encoding="utf-8")
    refused(path)
    assert [v.annex_number for v in Version.objects.filter(release__published_at=None)] == [64]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Berkas kosong."),
        (b"\x00\x01\x02", "Berkas bukan teks: berisi data biner."),
        (b"\xff\xfe\xfa", "Berkas bukan teks UTF-8."),
        (b"Selamat pagi.", "Tidak ada standar pelayanan"),
    ],
    ids=["empty", "binary", "not UTF-8", "no regulation"],
)
def test_a_file_that_is_no_annex_is_refused_with_its_reason(tmp_path, data, message):
    path = tmp_path / "naskah.txt"
    path.write_bytes(data)
    told = refused(path)
    assert f"KESALAHAN: naskah.txt, baris 1: {message}" in told


def test_a_missing_file_is_refused_by_name(tmp_path):
    assert "tiada.txt, baris 1: Berkas tidak dapat dibaca." in refused(tmp_path / "tiada.txt")


def test_an_effective_date_is_kept_and_the_standard_waits_for_it(tmp_path):
    run(changed(tmp_path, "30 Orang", "25 Orang"), publish=True, effective_on=date(2999, 1, 1))
    standard = ServiceStandard.objects.get(slug__startswith="kbli-33152")
    assert in_force(standard, timezone.localdate()).clause(11).facts == {"staff": 30}
    assert in_force(standard, date(2999, 1, 1)).clause(11).facts == {"staff": 25}


def test_channels_of_the_office_are_those_of_the_text():
    text = shared_text(6, timezone.localdate())
    assert [(each.letter, each.words) for each in channels(text.outline)] == list(
        Channel.objects.exclude(words="").values_list("code", "words")
    )


def test_an_unknown_channel_is_told_and_not_made_public(tmp_path):
    Channel.objects.filter(code="m").delete()
    known = list(Channel.objects.values_list("code", flat=True))
    told = run(changed(tmp_path, "30 Orang", "25 Orang"))
    assert "komponen 6: Kanal m belum tercatat di kantor; tambahkan di pengelolaan bila dipakai." in told
    assert list(Channel.objects.values_list("code", flat=True)) == known


def test_a_regulation_keeps_its_name_as_written(tmp_path):
    old = "Peraturan Menteri Perindustrian Nomor 9 Tahun 2021"
    run(changed(tmp_path, old, "Keputusan Menteri Perindustrian Nomor 99 Tahun 2021"))
    law = Regulation.objects.get(slug="keputusan-menteri-perindustrian-99-2021")
    assert (law.kind, law.short_name) == (
        "Keputusan Menteri Perindustrian",
        "Keputusan Menteri Perindustrian 99/2021",
    )
