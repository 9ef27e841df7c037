import pytest

from standards.components import COMPONENTS
from standards.outline import parse, problems, running, walk
from standards.regulation import read_annex
from standards.wording import clean, words
from tests.standards.annex_text import FILES, source, standard

BOTH = pytest.mark.parametrize("number", [44, 64])


def lists(parsed, number):
    """How many items each list of a component has, by the path of the item it hangs on."""
    outline = parsed.component(number).outline
    found = {"": len(outline.items)}
    found |= {item.path: len(item.children) for item in walk(outline) if item.children}
    return {path: count for path, count in found.items() if count}


@BOTH
def test_document_is_read_without_a_notice(number):
    parsed = read_annex(source(number), FILES[number])
    assert parsed.notices == ()
    assert parsed.outside == ()
    assert len(parsed.standards) == 1


def test_titles_of_the_documents():
    titles = {
        number: (each.annex_number, each.licence_type, each.risk, each.kbli, each.name, each.title_line)
        for number in (44, 64)
        for each in [standard(number)]
    }
    assert titles == {
        44: (44, "PERMIT", "HIGH", "71204", "Jasa Inspeksi Teknik Instalasi", 3),
        64: (64, "STANDARD_CERTIFICATE", "MEDIUM_HIGH", "33152", "Reparasi Lokomotif dan Gerbong Kereta", 3),
    }


@BOTH
def test_labels_of_the_document_are_those_of_the_components(number):
    assert [each.label for each in standard(number).components] == [each.label for each in COMPONENTS]


COUNTS = {
    2: {},
    3: {},
    4: {},
    5: {},
    6: {"": 8, "2": 13, "5": 3, "5.c": 2, "6": 5, "7": 3},
    7: {"": 6},
    8: {"": 50},
    9: {"": 9},
    10: {"": 2},
    11: {},
    12: {"": 5},
    13: {"": 3},
    14: {"": 3},
}


@BOTH
@pytest.mark.parametrize("component", COUNTS)
def test_lists_have_the_counts_of_the_regulation(number, component):
    assert lists(standard(number), component) == COUNTS[component]


def test_requirements_have_their_own_counts():
    assert lists(standard(44), 1) == {"": 2, "A": 2, "B": 5}
    assert lists(standard(64), 1) == {"": 2, "A": 5, "B": 5}


@BOTH
def test_every_line_of_the_file_is_in_exactly_one_cell(number):
    cells = standard(number).cells
    lines = [line for line in source(number).decode().split("\n") if line.strip()]
    assert sorted(line for cell in cells for line in cell.raw.split("\n")) == sorted(lines)
    assert len({cell.first_line for cell in cells}) == len(cells)


@BOTH
def test_cells_name_the_lines_they_come_from(number):
    lines = source(number).decode().split("\n")
    for cell in standard(number).cells:
        raw = cell.raw.split("\n")
        assert (lines[cell.first_line - 1], lines[cell.last_line - 1]) == (raw[0], raw[-1])


@BOTH
def test_every_word_of_the_file_comes_back_from_cells_and_labels(number):
    """Title, table headers, sections, then number, label and URAIAN of each component."""
    parsed = standard(number)
    found = [word for cell in parsed.cells if cell.component is None for word in cell.raw.split()]
    for each in parsed.components:
        found += [str(each.number), *each.label.split(), *each.raw.split()]
    assert sorted(found) == sorted(source(number).decode().split())


@BOTH
@pytest.mark.parametrize("component", range(1, 15))
def test_every_word_of_the_cell_comes_back_from_its_outline(number, component):
    read = standard(number).component(component)
    assert running(read.outline) == clean(read.raw)
    assert words(read.text) == words(read.raw)
    assert parse(read.text) == read.outline
    assert problems(read.text) == []


def test_page_breaks_are_joined_in_mid_phrase_and_inside_lists():
    four, six = standard(44), standard(64)
    assert "Jalan Jenderal Sudirman, Kelurahan" in four.component(6).text
    assert (four.component(6).first_line, four.component(6).last_line) == (12, 18)
    facilities = four.component(8).outline.items
    assert (facilities[22].text, facilities[23].text) == ("Mushola;", "Toilet (umum dan disabilitas);")
    assert (six.component(8).outline.items[11].text) == "Ruang dan meja kerja pimpinan;"
    second = next(item for item in walk(six.component(6).outline) if item.path == "5.c.2")
    assert second.text.startswith("Jenis masalah yang dikelompokkan")
    assert second.text.endswith("Kompetensi pelaksana; dll.")


def test_emphasis_stays_and_layout_markup_goes():
    text = standard(44).component(8).text
    assert "18. Ruang <i>pantry</i> ;\n" in text
    for number in (44, 64):
        assert not [each for each in standard(number).components if "<p" in each.text or "<ol" in each.text]


def test_regulations_of_component_7_are_in_order():
    shared = ["uu-11-2020", "pp-5-2021", "pp-6-2021", "peraturan-bkpm-3-2021", "peraturan-bkpm-4-2021"]
    keys = {number: [c.key for c in standard(number).component(7).regulations] for number in (44, 64)}
    assert keys == {44: [*shared, "permentan-15-2021"], 64: [*shared, "permenperin-9-2021"]}
    assert standard(44).component(6).regulations == ()
