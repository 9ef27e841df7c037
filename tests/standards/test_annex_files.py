import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.outline import running
from standards.regulation import (
    BINARY_FILE,
    EMPTY_FILE,
    NOT_UTF8,
    Severity,
    Undecodable,
    decode,
    parse_annex,
    read_annex,
)
from standards.wording import clean
from tests.standards.annex_text import TITLE, annex, replaced, source, standard

FILES_REFUSED = {
    "empty": (b"", EMPTY_FILE),
    "blank": (b"\xef\xbb\xbf \r\n\t\n", EMPTY_FILE),
    "with a NUL": (b"44. Izin\0", BINARY_FILE),
    "not UTF-8": (b"\xff\xfe4\xd8", NOT_UTF8),
    "no regulation": (
        b"Daftar belanja\n1. beras\n",
        "Tidak ada standar pelayanan dalam berkas ini; judulnya berbentuk "
        "“nomor. jenis izin (Risiko tingkat) KBLI lima angka nama usaha”.",
    ),
}


@pytest.mark.parametrize(("data", "cause"), FILES_REFUSED.values(), ids=FILES_REFUSED.keys())
def test_file_that_is_no_annex_is_refused(data, cause):
    parsed = read_annex(data, "x.txt")
    assert parsed.standards == ()
    assert parsed.has_errors
    assert [(each.line, each.cause, each.severity) for each in parsed.notices] == [(1, cause, Severity.ERROR)]


def test_text_with_a_nul_is_no_text_for_the_database():
    parsed = parse_annex("\n".join([*annex(), "\0"]), "x")
    assert (parsed.standards, [each.cause for each in parsed.notices]) == ((), [BINARY_FILE])


def test_decode_says_why_it_refuses():
    with pytest.raises(Undecodable, match=BINARY_FILE):
        decode(b"\0")
    with pytest.raises(Undecodable, match=NOT_UTF8):
        decode(b"\xff")


def test_line_endings_byte_order_mark_and_trailing_blanks_change_nothing():
    plain = parse_annex("\n".join(annex()) + "\n", "x").standards[0]
    windows = "\r\n".join(f"{line}  " for line in annex())
    other = read_annex(b"\xef\xbb\xbf" + windows.encode(), "x").standards[0]
    assert other.components == plain.components
    assert parse_annex("\ufeff" + "\r".join(annex()), "x").standards[0] == plain
    assert (other.errors, other.warnings) == ((), ())


def test_bad_standard_leaves_the_others_of_the_file_alone():
    good = annex("8. NIB (Risiko Rendah) KBLI 54321 Lain")
    bad = replaced(8, [], annex(TITLE.replace("7.", "9.")))
    parsed = parse_annex("\n".join([*annex(), *bad, *good]), "x")
    alone = parse_annex("\n".join(annex()), "x").standards[0]
    assert [(each.annex_number, bool(each.errors)) for each in parsed.standards] == [
        (7, False),
        (9, True),
        (8, False),
    ]
    assert parsed.standards[0] == alone
    assert [each.text for each in parsed.standards[2].components] == [each.text for each in alone.components]


def test_unreadable_title_takes_its_own_rows_and_no_others():
    parsed = parse_annex("\n".join([*annex(), "Judul rusak", *annex()[1:]]), "x")
    assert [(each.annex_number, bool(each.errors)) for each in parsed.standards] == [(7, False), (0, True)]
    assert len(parsed.standards[1].components) == 14


def test_both_documents_in_one_file_are_two_standards():
    parsed = read_annex(source(44) + b"\n" + source(64), "x")
    assert parsed.notices == ()
    assert [each.components[0].text for each in parsed.standards] == [
        standard(44).components[0].text,
        standard(64).components[0].text,
    ]


def test_annex_number_twice_in_a_file_refuses_the_second():
    parsed = parse_annex("\n".join(annex() + annex()), "x")
    assert [[each.cause for each in one.errors] for one in parsed.standards] == [
        [],
        ["Nomor 7 sudah ada pada baris 1."],
    ]


def test_tab_inside_a_cell_loses_nothing():
    parsed = parse_annex("\n".join(replaced(16, "12\tJaminan Pelayanan\t: Motto\tPASTI (Hati)")), "x")
    assert parsed.standards[0].component(12).text == "Motto PASTI (Hati)"


LINES = st.sampled_from(
    [*annex(), "", "\t\t2. lanjut", "\t", "x\ty", "9. Izin (Risiko (Risiko", "1\t1\t1", "\x1c"]
)


@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=30).map("\n".join)))
def test_any_text_gives_a_value_that_holds_every_line(text):
    parsed = parse_annex(text, "x")
    if "\0" in text:
        assert parsed.has_errors
        return
    cells = [*parsed.outside, *(cell for each in parsed.standards for cell in each.cells)]
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = sorted(line for cell in cells for line in cell.raw.split("\n"))
    assert found == sorted(line for line in lines if line.strip())
    for each in parsed.standards:
        assert all(running(read.outline) == clean(read.raw) for read in each.components)


@given(st.binary())
def test_any_bytes_give_a_value(data):
    assert read_annex(data, "x").document == "x"
