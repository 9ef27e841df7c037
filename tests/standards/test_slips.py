import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.slips import SPELLINGS, ComparisonKind, compare, source_notes
from tests.standards.annex_text import standard

IDENTICAL, SLIP, DIFFERENT = ComparisonKind.IDENTICAL, ComparisonKind.SLIP, ComparisonKind.DIFFERENT
BLANK = "Ada spasi sebelum tanda baca."

# Domain: "Compared word by word".
KINDS = {
    **dict.fromkeys((1, 2, 5, 7), DIFFERENT),
    **dict.fromkeys((6, 8), SLIP),
    **dict.fromkeys((3, 4, 9, 10, 11, 12, 13, 14), IDENTICAL),
}


def text(annex_number, number):
    return standard(annex_number).component(number).text


@pytest.mark.parametrize("number", KINDS)
def test_components_of_64_compared_with_those_of_44(number):
    assert compare(text(44, number), text(64, number)).kind is KINDS[number]
    assert compare(text(44, number), text(44, number)).kind is IDENTICAL


def test_slips_of_component_6_are_located():
    found = compare(text(44, 6), text(64, 6)).slips
    assert [(each.ours, each.theirs) for each in found] == [
        ("DPMPTSP", "DPMPSTSP"),
        ("kelender", "kalender"),
        ("pelapor/yang", "pelapor/ yang"),
        ("pelapor/yang", "pelapor/ yang"),
        ("dikelompokan", "dikelompokkan"),
        ("penelahaan", "penelaahan"),
        ("tindaklanjut", "tindak lanjut"),
    ]
    assert all(text(44, 6).split()[each.word] == each.ours for each in found)
    assert found[1].cause == "“kelender” semestinya “kalender”."


def test_slips_of_component_8_are_nine_blanks_and_two_spellings():
    found = compare(text(44, 8), text(64, 8)).slips
    blanks = [each for each in found if each.cause == BLANK]
    assert len(blanks) == 9
    assert (blanks[0].ours, blanks[0].theirs) == ("pantry ;", "pantry;")
    others = [(each.ours, each.theirs) for each in found if each.cause != BLANK]
    assert others == [("(touchsreen", "(touchscreen"), ("dan/atau", "dan /atau")]


PAIRS = {
    "white space": ("a  b\nc", "a b c", IDENTICAL),
    "markup": ("<p>a</p> <i>b</i>", ": a b", IDENTICAL),
    "slip the other way round": ("hari kalender", "hari kelender", SLIP),
    "slip with its stop": ("30 hari kelender.", "30 hari kalender.", SLIP),
    "slip at the start of a sentence": ("Tindaklanjut a", "Tindak lanjut a", SLIP),
    "two slips in a row": ("kelender penelahaan", "kalender penelaahan", SLIP),
    "slip and blank at once": ("touchsreen ;", "touchscreen;", SLIP),
    "slip in the last word": ("a pelapor/yang", "a pelapor/ yang", SLIP),
    "part of a longer word": ("tindaklanjutnya", "tindak lanjutnya", DIFFERENT),
    "capital letter": ("kelender", "Kalender", DIFFERENT),
    "another number": ("30 hari", "14 hari", DIFFERENT),
    "one word more": ("a b", "a b c", DIFFERENT),
    "one word less": ("a b c", "a b", DIFFERENT),
    "a slip and one word": ("kelender a", "kalender b", DIFFERENT),
    "other tag": ("<b>a</b>", "a", DIFFERENT),
    "empty": ("", "", IDENTICAL),
    "nothing left": ("a", "", DIFFERENT),
}


@pytest.mark.parametrize(("ours", "theirs", "kind"), PAIRS.values(), ids=PAIRS.keys())
def test_texts_differ_by_known_slips_only_or_are_different(ours, theirs, kind):
    assert compare(ours, theirs).kind is kind
    assert compare(theirs, ours).kind is kind


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.wrong)
def test_each_listed_spelling_is_a_slip_with_its_cause(spelling):
    found = compare(f"x {spelling.right} y", f"x {spelling.wrong} y")
    assert (found.kind, [each.cause for each in found.slips]) == (SLIP, [spelling.cause])


WORDS = st.lists(
    st.sampled_from([*[s.right for s in SPELLINGS], *[s.wrong for s in SPELLINGS], "a", "b;", ";"])
)


@given(WORDS, WORDS)
def test_comparison_reads_the_same_from_both_sides(ours, theirs):
    one, other = compare(" ".join(ours), " ".join(theirs)), compare(" ".join(theirs), " ".join(ours))
    assert one.kind is other.kind
    assert (one.kind is SLIP) == bool(one.slips)


NOTES = {
    (44, 1): [],
    (44, 6): [
        "kelender",
        "dikelompokan",
        "penelahaan",
        "Tindaklanjut",
        "tindaklanjut",
        "dpmpptsp",
        "Loker",
        "eskternal",
        "mengelompokan",
        "didalam",
        "diinternal",
        "@gmail.com",
    ],
    (44, 7): ["Peraturan Menteri Pertanian Nomor 15 Tahun 2021"],
    (44, 12): ["Fakta integritas", "didalam"],
    (64, 1): ["Pasal 65 PP Nomor 5 Tahun 2021"],
    (64, 7): [],
    (64, 8): ["dan /atau"],
    (64, 9): ["office ;"],
    (64, 10): [],
}


@pytest.mark.parametrize(("annex_number", "number"), NOTES)
def test_slips_that_stand_in_a_text_are_told_once_each(annex_number, number):
    found = source_notes(number, text(annex_number, number))
    assert [each.words for each in found] == NOTES[annex_number, number]
    assert all(each.component == number and each.explanation.endswith(".") for each in found)


def test_note_on_a_citation_belongs_to_its_component():
    assert source_notes(1, "Pasal 65 PP Nomor 5 Tahun 2021")
    assert source_notes(2, "Pasal 65 PP Nomor 5 Tahun 2021") == ()
