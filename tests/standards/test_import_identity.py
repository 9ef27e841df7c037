"""Which standard an entry of the annex is: OSS lists several scopes and several risks of one KBLI."""

import json

import pytest

from standards.in_force import newest_versions
from standards.models import BusinessActivity, Release, ServiceStandard, Version
from tests import factories
from tests.standards.import_runs import NO_64, refused, run, titled

pytestmark = pytest.mark.django_db

KBLI = "12345"
SAME = "sama dengan yang sudah ada, tidak ada yang diubah"


def title(number: int, name: str, risk: str = "Menengah Tinggi", licence: str = "Sertifikat Standar") -> str:
    return f"{number}. {licence} (Risiko {risk}) KBLI {KBLI} {name}"


ONE, TWO = title(65, "Jasa Uji Lingkup Satu"), title(66, "Jasa Uji Lingkup Dua")
SLUG = f"kbli-{KBLI}-jasa-uji-lingkup"


def numbers() -> dict[str, list[tuple[int, str]]]:
    """Every version of this KBLI: annex number and name, by the address of its standard."""
    rows = Version.objects.filter(activity__code=KBLI).order_by("pk").select_related("standard")
    found: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        found.setdefault(row.standard.slug, []).append((row.annex_number, row.name))
    return found


BOTH = {
    f"{SLUG}-satu": [(65, "Jasa Uji Lingkup Satu")],
    f"{SLUG}-dua": [(66, "Jasa Uji Lingkup Dua")],
}


def test_two_scopes_of_one_kbli_stay_two_standards(tmp_path):
    path = titled(tmp_path, ONE, TWO)
    assert run(path).count("standar baru") == 2
    assert numbers() == BOTH
    assert run(path, publish=True).count(SAME) == 2
    assert numbers() == BOTH


def test_two_published_scopes_read_again_change_nothing(tmp_path):
    path = titled(tmp_path, ONE, TWO)
    run(path, publish=True)
    before = Release.objects.count()
    assert run(path, publish=True).count(SAME) == 2
    assert run(titled(tmp_path, TWO)).count(SAME) == 1
    assert (numbers(), Release.objects.count()) == (BOTH, before)


def test_names_alike_in_their_first_60_letters_get_two_addresses(tmp_path):
    long = "Jasa Pengujian Laboratorium Bahan Bangunan dan Pekerjaan Sipil Lingkup"
    path = titled(tmp_path, title(65, f"{long} Satu"), title(66, f"{long} Dua"))
    run(path, publish=True)
    assert sorted(row[0][1] for row in numbers().values()) == [f"{long} Dua", f"{long} Satu"]
    assert run(path).count(SAME) == 2


def test_the_only_entry_of_a_kbli_may_have_a_new_name(tmp_path):
    run(titled(tmp_path, ONE), publish=True)
    told = run(titled(tmp_path, title(65, "Jasa Uji")))
    assert "Nama “Jasa Uji Lingkup Satu” menjadi “Jasa Uji”; dianggap standar yang sama." in told
    assert numbers() == {f"{SLUG}-satu": [(65, "Jasa Uji Lingkup Satu"), (65, "Jasa Uji")]}


def test_case_and_blanks_make_no_other_name(tmp_path):
    run(titled(tmp_path, ONE, TWO), publish=True)
    assert "berubah" in run(titled(tmp_path, ONE.replace("Lingkup", "lingkup"), TWO))
    assert len(numbers()) == 2


def test_a_name_that_fits_several_standards_is_refused(tmp_path):
    run(titled(tmp_path, ONE, TWO), publish=True)
    told = refused(titled(tmp_path, title(67, "Jasa Uji")))
    assert (
        f"baris 1: KBLI {KBLI} dengan risiko dan jenis izin ini cocok dengan lebih dari satu standar: "
        f"“Jasa Uji Lingkup Satu” ({SLUG}-satu), “Jasa Uji Lingkup Dua” ({SLUG}-dua). "
        "Samakan nama dalam naskah dengan salah satunya, lalu impor lagi."
    ) in told
    assert numbers() == BOTH


def test_one_name_twice_in_an_import_is_refused_the_second_time(tmp_path):
    path = titled(tmp_path, ONE, title(66, "Jasa Uji Lingkup Satu"))
    for _ in range(2):
        assert "Nomor 65 dan 66 memuat KBLI, risiko, jenis izin, dan nama yang sama" in refused(path)
        assert numbers() == {f"{SLUG}-satu": [(65, "Jasa Uji Lingkup Satu")]}


def test_a_faulty_entry_does_not_lend_its_standard_to_its_neighbour(tmp_path):
    run(titled(tmp_path, ONE), publish=True)
    faulty = ONE.replace("Menengah Tinggi", "Besar")
    refused(titled(tmp_path, faulty, TWO))
    assert numbers() == BOTH


@pytest.mark.parametrize("together", [True, False], ids=["in one file", "in files of their own"])
def test_one_name_with_two_risks_is_two_standards_however_the_files_are_grouped(tmp_path, together):
    """Published in files of its own, the second would silently take the first one's place."""
    titles = (title(65, "Jasa Uji"), title(66, "Jasa Uji", "Tinggi", "Izin"))
    for part in [titles] if together else [[each] for each in titles]:
        run(titled(tmp_path, *part), publish=True)
    slug = f"kbli-{KBLI}-jasa-uji"
    assert numbers() == {slug: [(65, "Jasa Uji")], f"{slug}-tinggi": [(66, "Jasa Uji")]}
    on = Release.objects.latest("pk").published_at.date()
    assert newest_versions(on).filter(activity__code=KBLI).count() == 2


def test_a_second_risk_is_told_and_names_no_code_word(tmp_path):
    run(titled(tmp_path, title(66, "Jasa Uji", "Tinggi", "Izin")), publish=True)
    report = tmp_path / "laporan.json"
    run(titled(tmp_path, title(65, "Jasa Uji")), report=report)
    causes = [each["cause"] for each in json.loads(report.read_text(encoding="utf-8"))["notices"]]
    assert causes == [f"KBLI {KBLI} sudah ada dengan risiko Tinggi (Izin); dicatat sebagai standar lain."]
    assert set(numbers()) == {f"kbli-{KBLI}-jasa-uji", f"kbli-{KBLI}-jasa-uji-menengah-tinggi"}


def test_a_new_name_among_several_stands_beside_the_old_one(tmp_path):
    run(titled(tmp_path, title(65, "Jasa Uji")), publish=True)
    told = run(titled(tmp_path, ONE, TWO))
    assert told.count(f"KBLI {KBLI} sudah ada dengan nama “Jasa Uji”; dicatat sebagai standar lain.") == 2
    assert len(numbers()) == 3


def test_the_address_of_a_standard_whose_kbli_has_changed_is_not_taken_over():
    known = factories.standard()
    moved = factories.release(factories.at(2026, 1, 1).date())
    other = BusinessActivity.objects.create(edition=2025, code="33159", name="Lain")
    factories.version(moved, known, activity=other)
    Release.objects.filter(pk=moved.pk).update(published_at=factories.at(2026, 1, 1))
    run(NO_64)
    draft = Version.objects.get(release__published_at=None)
    assert draft.standard.slug == f"{factories.LOKOMOTIF}-menengah-tinggi"
    assert ServiceStandard.objects.count() == 3
