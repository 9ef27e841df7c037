"""KBLI editions 2020 and 2025: their tables, the crosswalk, and a code that changed its meaning."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from standards.assessing import assess_catalogue
from standards.kbli import continued_activities, counterparts, notice, notices
from standards.kbli_table import Activity, Link, Unreadable, read_activities, read_links
from standards.models import ActivityLink, BusinessActivity
from tests.factories import INSPEKSI, LOKOMOTIF, standard
from tests.standards.page_reading import words_of
from tests.standards.test_search import page, standards_found

TITLES = "Kode;Judul\nC;Industri\n33;Reparasi\n33152;Reparasi Lokomotif\n\n01111;Pertanian Jagung\n"
CROSSWALK = "KBLI 2020,Judul KBLI 2020,KBLI 2025,Judul 2025\n71204,Jasa,71202,Jasa Inspeksi Teknis\n"


def activity(edition: int, code: str, name: str = "Uji") -> BusinessActivity:
    return BusinessActivity.objects.get_or_create(edition=edition, code=code, defaults={"name": name})[0]


def link(older: str, newer: str) -> ActivityLink:
    return ActivityLink.objects.create(older=activity(2020, older), newer=activity(2025, newer))


def test_titles_are_read_and_broader_groups_passed_over():
    activities, problems = read_activities(TITLES.encode())
    assert activities == [
        Activity(4, "33152", "Reparasi Lokomotif"),
        Activity(6, "01111", "Pertanian Jagung"),
    ]
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_separator_encoding_and_line_end(encoding, separator, end):
    rows = ["No|KODE KBLI|JUDUL", "1|10761|Industri Kopi – “Olahan”"]
    table = end.join(rows).replace("|", separator).encode(encoding)
    assert [(each.code, each.name) for each in read_activities(table)[0]] == [
        ("10761", "Industri Kopi – “Olahan”")
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("3315X,Reparasi", "baris 2: kode “3315X” bukan lima angka."),
        ("331521,Reparasi", "baris 2: kode “331521” bukan lima angka."),
        ("33152,", "baris 2: kode 33152 tidak berjudul."),
        ("33152", "baris 2: kode 33152 tidak berjudul."),
        (f"33152,{'a' * 251}", "baris 2: judul kode 33152 lebih dari 250 huruf."),
        ("33152,Satu\n33152,Dua", "baris 3: kode 33152 sudah ada pada baris 2 dengan judul lain."),
    ],
)
def test_a_faulty_title_row_is_named_with_its_line(row, message):
    assert [str(each) for each in read_activities(f"kode,judul\n{row}\n".encode())[1]] == [message]


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"satu,dua\n33152,Reparasi\n", b'kode,judul\n"' + b"a" * 200000]
)
def test_a_file_that_is_no_table_is_refused(content):
    with pytest.raises(Unreadable):
        read_activities(content)


def test_links_many_to_many_with_notes_and_carried_codes():
    table = "kode_2020,kode_2025\n10001,20001*\n,20002 (sebagian)\n10002,20002\n"
    links, problems = read_links(table.encode(), 2020, 2025)
    assert links == [Link(2, "10001", "20001"), Link(3, "10001", "20002"), Link(4, "10002", "20002")]
    assert problems == []


def test_a_lost_leading_zero_is_told():
    problems = read_links(b"2020,2025\n1111,01112\n", 2020, 2025)[1]
    assert "mungkin nol di depan hilang" in str(problems[0])


@pytest.fixture
def csv_file(tmp_path):
    def write(text: str) -> str:
        path = tmp_path / "kbli.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.mark.django_db
def test_an_edition_is_imported_and_again_changes_nothing(csv_file, capsys):
    for told in ("1 baru, 1 berubah judul, 0 tetap.", "0 baru, 0 berubah judul, 2 tetap."):
        call_command("import_kbli", csv_file(TITLES), edition=2025)
        assert told in capsys.readouterr().out
    assert BusinessActivity.objects.get(edition=2025, code="33152").name == "Reparasi Lokomotif"


@pytest.mark.django_db
def test_a_crosswalk_is_imported_beside_what_is_known(csv_file, capsys):
    ActivityLink.objects.all().delete()
    for told in ("1 baru", "0 baru"):
        call_command("import_kbli", csv_file(CROSSWALK), crosswalk=[2020, 2025], source="BPS")
        assert told in capsys.readouterr().out
    assert [(str(each), each.source) for each in ActivityLink.objects.all()] == [
        ("71204 (2020) → 71202 (2025)", "BPS")
    ]


@pytest.mark.django_db
def test_a_dry_run_stores_nothing(csv_file):
    call_command("import_kbli", csv_file(TITLES), edition=2025, dry_run=True)
    assert not BusinessActivity.objects.filter(code="01111").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("kode,judul\n33159,Baik\n3315X,Buruk\n", {"edition": 2025}, "1 baris bermasalah"),
        ("kode,judul\nA,Industri\n", {"edition": 2025}, "tidak memuat satu pun"),
        ("satu,dua\n", {"edition": 2025}, "judul kolom"),
        (TITLES, {"edition": 25}, "bukan tahun edisi"),
        (CROSSWALK, {"crosswalk": [2025, 2020]}, "Edisi lama harus"),
        ("2020,2025\n71204,99999\n", {"crosswalk": [2020, 2025]}, "1 baris bermasalah"),
    ],
)
def test_a_faulty_table_stores_nothing_and_says_why(csv_file, text, options, message):
    before = BusinessActivity.objects.count(), ActivityLink.objects.count()
    with pytest.raises(CommandError, match=message):
        call_command("import_kbli", csv_file(text), **options)
    assert (BusinessActivity.objects.count(), ActivityLink.objects.count()) == before


@pytest.mark.django_db
def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("import_kbli", str(tmp_path / "tidak-ada.csv"), edition=2025)


@pytest.mark.django_db
def test_a_link_leads_from_an_older_edition_to_a_newer():
    with pytest.raises(ValidationError):
        ActivityLink(older=activity(2025, "71202"), newer=activity(2020, "71204")).full_clean()


@pytest.mark.django_db
def test_a_code_that_means_something_else_now():
    found = notice(activity(2020, "71204"))
    assert [each.code for each in found.successors] == ["71202"]
    assert found.there.name == "Jasa Pengujian Teknis"


@pytest.mark.django_db
def test_a_code_that_stays_under_another_title_means_the_same():
    found = notice(activity(2020, "33152"))
    assert found.is_renamed
    assert found.there is None


@pytest.mark.django_db
@pytest.mark.parametrize("links", [(), [("50001", "50001")]], ids=["no crosswalk", "same code and title"])
def test_without_a_known_change_nothing_is_said(links):
    for each in [activity(2020, "50001"), activity(2025, "50001")]:
        assert each.name == "Uji"
    for older, newer in links:
        link(older, newer)
    assert notice(activity(2020, "50001")) is None


@pytest.mark.django_db
def test_a_code_split_over_itself_and_another_keeps_its_meaning():
    link("50001", "50001")
    link("50001", "50002")
    found = notice(activity(2020, "50001"))
    assert [each.code for each in found.successors] == ["50001", "50002"]
    assert found.there is None
    assert not found.is_renamed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("digits", "codes"),
    [("71202", ["71204"]), ("712", ["71202", "71204"]), ("33152", ["33152"] * 2), ("9", [])],
)
def test_counterparts_in_the_other_edition(digits, codes):
    assert sorted(each.code for each in counterparts(digits)) == codes


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("71204",), ("71202",), ("izin", "71204")])
def test_the_notice_comes_for_the_code_of_either_edition(words):
    assert [each.here.code for each in notices(words)] == ["71204"]


@pytest.mark.django_db
@pytest.mark.parametrize("words", [(), ("7120",), ("99999",), ("inspeksi",)])
def test_no_notice_without_a_whole_known_code(words):
    assert notices(words) == []


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["71204", "71202"])
def test_the_list_says_what_the_code_means_now(client, code):
    html = page(client, q=code)
    assert standards_found(html) == [INSPEKSI]
    words = words_of(html)
    assert "Kode 71204 berganti arti." in words
    assert "Pada KBLI 2025: Jasa Pengujian Teknis, kegiatan yang lain." in words
    assert "menjadi KBLI 71202 Jasa Inspeksi Teknis pada KBLI 2025." in words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "words"),
    [
        (INSPEKSI, "Kode 71204 berganti arti."),
        (LOKOMOTIF, "judulnya menjadi Reparasi dan Pemeliharaan Lokomotif dan Gerbong Kereta."),
    ],
)
def test_the_standard_says_what_its_code_became(client, slug, words):
    assert words in words_of(client.get(f"/standar/{standard(slug).slug}/").content.decode())


@pytest.mark.django_db
def test_a_standard_is_found_by_all_codes_it_was_split_into(client):
    link("33152", "60001")
    assert standards_found(page(client, q="60001")) == [LOKOMOTIF]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unlinked", "warned"),
    [((), []), (("33152",), [LOKOMOTIF]), (("33152", "71204"), [])],
    ids=["both continue", "one has no counterpart", "no crosswalk, nothing known"],
)
def test_editors_are_told_of_a_code_without_a_counterpart(unlinked, warned):
    ActivityLink.objects.filter(older__code__in=unlinked).delete()
    found = assess_catalogue(date(2026, 11, 21))
    assert warned == [
        each.slug for each in found if "no_current_kbli" in {finding.code for finding in each.findings}
    ]


@pytest.mark.django_db
def test_of_an_edition_without_a_crosswalk_nothing_is_known():
    assert continued_activities()[activity(2020, "33152").pk] is True
    alone, newest, older = activity(2020, "60009"), activity(2025, "60001"), activity(2017, "60001")
    known = continued_activities()
    assert (known[alone.pk], known[newest.pk], known.get(older.pk)) == (False, True, None)
    ActivityLink.objects.all().delete()
    assert continued_activities().get(alone.pk) is None
