"""The whole catalogue judged: the office's own standards, and what an editor's release changes."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from standards.assessing import Assessed, assess_catalogue
from standards.findings import Grade
from standards.models import ComponentText, LegalBasis, ProcedureClass, Regulation, Release, SourceCell
from standards.publishing import obstacles
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def assessed(slug: str = "", on: date = TODAY) -> Assessed:
    return next(each for each in assess_catalogue(on) if each.slug == slug)


def causes(found: Assessed, code: str) -> list[str]:
    return [finding.cause for finding in found.findings if finding.code == code]


def test_number_44_cites_a_rule_of_another_sector():
    assert causes(assessed(factories.INSPEKSI), "sector_mismatch") == [
        "Permentan 15/2021 mengatur sektor Pertanian, sedangkan standar ini sektor Ketenagakerjaan."
    ]
    assert causes(assessed(factories.LOKOMOTIF), "sector_mismatch") == []


@pytest.mark.parametrize("slug", [factories.INSPEKSI, factories.LOKOMOTIF])
def test_five_of_six_cited_laws_are_out_of_force_and_one_is_unchecked(slug):
    found = assessed(slug)
    assert len(causes(found, "law_out_of_force")) == 5
    assert causes(found, "law_unchecked") == ["PP 6/2021 belum diperiksa apakah masih berlaku."]


def test_the_offices_own_catalogue_has_nothing_red():
    assert {each.grade for each in assess_catalogue(TODAY)} == {Grade.YELLOW}


def test_a_component_is_green_unless_its_words_or_the_shared_ones_have_a_finding():
    grades = assessed(factories.INSPEKSI).grades
    assert (grades[1], grades[2], grades[6], grades[7]) == ("green", "yellow", "yellow", "yellow")


def test_a_slip_of_the_source_stands_with_the_standard_and_one_of_the_shared_words_with_those():
    assert causes(assessed(factories.LOKOMOTIF), "source_slip")[1] == "“DPMPSTSP” semestinya “DPMPTSP”."
    assert "“kelender” semestinya “kalender”." in causes(assessed(), "source_slip")


def test_a_revoked_law_enters_the_work_list_of_every_standard_that_cites_it():
    Regulation.objects.filter(slug="pp-6-2021").update(in_force_until=date(2026, 11, 20))
    for slug in (factories.INSPEKSI, factories.LOKOMOTIF):
        assert "PP 6/2021 tidak berlaku lagi." in causes(assessed(slug), "law_out_of_force")


def test_a_class_whose_steps_are_described_is_no_finding():
    ProcedureClass.objects.filter(number=4).update(steps="1. Daftar.")
    assert "Langkah klasifikasi 4 belum dicatat." not in causes(
        assessed(factories.INSPEKSI), "procedure_unknown"
    )


def test_words_of_a_standards_own_are_compared_with_the_shared_ones():
    shared = ComponentText.objects.get(version__standard=None, number=13)
    factories.published(date(2026, 1, 5), factories.standard(), k13=shared.text)
    factories.published(date(2026, 6, 1), None, k13="Keamanan dijaga.")
    found = assessed(factories.LOKOMOTIF, date(2026, 5, 31))
    assert causes(found, "same_as_shared") == ["Sama dengan teks bersama; cukup mengikuti teks bersama."]
    found = assessed(factories.LOKOMOTIF, date(2026, 6, 1))
    assert (causes(found, "same_as_shared"), len(causes(found, "older_than_shared"))) == ([], 1)


def test_the_number_of_queries_does_not_grow_with_the_standards():
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assess_catalogue(TODAY)
        return len(queries)

    before = count()
    copies(3)
    assert count() == before


def copies(number: int) -> None:
    for each in range(number):
        new = factories.standard()
        new.pk, new.slug = None, f"salinan-{each}"
        new.save()
        known = factories.standard().versions.get()
        release = factories.release()
        known.pk, known.release, known.standard = None, release, new
        known.save()
        Release.objects.filter(pk=release.pk).update(published_at=timezone.now())


class TestPublishing:
    """One truth: what is red in the catalogue is what stops a release, and nothing else."""

    def draft(self, **words: str) -> Release:
        draft = factories.release(date(2999, 12, 1))
        texts = {int(key[1:]): text for key, text in words.items()}
        factories.version(draft, factories.standard(), words=texts)
        return draft

    def test_a_law_out_of_force_never_stops_publishing(self):
        draft = self.draft(k8="1. Aula didalam gedung;")
        assert obstacles(draft, None, TODAY) == []

    def test_a_citation_without_its_regulation_stops_it(self):
        draft = self.draft(k7="1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.")
        LegalBasis.objects.filter(text__version__release=draft).delete()
        [fault] = obstacles(draft, None, TODAY)
        assert fault.endswith(
            "Komponen 7 (Dasar Hukum): Belum dipasangkan dengan daftar peraturan: “Undang-Undang Nomor 25 "
            "Tahun 2009 tentang Pelayanan Publik.”."
        )

    def test_a_source_out_of_order_stops_it(self):
        draft = self.draft(k8="1. Aula;")
        for line, number in enumerate((1, 3, 2), start=1):
            SourceCell.objects.create(
                version=draft.versions.get(),
                document="naskah.txt",
                annex_number=64,
                number=number,
                first_line=line,
                last_line=line,
                raw="x",
            )
        [fault] = obstacles(draft, None, TODAY)
        assert "Komponen 2 (Sistem, Mekanisme dan Prosedur): Dalam naskah berada sesudah komponen 3" in fault


class TestCommand:
    def test_tells_every_finding_with_its_code_and_a_summary(self, capsys):
        call_command("check_standards")
        told = capsys.readouterr().out
        assert "KUNING: Jasa Inspeksi Teknik Instalasi" in told
        assert "kuning komponen 7: Permentan 15/2021 mengatur sektor Pertanian" in told
        assert told.endswith("2 standar dan teks bersama: 0 merah, 3 kuning, 0 hijau.\n")

    def test_fails_only_from_the_grade_it_is_asked_to(self):
        call_command("check_standards", "--fail-on", "red")
        with pytest.raises(CommandError, match="Ada temuan"):
            call_command("check_standards", "--fail-on", "yellow")

    def test_a_red_standard_fails(self):
        draft = factories.release(None)
        factories.version(draft, factories.standard(), words={8: "1. Aula;\n3. Kantin."})
        Release.objects.filter(pk=draft.pk).update(published_at=timezone.now())
        with pytest.raises(CommandError, match="Ada temuan"):
            call_command("check_standards", "--fail-on", "red")

    def test_writes_the_findings_as_json(self, tmp_path):
        file = tmp_path / "mutu.json"
        call_command("check_standards", "--json", file)
        shared, inspeksi, _ = json.loads(file.read_text())
        assert (shared["standard"], inspeksi["standard"]) == (None, factories.INSPEKSI)
        assert inspeksi["components"]["7"] == "yellow"
        assert {
            "code": "law_unchecked",
            "rule": "Mengutip peraturan yang belum diperiksa",
            "grade": "yellow",
            "component": 7,
            "cause": "PP 6/2021 belum diperiksa apakah masih berlaku.",
        } in inspeksi["findings"]

    def test_a_file_that_cannot_be_written_is_said_plainly(self, tmp_path):
        with pytest.raises(CommandError, match="tidak dapat ditulis"):
            call_command("check_standards", "--json", tmp_path)
