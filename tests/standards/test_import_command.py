"""The import as a command: its options, its report, and faults that must not end it."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from standards.models import Release, SourceCell, SourceNote, Version
from tests import factories
from tests.standards.import_runs import NO_44, changed, refused, run

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def report_of(path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_report_tells_each_standard(tmp_path):
    report = tmp_path / "laporan.json"
    run(NO_44, changed(tmp_path, "30 Orang", "25 Orang"), report=report, dry_run=True)
    unchanged, altered = report_of(report)["standards"]
    assert unchanged == {
        "document": NO_44.name,
        "annex_number": 44,
        "kbli": "71204",
        "name": "Jasa Inspeksi Teknik Instalasi",
        "state": "unchanged",
        "own_components": [],
        "components_with_slips": [],
    }
    assert (altered["state"], altered["own_components"], altered["components_with_slips"]) == (
        "changed",
        [11],
        [6, 8],
    )


def test_the_report_names_file_line_component_and_cause(tmp_path):
    report = tmp_path / "laporan.json"
    refused(changed(tmp_path, "24. Toilet", "25. Toilet", NO_44), report=report, dry_run=True)
    notice = report_of(report)["notices"][0]
    [line] = [
        number
        for number, words in enumerate(NO_44.read_text(encoding="utf-8").split("\n"), start=1)
        if "24. Toilet" in words
    ]
    assert notice == {
        "document": NO_44.name,
        "line": line,
        "component": 8,
        "cause": "Penanda “25.” meloncat: setelah “23.” seharusnya “24.”.",
        "severity": "error",
    }


@pytest.mark.parametrize("dry_run", [True, False])
def test_publishing_without_a_date_stores_nothing_and_names_the_option(tmp_path, dry_run):
    path, report = changed(tmp_path, "30 Orang", "25 Orang"), tmp_path / "laporan.json"
    told = refused(path, publish=True, dry_run=dry_run, report=report)
    assert "Tidak ada yang disimpan." in told
    assert "Isi tanggal berlakunya: “Reparasi Lokomotif dan Gerbong Kereta” sudah pernah ditetapkan." in told
    assert "Beri tanggal berlaku dengan --effective-on TTTT-BB-HH: hari ini atau sesudahnya." in told
    assert report_of(report)["standards"][0]["state"] == "changed"
    assert not Release.objects.filter(published_at=None).exists()
    assert "sudah terbit" in run(path, publish=True, effective_on=TODAY)


def test_a_date_that_has_passed_is_refused_before_anything_is_read(tmp_path):
    told = refused(NO_44, effective_on=TODAY - timedelta(days=1))
    assert "Tanggal berlaku sudah lewat; pakai hari ini atau sesudahnya." in told


@pytest.mark.parametrize("words", ["x", "2026-13-01", "1 Desember 2026"])
def test_what_is_no_date_is_told_in_indonesian(words):
    with pytest.raises(CommandError, match=f"“{words}” bukan tanggal; tulis seperti 2026-12-01."):
        call_command("import_standards", str(NO_44), f"--effective-on={words}")


def test_an_undated_draft_behind_a_dated_release_is_still_found(tmp_path):
    """An undated draft is older than any dated release, and was read all the same."""
    run(changed(tmp_path, "30 Orang", "26 Orang"), publish=True, effective_on=TODAY)
    path = changed(tmp_path, "30 Orang", "25 Orang")
    run(path)
    drafts = Release.objects.filter(published_at=None)
    assert "tidak ada yang diubah" in run(path)
    assert drafts.count() == 1


def test_a_second_draft_is_whole_without_the_first(tmp_path):
    """The first may never be published."""
    run(changed(tmp_path, "30 Orang", "25 Orang"))
    path = changed(tmp_path, "30 Orang", "25 Orang")
    path.write_text(path.read_text(encoding="utf-8").replace(": Gratis", ": Rp10.000"), encoding="utf-8")
    assert "teks sendiri: 4, 11" in run(path)


LONG = "x" * 250


def test_a_long_word_is_cut_in_the_note_and_kept_in_the_source(tmp_path):
    path = changed(tmp_path, "11\tJumlah Pelaksana\t: 30 Orang", f"11\tJumlah Pelaksana\t: 25 Orang {LONG} ;")
    run(path)
    [note] = SourceNote.objects.filter(theirs__startswith="xxx")
    assert note.theirs == f"{LONG[:199]}…"
    assert LONG in SourceCell.objects.get(version__release__published_at=None, number=11).raw


def test_a_slip_at_a_long_word_is_cut_on_both_sides(tmp_path):
    factories.published(TODAY, None, k11=f"30 Orang {LONG};")
    path = changed(tmp_path, "30 Orang", f"30 Orang {LONG} ;")
    path.write_text(path.read_text(encoding="utf-8").replace(": Gratis", ": Rp10.000"), encoding="utf-8")
    assert "teks sendiri: 4; selip ejaan: 6, 8, 11." in run(path)
    [note] = SourceNote.objects.filter(version__release__published_at=None, number=11)
    assert (note.ours, note.theirs) == (f"{LONG[:199]}…", f"{LONG[:199]}…")


def test_a_long_file_name_is_cut(tmp_path):
    path = changed(tmp_path, "30 Orang", "25 Orang").rename(tmp_path / f"{'n' * 240}.txt")
    run(path)
    documents = SourceCell.objects.filter(version__release__published_at=None).values_list(
        "document", flat=True
    )
    assert set(documents) == {f"{'n' * 199}…"}


def test_what_the_database_cannot_hold_refuses_one_standard_and_ends_nothing(tmp_path):
    old, new = "Klasifikasi 3, 7, 12, atau 16", "Klasifikasi 3, 7, 12, atau 99999999"
    bad = changed(tmp_path, old, new).rename(tmp_path / "buruk.txt")
    # Its first component is stored before the second fails, and must not stay behind.
    bad.write_text(bad.read_text(encoding="utf-8").replace("Pasal 65", "Pasal 66"), encoding="utf-8")
    good, report = changed(tmp_path, "30 Orang", "25 Orang", NO_44), tmp_path / "laporan.json"
    told = refused(bad, good, report=report)
    cause = "Ada kata atau bilangan yang terlalu panjang untuk disimpan; periksa naskahnya."
    assert f"KESALAHAN: buruk.txt, baris 3: {cause}" in told
    refused_one, stored = report_of(report)["standards"]
    assert (refused_one["state"], refused_one["own_components"]) == ("refused", [])
    assert (stored["state"], stored["own_components"]) == ("changed", [11])
    assert [each.annex_number for each in Version.objects.filter(release__published_at=None)] == [44]
