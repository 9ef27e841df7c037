"""The words that changed, and only they."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.differences import (
    MOST_WORDS,
    Change,
    FactChange,
    Gap,
    Line,
    changed_parts,
    facts_changed,
    lines_changed,
    taken_and_added,
)

FACILITIES = "1. Ruang tunggu;\n2. Toilet bersih;\n3. Kursi roda;\n4. Kantin;\n5. Musala;\n6. Parkir."


def told(line: Line) -> str:
    """ "1. Ruang -tunggu;- +laktasi;+": what goes and what comes."""
    signs = {Change.SAME: "", Change.REMOVED: "-", Change.ADDED: "+"}
    return " ".join(f"{signs[each.change]}{each.text}{signs[each.change]}" for each in line.pieces)


def changed(before: str, after: str) -> list[str]:
    return [told(line) for line in lines_changed(before, after) if line.is_changed]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("30 Orang", "31 Orang", ["-30- +31+ Orang"], id="a figure"),
        pytest.param(
            FACILITIES,
            FACILITIES.replace("Toilet bersih", "Toilet kering"),
            ["2. Toilet -bersih;- +kering;+"],
            id="a word",
        ),
        pytest.param("1. A;\n2. B;", "1. A;\n2. B;\n3. C;", ["+3. C;+"], id="an item more"),
        pytest.param("1. A;\n2. B;\n3. C.", "1. A;\n2. B;", ["-3. C.-"], id="an item less"),
        pytest.param("", "1. A;", ["+1. A;+"], id="from nothing"),
        pytest.param("1. A;", "", ["-1. A;-"], id="to nothing"),
        pytest.param("a <i>online</i> b", "a online b", [], id="emphasis is no word"),
        pytest.param("1.  A;\n\n2. B;", "1. A;\n2. B;", [], id="neither are blanks"),
    ],
)
def test_only_changed_words_are_marked(before, after, expected):
    assert changed(before, after) == expected


def test_lines_without_change_are_counted_but_for_their_neighbours():
    parts = changed_parts(FACILITIES, FACILITIES.replace("Parkir", "Taman"))
    assert parts[0] == Gap(4)
    assert [told(line) for line in parts[1:]] == ["5. Musala;", "6. -Parkir.- +Taman.+"]


def test_the_same_words_have_no_parts():
    assert changed_parts(FACILITIES, FACILITIES + "\n") == ()


SOME = ["1.", "2.", "a.", "ruang", "dan", "meja;", "\n"]
WORDS = st.lists(st.sampled_from(SOME), max_size=30).map(" ".join)


def side(before: str, after: str, other: Change) -> list[str]:
    lines = lines_changed(before, after)
    return " ".join(p.text for line in lines for p in line.pieces if p.change is not other).split()


@given(WORDS, WORDS)
def test_no_word_of_either_side_is_lost(before, after):
    assert side(before, after, Change.ADDED) == before.split()
    assert side(before, after, Change.REMOVED) == after.split()


def test_very_long_changed_stretches_stand_under_each_other():
    before, after = "kata " * (MOST_WORDS + 1), "lain " * 3
    assert [line.pieces[0].change for line in lines_changed(before, after)] == [Change.REMOVED, Change.ADDED]


def test_changed_facts_are_named_for_people():
    before, after = {"days": 7, "unit": "working_day"}, {"days": 5, "unit": "working_day"}
    assert facts_changed(3, before, after) == (FactChange("Jangka waktu", "7 hari", "5 hari"),)
    assert facts_changed(4, {"fee": 0}, {}) == (FactChange("Biaya", "0 rupiah", "tidak ada"),)
    assert facts_changed(3, before, dict(before)) == ()


def test_what_one_list_has_and_the_other_has_not():
    assert taken_and_added(["PP 5", "UU 11"], ["UU 11", "PP 28"]) == (("PP 5",), ("PP 28",))
